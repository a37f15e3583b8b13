import {parseVariableReference, variableReference} from "../../config/variable-reference.ts";

/** The variable that tells the unit from the others: every source has it where the evaluation has units. */
export const unitName = "$unit";

/** Whether an analysis compares the unit with others: then it counts everybody, and groups them by that. */
export function namesUnit(spec: unknown): boolean {
  return namesVariable(spec, ({variable}) => variable === unitName);
}

/** Whether a variable is named somewhere in an analysis. */
export function namesVariable(
  spec: unknown,
  isMeant: (reference: {readonly source: string; readonly variable: string}) => boolean,
): boolean {
  if (typeof spec === "string")
    return variableReference.safeParse(spec).success && isMeant(parseVariableReference(spec));
  if (typeof spec !== "object" || spec === null) return false;
  return Object.entries(spec).some(([key, value]) => namesVariable(key, isMeant) || namesVariable(value, isMeant));
}

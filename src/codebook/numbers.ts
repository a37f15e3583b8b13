import type {Category, Variable} from "./model.ts";

/** Whether a variable stands for numbers: it is one, or its answers have codes that are numbers. */
export function hasNumbers(variable: Variable): boolean {
  if (variable.scale === null) return variable.kind === "number";
  const counted = answersOf(variable);
  return counted.length > 0 && counted.every((each) => /^-?\d+(?:\.\d+)?$/.test(each.code));
}

/** The answers of a categorical variable that do not mean missing; none of other variables. */
export function answersOf({scale}: Variable): Category[] {
  return (scale?.categories ?? []).filter((each) => each.missing === null);
}

import {z} from "zod";

/** A variable as it is written in evaluation.yaml: `borger.psykhelb`, or `borger.psykhelb@3` at wave 3. */
export interface VariableReference {
  readonly source: string;
  readonly variable: string;
  /** Null: the analysis's own wave. */
  readonly wave: number | null;
}

const pattern = /^([\p{L}_][\p{L}\p{N}_-]*)\.(\$?[\p{L}_][\p{L}\p{N}_]*)(?:@(\d+))?$/u;

export const variableReference = z
  .string()
  .regex(pattern, "is not a variable: write source.variable, or source.variable@wave")
  .describe("A variable: source.variable, or source.variable@wave");

/** Takes a checked reference apart. */
export function parseVariableReference(text: string): VariableReference {
  const [, source = "", variable = "", wave] = pattern.exec(text) ?? [];
  return {source, variable, wave: wave === undefined ? null : Number(wave)};
}

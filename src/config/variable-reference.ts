import {z} from "zod";

/** A variable as it is written in evaluation.yaml: `borger.psykhelb`, or `borger.psykhelb@3` at wave 3. */
export interface VariableReference {
  readonly source: string;
  readonly variable: string;
  /** Null: the analysis's own wave. */
  readonly wave: number | null;
}

const plainName = String.raw`\$?[\p{L}_][\p{L}\p{N}_.#$-]*`;
const bracketed = String.raw`\[((?:[^\]]|\]\])+)\]`;
const pattern = new RegExp(`^([\\p{L}_][\\p{L}\\p{N}_-]*)\\.(?:${bracketed}|(${plainName}))(?:@(\\d+))?$`, "u");

const plainPattern = new RegExp(`^${plainName}$`, "u");

export const variableReference = z
  .string()
  .regex(
    pattern,
    "is not a variable: write source.variable, or source.[a name with blanks], with @wave behind for a wave",
  )
  .describe(
    "A variable: source.variable or source.variable@wave; a name with blanks or signs as source.[Hvor bor du?]",
  );

/** Takes a checked reference apart. */
export function parseVariableReference(text: string): VariableReference {
  const [, source = "", inBrackets, plain = "", wave] = pattern.exec(text) ?? [];
  return {
    source,
    variable: inBrackets?.replaceAll("]]", "]") ?? plain,
    wave: wave === undefined ? null : Number(wave),
  };
}

/** A reference as it is written in evaluation.yaml, in brackets where the name wants them. */
export function writeVariableReference({source, variable, wave}: VariableReference): string {
  const name = plainPattern.test(variable) ? variable : `[${variable.replaceAll("]", "]]")}]`;
  return `${source}.${name}${wave === null ? "" : `@${wave}`}`;
}

/** A variable of a source as messages name it, so that it can be copied from them: `borger.psykhelb`. */
export function referenceTo(source: string, variable: string): string {
  return writeVariableReference({source, variable, wave: null});
}

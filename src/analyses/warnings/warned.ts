import type {Note, Warning} from "../../results/model.ts";

/** What one table warns of, and the notes that tell it. */
export interface Warned {
  readonly warnings: readonly Warning[];
  readonly notes: readonly Note[];
}

export const nothingToWarnOf: Warned = {warnings: [], notes: []};

/** Warnings of one kind with the one note that tells them all; nothing when there are none. */
export function warned(warnings: readonly Warning[], text: (warnings: readonly Warning[]) => string): Warned {
  return warnings.length === 0 ? nothingToWarnOf : {warnings, notes: [{kind: "warning", text: text(warnings)}]};
}

export function together(...parts: readonly Warned[]): Warned {
  return {warnings: parts.flatMap(({warnings}) => warnings), notes: parts.flatMap(({notes}) => notes)};
}

import {CliError} from "../errors/cli-error.ts";
import type {Entry} from "./entry.ts";
import type {Variable, VariableKind} from "./model.ts";

/**
 * The smallest change that matters, where codebook.yaml gives one.
 * @throws CliError (config) for a variable that is no number
 */
export function relevantChangeOf(
  entry: Entry | null,
  kind: VariableKind,
  name: string,
): Pick<Variable, "relevantChange"> {
  const relevantChange = entry?.spec.relevant_change;
  if (entry === null || relevantChange === undefined) return {};
  if (kind === "number") return {relevantChange};
  throw new CliError("config", `${name} is a ${kind} variable, so "relevant_change" says nothing.`, {
    place: entry.at(["relevant_change"]),
    hint: `Take "relevant_change" out, or give it to a number or an index.`,
  });
}

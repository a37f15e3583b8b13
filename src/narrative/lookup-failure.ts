import {CliError, type Place} from "../errors/cli-error.ts";
import {didYouMean, nearest} from "../errors/did-you-mean.ts";
import {LookupError, type LookupSubject} from "../results/lookup-error.ts";
import {distinctNames} from "../results/match-names.ts";

const plurals: Record<LookupSubject, string> = {
  analysis: "analyses",
  figure: "figures",
  block: "blocks",
  row: "rows",
  column: "columns",
  wave: "waves",
  test: "tests",
  method: "methods",
  fact: "facts",
  unit: "units",
};

/** A failed look-up as the author sees it: what, where, and what may have been meant. */
export function lookupFailure(error: LookupError, place: Place): CliError {
  const kind = error.problem === "empty" ? "data" : "config";
  return new CliError(kind, error.message, {place, hint: hintFor(error), cause: error});
}

/** Whether an error only says that the data leave a cell empty, and not that something is written wrong. */
export function isEmptyCell(error: unknown): boolean {
  return error instanceof CliError && error.cause instanceof LookupError && error.cause.problem === "empty";
}

function hintFor({problem, subject, wanted, candidates}: LookupError): string | undefined {
  if (problem === "empty") return "Ask for another number, or put the sentence in {{#when}}.";
  if (candidates.length === 0) return undefined;
  const labels = distinctNames(candidates);
  // Wave numbers are all near each other, so a near one says nothing.
  if (problem !== "unknown" || subject === "wave") return `Choose from ${listed(labels)}.`;
  const meant = nearest(wanted, [...labels, ...candidates.map(({key}) => key)]);
  return meant === undefined ? didYouMean(wanted, labels, plurals[subject]) : `Did you mean "${meant}"?`;
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}

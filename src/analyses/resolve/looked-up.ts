import {CliError, type Place} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {LookupError} from "../../results/lookup-error.ts";
import {distinctNames} from "../../results/match-names.ts";

/** Runs a look-up, and tells where in the file the name stands that leads nowhere. */
export function lookedUp<Found>(place: Place, look: () => Found): Found {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof LookupError)) throw error;
    throw new CliError(error.problem === "empty" ? "data" : "config", error.message, {
      place,
      hint: hintFor(error),
      cause: error,
    });
  }
}

function hintFor({wanted, candidates}: LookupError): string | undefined {
  if (candidates.length === 0) return undefined;
  const own = distinctNames(candidates);
  const names = candidates.flatMap(({key}, index) => [...new Set([own[index] ?? key, key])]);
  return didYouMean(wanted, names);
}

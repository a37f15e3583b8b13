import {CliError, type Place} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {LookupError} from "../../results/lookup-error.ts";

/** Runs a look-up, and tells where in the file the name stands that leads nowhere. */
export function lookedUp<Found>(place: Place, look: () => Found): Found {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof LookupError)) throw error;
    const names = error.candidates.flatMap(({key, label}) => (label === null || label === key ? [key] : [label, key]));
    throw new CliError(error.problem === "empty" ? "data" : "config", error.message, {
      place,
      hint: names.length === 0 ? undefined : didYouMean(error.wanted, names),
      cause: error,
    });
  }
}

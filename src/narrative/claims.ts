import {CliError, formatPlace, type Place} from "../errors/cli-error.ts";
import type {ClaimNode} from "./bind.ts";

/** A claim that the data do not support. */
export interface FailedClaim {
  readonly name: string;
  readonly place: Place;
  /** What the report would have said. */
  readonly sentence: string;
  /** As written in `test=`. */
  readonly test: string;
  /** The test with the numbers put in. */
  readonly explanation: string;
}

/** Claims are spoken of by name, so two may not share one. @throws CliError (config) */
export function refuseSameNames(claims: readonly ClaimNode[]): void {
  const seen = new Map<string, Place>();
  for (const {name, place} of claims) {
    const earlier = seen.get(name);
    if (earlier !== undefined) {
      const hint = `The other one is at ${formatPlace(earlier)}.`;
      throw new CliError("config", `There are two claims with the name "${name}".`, {place, hint});
    }
    seen.set(name, place);
  }
}

/** One error for all claims that do not hold: the first in full, the others by name. */
export function claimFailure(failed: readonly [FailedClaim, ...FailedClaim[]]): CliError {
  const [{name, place, sentence, test, explanation}, ...others] = failed;
  const message = `The claim "${name}" does not hold: «${sentence}» rests on ${test}, which is ${explanation}.`;
  return new CliError("claim", message, {place, hint: `Change the sentence or its test.${alsoFailed(others)}`});
}

function alsoFailed(others: readonly FailedClaim[]): string {
  if (others.length === 0) return "";
  const names = others.map(({name, place}) => `"${name}" (${formatPlace(place)})`).join(", ");
  return others.length === 1
    ? ` 1 other claim does not hold either: ${names}.`
    : ` ${others.length} other claims do not hold either: ${names}.`;
}

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

/** Claims are spoken of by name, so two may not share one: a CliError (config) for each that has an earlier one's. */
export function sameNames(claims: readonly ClaimNode[]): CliError[] {
  const seen = new Map<string, Place>();
  return claims.flatMap(({name, place}) => {
    const earlier = seen.get(name);
    if (earlier === undefined) {
      seen.set(name, place);
      return [];
    }
    const hint = `The other one is at ${formatPlace(earlier)}.`;
    return [new CliError("config", `There are two claims with the name "${name}".`, {place, hint})];
  });
}

/** What is behind the error of a claim that does not hold, for those who point at the sentence. */
export class UnsupportedClaim extends Error {
  readonly claim: string;
  /** What the report would have said. */
  readonly sentence: string;

  constructor(claim: string, sentence: string) {
    super("the data do not support this claim");
    this.name = "UnsupportedClaim";
    this.claim = claim;
    this.sentence = sentence;
  }
}

export function claimFailure({name, place, sentence, test, explanation}: FailedClaim): CliError {
  const message = `The claim "${name}" does not hold: «${sentence}» rests on ${test}, which is ${explanation}.`;
  return new CliError("claim", message, {
    place,
    hint: "Change the sentence or its test.",
    cause: new UnsupportedClaim(name, sentence),
  });
}

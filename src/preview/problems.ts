import {CliError, formatPlace, type Place} from "../errors/cli-error.ts";
import {withoutPersonalData} from "../errors/masked.ts";
import {UnsupportedClaim} from "../narrative/claims.ts";
import {wordsOfSentence} from "./claimed-sentence.ts";
import type {PlacesInPage, Spot} from "./places.ts";

/** Something that is wrong, as the page shows it. */
export interface Problem {
  readonly level: "error" | "warning";
  readonly message: string;
  readonly hint: string | null;
  /** `file:line:column`, as far as it is known. */
  readonly place: string | null;
  /** Where in the page it belongs; null when it is about all of it. */
  readonly spot: Spot | null;
  /** What a claim says that does not hold: pieces of the text at its spot, one after the other. Else empty. */
  readonly sentence: readonly string[];
}

/**
 * An error as the page shows it. What looks like personal data is hidden, whoever quoted it.
 * @param places of the page; null while there is none
 */
export function problemOf({message, hint, place, cause}: CliError, places: PlacesInPage | null): Problem {
  return {
    level: "error",
    message: withoutPersonalData(message),
    hint: hint === undefined ? null : withoutPersonalData(hint),
    place: place === undefined ? null : formatPlace(place),
    spot: places?.spotOf(place) ?? null,
    sentence: cause instanceof UnsupportedClaim ? wordsOfSentence(cause.sentence) : [],
  };
}

/** Something that an author should look at. */
export interface Remark {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly place?: Place | undefined;
}

/** A remark as the page shows it: as an error, but more quietly. */
export function warningOf({message, hint, place}: Remark, places: PlacesInPage | null): Problem {
  return {...problemOf(new CliError("config", message, {hint, place}), places), level: "warning"};
}

/** What is wrong with what, wherever in its file it has moved to: by this a problem is known again. */
export function subjectOf({level, message, place}: Problem): string {
  return `${level} ${place?.replace(/(?::\d+){1,2}$/, "") ?? ""} ${message}`;
}

/** Something that should not have happened, as the page shows it. */
export function defectOf(error: unknown): Problem {
  const message = `This is a defect of maalepunkt, not of your files: ${error instanceof Error ? error.message : String(error)}`;
  return {...warningOf({message}, null), level: "error"};
}

import {CliError, type Place} from "../../../errors/cli-error.ts";
import {printPercent} from "../../../numbers/print.ts";
import {roundedShare} from "../../../numbers/rounding.ts";
import type {NumberStyle} from "../../../numbers/style.ts";
import {fewestDecimals} from "../../table/decimals.ts";

/** A share as it would be printed with the published number's decimals. */
export interface RoundedOurs {
  readonly printed: string;
  readonly differs: boolean;
  /** What explains a difference by itself, in Danish; null when nothing does. */
  readonly explanation: string | null;
}

/** Compares a published percentage with our share, at the decimals that the published one is written with. */
export function compareShare(count: number, base: number, published: number, style: NumberStyle): RoundedOurs {
  const decimals = fewestDecimals(published);
  const theirs = Math.round(published * 10 ** decimals);
  const ours = roundedShare(count, base, decimals, style.rounding);
  const differs = ours !== theirs;
  const isDoubleRounding = differs && roundedShare(count, base, decimals, "via-one-decimal") === theirs;
  return {
    printed: printPercent(count, base, {...style, decimals}),
    differs,
    explanation: isDoubleRounding ? `Dobbelt afrunding: ${roundingSteps(count, base, decimals, style)}.` : null,
  };
}

/** "16,49 til 16,5 til 17": the share, then rounded to one decimal more than is printed, then to the printed ones. */
function roundingSteps(count: number, base: number, decimals: number, style: NumberStyle): string {
  const once = roundedShare(count, base, decimals);
  let fine = decimals + 2;
  // With too few decimals the share would look like the tie that it is not: 24,499 must not be shown as 24,50.
  while (Math.floor(roundedShare(count, base, fine) / 10 ** (fine - decimals) + 0.5) !== once && fine < 12) fine += 1;
  const shown = [fine, decimals + 1].map((places) =>
    printPercent(count, base, {...style, rounding: "half-up", decimals: places}),
  );
  const twice = printPercent(count, base, {...style, rounding: "via-one-decimal", decimals});
  return [...shown, twice].join(" til ");
}

/** One published number beside ours. */
export interface Verdict {
  /** What is compared, for messages. */
  readonly subject: string;
  readonly ours: string;
  readonly published: string;
  readonly differs: boolean;
  /** The author's reason. */
  readonly reason?: string | undefined;
  readonly explanation: string | null;
  readonly place: Place;
}

/**
 * Why the two differ: the author's reason, else what explains it by itself; null when they do not differ.
 * @throws CliError (data) for a difference that nothing explains, and for a reason where there is no difference
 */
export function reasonOf(verdict: Verdict): string | null {
  const {subject, ours, published, differs, reason, explanation, place} = verdict;
  if (!differs) {
    if (reason === undefined) return null;
    throw new CliError("data", `${subject} is ${ours}, as published, but a reason is given why it is not.`, {
      place,
      hint: "Take the reason out.",
    });
  }
  const why = reason ?? explanation;
  if (why !== null) return why;
  throw new CliError("data", `${subject} is ${ours}, but ${published} is published, and nothing explains it.`, {
    place,
    hint: "Correct the number or what it is compared with, or give a reason.",
  });
}

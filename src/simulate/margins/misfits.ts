import {printNumber} from "../../numbers/print.ts";
import {roundedShare} from "../../numbers/rounding.ts";
import type {Findings} from "../../results/model.ts";
import type {Fit} from "../fit/fit.ts";
import type {Learnt} from "../probe/learn.ts";
import {whyMisfit} from "./why.ts";

/** A printed number that the invented people do not give. */
export interface Misfit {
  readonly table: string | null;
  readonly what: string;
  readonly part: "cell" | "base" | "prose";
  readonly printed: string;
  readonly ours: string;
  /** In Danish. */
  readonly why: string;
}

/** The printed numbers that the people do not give, and why no people could give them with all the others. */
export function misfitsOf(
  learnt: readonly Learnt[],
  {bases, totals}: Pick<Fit, "bases" | "totals">,
  findings: Findings,
): Misfit[] {
  const most = Math.max(...totals.values());
  const printed = learnt.map((each) => ({each, ours: printedOurs(each, findings)}));
  const isFitted = new Set(printed.flatMap(({each, ours}) => (ours === printedTheirs(each) ? [each] : [])));
  return printed
    .filter(({each}) => !isFitted.has(each))
    .map(({each, ours}): Misfit => {
      const {table, what, part} = each.margin;
      return {
        table,
        what,
        part,
        printed: printedTheirs(each),
        ours,
        why: whyMisfit(each, {learnt, bases, isFitted, findings, most}),
      };
    });
}

function printedTheirs({margin}: Learnt): string {
  return printNumber(margin.printed, margin.decimals);
}

/** What our table holds, rounded as the published number is. */
function printedOurs({margin}: Learnt, {style, ...findings}: Findings): string {
  const observed = margin.observe({style, ...findings});
  switch (observed?.kind) {
    case "share":
      return printNumber(
        roundedShare(observed.count, observed.base, margin.decimals, style.rounding) / 10 ** margin.decimals,
        margin.decimals,
      );
    case "count":
      return printNumber(observed.count, margin.decimals);
    case "number":
      return printNumber(observed.exact, margin.decimals);
    default:
      return "–";
  }
}

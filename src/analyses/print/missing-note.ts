import {printNumber} from "../../numbers/print.ts";
import type {Note} from "../../results/model.ts";
import type {BaseCounts} from "../count/tally.ts";
import {lowerFirst} from "./danish.ts";

/** A column, or another part of a table with a base of its own. */
export interface NamedBase {
  readonly label: string;
  readonly base: BaseCounts;
}

/** What the left out answers are not part of. */
export type Whole = "procentgrundlaget" | "opgørelsen";

/** Longer labels are not repeated under the table. */
const longestLabel = 40;

/**
 * The note on answers that are left out of the base; none when there are none. Persons without a form, and questions
 * that were not put, are no blanks and are not mentioned.
 */
export function missingNotes(bases: readonly NamedBase[], whole: Whole = "procentgrundlaget"): Note[] {
  const sentences = [
    leftOut(bases, ({noAnswer}) => noAnswer, blanks, whole),
    leftOut(bases, ({includes, dontKnow}) => (includes.dontKnow ? 0 : dontKnow), answered("Ved ikke"), whole),
    leftOut(
      bases,
      ({includes, notRelevant}) => (includes.notRelevant ? 0 : notRelevant),
      answered("Ikke relevant"),
      whole,
    ),
  ];
  const text = sentences.filter((sentence) => sentence !== null).join(" ");
  return text === "" ? [] : [{kind: "missing", text}];
}

interface Words {
  readonly one: string;
  readonly many: string;
  readonly all: string;
}

const blanks: Words = {one: "1 ubesvaret", many: "ubesvarede", all: "Ubesvarede"};

function answered(label: string): Words {
  return {one: `1 svar »${label}«`, many: `svar »${label}«`, all: `»${label}«`};
}

function leftOut(
  bases: readonly NamedBase[],
  count: (base: BaseCounts) => number,
  words: Words,
  whole: Whole,
): string | null {
  const counts = bases.map(({base}) => count(base));
  const most = Math.max(0, ...counts);
  if (most === 0) return null;
  if (counts.every((n) => n === most)) {
    const each = bases.length === 1 ? "" : " i hver kolonne";
    const amount = most === 1 ? words.one : `${printNumber(most, 0)} ${words.many}`;
    return `${amount}${each} indgår ikke i ${whole}.`;
  }
  const named = bases.flatMap(({label}, index) => {
    const n = counts[index] ?? 0;
    return n === 0 ? [] : [{label, n}];
  });
  if (named.length > 4 || named.some(({label}) => label.length > longestLabel)) {
    return `${words.all} indgår ikke i ${whole} (højst ${printNumber(most, 0)} pr. kolonne).`;
  }
  return `${words.all} indgår ikke: ${named.map(({label, n}) => `${lowerFirst(label)} ${printNumber(n, 0)}`).join(", ")}.`;
}

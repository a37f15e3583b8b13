import {printNumber} from "../../numbers/print.ts";
import type {Note} from "../../results/model.ts";
import type {BaseCounts} from "../count/tally.ts";

/** A column, or another part of a table with a base of its own. */
export interface NamedBase {
  readonly label: string;
  readonly base: BaseCounts;
}

export interface NoteWords {
  /** What the left out answers are not part of. */
  readonly whole: "procentgrundlaget" | "opgørelsen";
  /** What has a base of its own: "hvert spørgsmål". */
  readonly each: string;
  /** Whether another note tells how many have answered, so that blanks need none. */
  readonly toldElsewhere: "blanks" | "nothing";
}

const usual: NoteWords = {whole: "procentgrundlaget", each: "hvert spørgsmål", toldElsewhere: "nothing"};

/** A sentence that would be longer does not repeat the labels of the table. */
const longestSentence = 140;

/**
 * The note on answers that are left out of the base; none when there are none. Persons without a form, and questions
 * that were not put, are no blanks and are not mentioned.
 */
export function missingNotes(bases: readonly NamedBase[], words: Partial<NoteWords> = {}): Note[] {
  const told = {...usual, ...words};
  const sentences = [
    told.toldElsewhere === "blanks" ? null : leftOut(bases, ({noAnswer}) => noAnswer, blanks, told),
    leftOut(bases, ({includes, dontKnow}) => (includes.dontKnow ? 0 : dontKnow), answered("Ved ikke"), told),
    leftOut(
      bases,
      ({includes, notRelevant}) => (includes.notRelevant ? 0 : notRelevant),
      answered("Ikke relevant"),
      told,
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
  {whole, each}: NoteWords,
): string | null {
  const counts = bases.map(({base}) => count(base));
  const most = Math.max(0, ...counts);
  if (most === 0) return null;
  if (counts.every((n) => n === most)) {
    const everywhere = bases.length === 1 ? "" : ` ved ${each}`;
    const amount = most === 1 ? words.one : `${printNumber(most, 0)} ${words.many}`;
    return `${amount}${everywhere} indgår ikke i ${whole}.`;
  }
  const named = bases.flatMap(({label}, index) => {
    const n = counts[index] ?? 0;
    return n === 0 ? [] : [{label, n}];
  });
  // Labels as they stand in the table, since many are names; what they all begin with is said once.
  const shared = sharedBeginning(named.map(({label}) => label));
  const rests = named.map(({label, n}) => ({label: label.slice(shared.length), n}));
  const list = rests.map(({label, n}) => `${label}: ${printNumber(n, 0)}`);
  const where = shared === "" ? "" : ` ved »${shared.slice(0, -separator.length)}«`;
  const sentence = `${words.all}${where} indgår ikke (${list.join(rests.some(({label}) => label.includes(",")) ? "; " : ", ")}).`;
  if (sentence.length <= longestSentence) return sentence;
  return `${words.all} indgår ikke i ${whole} (højst ${printNumber(most, 0)} ved ${each}).`;
}

const separator = ", ";

/** What several labels have in common up to their last shared comma, as an item's label before those of its groups; else nothing. */
function sharedBeginning(labels: readonly string[]): string {
  const [first = "", ...others] = labels;
  if (others.length === 0) return "";
  let end = first.lastIndexOf(separator);
  while (end > 0 && !others.every((label) => label.startsWith(first.slice(0, end + separator.length)))) {
    end = first.lastIndexOf(separator, end - 1);
  }
  return end > 0 ? first.slice(0, end + separator.length) : "";
}

import {printNumber} from "../../numbers/print.ts";
import type {Note, TestRecord} from "../../results/model.ts";
import {listOf, upperFirst} from "../print/danish.ts";
import type {Repeated} from "./repeated.ts";
import type {RepeatedTest} from "./repeated-record.ts";
import {simulationWords} from "./simulation-words.ts";
import {leadingName} from "./test-words.ts";

/** One item of a table whose measurements on the same persons were tested, or could not be. */
export interface RepeatedItem {
  /** How it is called in the note; empty in a table of one item. */
  readonly name: string;
  readonly repeated: Repeated;
  /** Whether the scale has a good end, so that moves go forth and back rather than up and down. */
  readonly hasGoodEnd: boolean;
  readonly test: RepeatedTest;
}

interface NamedRecord {
  readonly item: RepeatedItem;
  readonly pair: string | null;
  readonly record: TestRecord;
}

/** All tests of a table, in the order of its items. */
export function testsOf(items: readonly RepeatedItem[]): TestRecord[] {
  return items.flatMap(({test}) => test.tests.map(({record}) => record));
}

/**
 * The notes on the tests of one table: for each method one, with each item's p, what moved, on how many and how much;
 * and one for each reason that something could not be tested.
 */
export function repeatedNotes(items: readonly RepeatedItem[]): Note[] {
  const tested = items.flatMap((item) => item.test.tests.map((test): NamedRecord => ({item, ...test})));
  const methods = [...new Set(tested.map(({record}) => record.chosen.method))];
  const texts = methods.map((method) => methodText(tested.filter(({record}) => record.chosen.method === method)));
  return [...texts, ...untestedTexts(items)].map((text) => ({kind: "test", text}));
}

function methodText(tested: readonly NamedRecord[]): string {
  const [first] = tested;
  if (first === undefined) return "";
  const {chosen, chosenBy, reason} = first.record;
  const name = chosen.method === "sign-test" ? "eksakt fortegnstest" : chosen.name;
  const what = first.item.repeated.level === "number" ? "tal" : "svar";
  const adjusted = chosen.adjusted === undefined ? "" : ", med p-værdier korrigeret efter Holm";
  const author = chosenBy === "author" ? ` ${reason}` : "";
  return `${leadingName(name)} på de samme personers ${what}${adjusted}: ${tested.map(recordText).join("; ")}.${author}`;
}

function recordText({item, pair, record}: NamedRecord): string {
  const {chosen} = record;
  const name = [item.name, pair ?? ""].filter((word) => word !== "").join(" ");
  const sizes = record.effects.map((effect) => {
    const word = effect.method === "net-change" ? "netto" : effect.name;
    return `, ${word} ${effect.printed}`;
  });
  const p = `${chosen.printed}${simulationWords(chosen)} (${countText(item, record)})${sizes.join("")}`;
  return name === "" ? p : `${name} ${p}`;
}

/** Who moved which way, where answers have an order and there are two measurements; else on how many. */
function countText({hasGoodEnd, repeated}: RepeatedItem, record: TestRecord): string {
  const total = printNumber(record.chosen.n, 0);
  if (!record.effects.some(({method}) => method === "net-change")) return `n = ${total}`;
  const [up = 0, , down = 0] = record.counts[0] ?? [];
  const [ups, downs] = [printNumber(up, 0), printNumber(down, 0)];
  if (hasGoodEnd) return `${ups} frem og ${downs} tilbage af ${total}`;
  if (repeated.level !== "binary") return `${ups} op og ${downs} ned af ${total}`;
  const [low = "", high = ""] = repeated.labels;
  return `${ups} til »${high}« og ${downs} til »${low}« af ${total}`;
}

function untestedTexts(items: readonly RepeatedItem[]): string[] {
  const failed = items.flatMap(({name, test}) =>
    test.failures.map(({pair, reason}) => ({
      name: [name, pair ?? ""].filter((word) => word !== "").join(" "),
      isAll: pair === null,
      reason,
    })),
  );
  const reasons = [...new Set(failed.map(({reason}) => reason))];
  return reasons.map((reason) => {
    const alike = failed.filter((each) => each.reason === reason);
    if (alike.length === items.length && alike.every(({isAll}) => isAll)) return `Ikke testet, fordi ${reason}.`;
    return `${upperFirst(listOf(alike.map(({name}) => name)))}: ikke testet, fordi ${reason}.`;
  });
}

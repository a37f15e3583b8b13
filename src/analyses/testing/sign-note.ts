import {printNumber} from "../../numbers/print.ts";
import type {Note, TestRecord} from "../../results/model.ts";
import type {Followed} from "../count/followed.ts";
import {scaleOf} from "../resolve/categories.ts";

/**
 * One note on the sign tests of a table of change: for each item its p, and how many of how many moved which way. A single
 * item needs no name; with several they are numbered by their place in the table when their labels are whole questions.
 */
export function signNotes(tests: readonly TestRecord[], parts: readonly Followed[]): Note[] {
  if (tests.length === 0) return [];
  const longest = Math.max(...parts.map(({item}) => item.label.length));
  const texts = tests.flatMap((test) => {
    const place = parts.findIndex(({key}) => key === test.key);
    const label = parts[place]?.item.label ?? "";
    const name = parts.length === 1 ? "" : `${longest > longLabel ? `spørgsmål ${place + 1}` : label} `;
    const [up = 0, , down = 0] = test.counts[0] ?? [];
    const item = parts[place]?.item;
    const [forth, back] = item !== undefined && scaleOf(item).best === null ? ["op", "ned"] : ["frem", "tilbage"];
    const moves = `${printNumber(up, 0)} ${forth} og ${printNumber(down, 0)} ${back} af ${printNumber(test.chosen.n, 0)}`;
    return [`${name}${test.chosen.printed} (${moves})`];
  });
  return [{kind: "test", text: `Eksakt fortegnstest på de samme personers svar: ${texts.join("; ")}.`}];
}

const longLabel = 60;

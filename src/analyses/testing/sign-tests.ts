import type {TestRecord} from "../../results/model.ts";
import {contingencyTable} from "../count/contingency.ts";
import type {Followed} from "../count/followed.ts";
import {lowerFirst} from "../print/danish.ts";
import {scaleOf} from "../resolve/categories.ts";
import type {WaveHeading} from "../resolve/wave-headings.ts";
import type {Task} from "../task.ts";
import {hasDirection, movesOf, signRecord} from "./sign.ts";

/** A sign test for each item that has a direction and that somebody has moved on; none unless there are two waves. */
export async function signTests(
  task: Task<"change">,
  parts: readonly Followed[],
  headings: readonly WaveHeading[],
): Promise<TestRecord[]> {
  const [first, second] = headings;
  if (first === undefined || second === undefined || headings.length !== 2) return [];
  const waves = `fra ${lowerFirst(first.label)} til ${lowerFirst(second.label)}`;
  const records = await Promise.all(
    parts.map(async (part) => {
      const scale = scaleOf(part.item);
      if (!hasDirection(part.item, scale)) return null;
      const moves = movesOf(await pairsOf(part), scale.best);
      const block = task.spec.arrangement === "columns" ? "all" : part.key;
      return signRecord({key: part.key, block, label: `${part.item.label} – ${waves}`}, moves, task.context.style);
    }),
  );
  return records.filter((record) => record !== null);
}

/** Persons by their answers of substance at the first and second wave, both in the order of the scale. */
function pairsOf({item, rows}: Followed) {
  const codes = scaleOf(item).categories.flatMap(({code, missing}) => (missing === null ? [code] : []));
  const placed = rows.map(({answers: [before, after], n}) => ({
    row: codes.indexOf(before?.code ?? ""),
    column: codes.indexOf(after?.code ?? ""),
    n,
  }));
  const pairs = placed.filter(({row, column}) => row >= 0 && column >= 0);
  return contingencyTable(pairs, codes.length, codes.length);
}

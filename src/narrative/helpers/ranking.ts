import {leadingRows} from "../../results/leading-rows.ts";
import {LookupError} from "../../results/lookup-error.ts";
import {matchNames} from "../../results/match-names.ts";
import type {Findings, Row} from "../../results/model.ts";
import {findAnalysis, type Selector, selectBlock, selectColumns} from "../../results/select-cells.ts";
import {countPhrase} from "../phrases/count.ts";
import {inSentence} from "../phrases/letter-case.ts";
import {listPhrase} from "../phrases/list.ts";
import {percentPhrase, printedAt} from "../phrases/percent.ts";
import {defineHelper} from "./define.ts";
import {numberOutput} from "./number-output.ts";
import {flag, positiveNumber, text, unit} from "./parameters.ts";

interface Ranked {
  readonly label: string;
  readonly count: number;
  /** What the count is out of; null when it is out of nothing. */
  readonly base: number | null;
  readonly address: string;
}

/**
 * `angst (21 borgere), depression (16 borgere) og ADHD (5 borgere)`: categories that somebody is in, by falling count, in figures.
 * Equal counts stand in the table's order, and a tie at the end of `first` is let in whole. With `share=true` percentages stand
 * for the counts. «Ved ikke» and its like are ranked only with `all=true`.
 */
export const ranking = defineHelper({
  name: "ranking",
  example: '{{ranking "diagnoser" first=3 unit="borger|borgere"}}',
  takes: "the key of an analysis",
  options: {
    block: text,
    column: text,
    wave: text,
    rows: text,
    first: positiveNumber,
    unit,
    keepCase: flag,
    share: flag,
    all: flag,
  },
  run(key, given, results) {
    const selector = {analysis: key, block: given.block, columns: given.column, wave: given.wave};
    const ranked = rank(results, selector, given.rows, given.all === true);
    const last = given.first === undefined ? undefined : ranked[given.first - 1];
    const shown = last === undefined ? ranked : ranked.filter((item) => item.count >= last.count);
    const items = shown.map((item) => {
      const label = given.keepCase === true ? item.label : inSentence(item.label);
      const size = given.share === true ? shareOf(item, results) : undefined;
      return `${label} (${size ?? countPhrase(item.count, {wordsUpTo: 0, digits: true, unit: given.unit})})`;
    });
    return numberOutput(
      listPhrase(items),
      shown.map((item) => item.address),
    );
  },
});

function rank(results: Findings, selector: Selector, names: string | undefined, all: boolean): Ranked[] {
  const analysis = findAnalysis(results, selector.analysis);
  const block = selectBlock(analysis, selector.block);
  const where = `analysis "${analysis.key}"`;
  const [column, second] = selectColumns(analysis, selector, "count");
  if (column === undefined || second !== undefined) {
    throw new LookupError("column", "not-addable", `Only one column of ${where} can be ranked.`);
  }
  const index = analysis.table.columns.indexOf(column);
  const chosen =
    names === undefined
      ? leadingRows(block).filter(({role}) => all || role !== "missing")
      : matchNames(names, {subject: "row", items: block.rows, where});
  const ranked = chosen.flatMap((row) => rankedOf(row, index)).sort((a, b) => b.count - a.count);
  if (ranked.length > 0) return ranked;
  throw new LookupError("row", "empty", `Nobody is in any of the ranked categories of ${where}.`);
}

function shareOf({label, count, base}: Ranked, {style}: Findings): string {
  if (base !== null && base > 0) return percentPhrase(printedAt(style.decimals, count, base, style), style);
  throw new LookupError("column", "wrong-unit", `"${label}" is a count that is out of nothing.`);
}

function rankedOf({label, cells}: Row, index: number): Ranked[] {
  const cell = cells[index];
  if (cell === undefined || (cell.kind !== "share" && cell.kind !== "count") || cell.count === 0) return [];
  return [{label, count: cell.count, base: cell.base, address: cell.address}];
}

import type {NumberStyle} from "../../numbers/style.ts";
import type {AnalysisResult, Row} from "../../results/model.ts";
import {unitVerdicts} from "../../results/unit-verdicts.ts";
import {judgedMeasure, unitValue} from "../unit-measures.ts";
import {emptyFinding} from "./ranked.ts";
import {extremes, fewNamed, inLetters, listed, percentOf, quoted, sentences, type Told} from "./words.ts";

/** More units than this that differ are counted instead of named. */
const mostNamed = 6;

/** The highest and the lowest unit, and those that differ from what chance allows, in the table's own verdicts. */
export function unitsFinding(analysis: AnalysisResult, numbers: NumberStyle): string {
  const {columns, blocks} = analysis.table;
  const units = blocks.flatMap(({rows}) => rows.filter(({role}) => role === "category"));
  const judged = judgedMeasure(analysis);
  if (judged === null) return emptyFinding([]);
  const told = units.flatMap(({label, cells}): Told[] => {
    const cell = cells[judged.index];
    const value = unitValue(cell);
    if (cell === undefined || value === null) return [];
    return [{label, value, printed: judged.isPercent ? percentOf(cell.printed, numbers) : cell.printed}];
  });
  if (told.length === 0) return emptyFinding([]);
  const {highest, lowest} = extremes(told);
  const verdict = columns.findIndex(({key}) => key === "verdict");
  const [all] = highest;
  const range =
    highest.length === told.length
      ? `er ${all?.printed ?? ""} for ${told.length === 1 ? quoted(all?.label ?? "") : "alle enheder"}`
      : `er højest for ${fewNamed(highest, told)} og lavest for ${fewNamed(lowest, told)}`;
  return sentences(`${quoted(judged.label)} ${range}`, outside(units, verdict));
}

function outside(units: readonly Row[], verdict: number): string {
  const verdicts = units.flatMap(({label, cells}) => {
    const cell = cells[verdict];
    return cell?.kind === "text" ? [{label, word: cell.printed}] : [];
  });
  const different = verdicts.filter(({word}) => word !== unitVerdicts.within);
  if (verdicts.length === 0) return "";
  if (different.length === 0) return "ingen enhed afviger mere, end tilfældigheder kan forklare";
  if (different.length > mostNamed)
    return `${inLetters(different.length)} enheder afviger mere, end tilfældigheder kan forklare`;
  const byWord = Map.groupBy(different, ({word}) => word);
  const parts = [...byWord].map(([word, those]) => `${listed(those.map(({label}) => quoted(label)))} ${word}`);
  return `set mod alle ligger ${listed(parts)}`;
}

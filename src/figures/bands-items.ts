import type {FigureSpecOf} from "../config/figure-specs.ts";
import {CliError} from "../errors/cli-error.ts";
import {printPercent} from "../numbers/print.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {AnalysisResult, Block, Column, ShareCell} from "../results/model.ts";
import {misfit} from "./fitting-kinds.ts";
import {baseOf, emptyReason, withBase} from "./labels.ts";
import {namesOf} from "./mean-series.ts";
import {categoryRows, pickBlocks, pickColumns} from "./pick.ts";

/** How many scored so. */
export interface StepShare {
  readonly from: number;
  readonly below: number;
  /** In percent; zero where nobody did. */
  readonly value: number;
  readonly printed: string;
  readonly address: string;
}

/** Everybody, a group or a wave. */
export interface ScorePanel {
  readonly heading: string | null;
  readonly steps: readonly StepShare[];
  /** The printed percentage in each band; empty where nobody answered. */
  readonly inBands: readonly string[];
  /** Why there is nothing to draw; null where there is. */
  readonly reason: string | null;
}

/** A band on the scale of the score. */
export interface ScoreBand {
  readonly label: string;
  readonly from: number;
  readonly below: number;
}

export interface ScoreBands {
  readonly panels: readonly ScorePanel[];
  readonly bands: readonly ScoreBand[];
  /** The ends of the drawn scale. Where each step is one score, it is drawn about that score. */
  readonly lowest: number;
  readonly highest: number;
  /** From the beginning of a step to the score that it is drawn about. */
  readonly shift: number;
  /** What the score is called, where it is one. */
  readonly score: string;
}

type Range = NonNullable<Block["rows"][number]["range"]>;

/**
 * How a score is spread over steps, and how many are in each of its bands, from the counts of the steps.
 * @throws CliError when the rows are no steps of a number, and when a band ends within a step
 */
export function scoreBandsOf(spec: FigureSpecOf<"bands">, analysis: AnalysisResult, numbers: NumberStyle): ScoreBands {
  const blocks = pickBlocks(analysis, spec.blocks);
  const columns = (spec.columns === undefined ? analysis.table.columns : pickColumns(analysis, spec.columns)).filter(
    ({unit}) => unit === "percent",
  );
  if (columns.length === 0) throw misfit(spec, analysis, `needs percentages, and "${analysis.key}" shows none`);
  const ranges = blocks.flatMap((block) => stepsIn(block).map(({range}) => range));
  if (ranges.length === 0) {
    throw new CliError("config", `bands needs steps of a number, and "${analysis.key}" has none`, {
      hint: "In codebook.yaml: derive: {bands: score, into: {step: 4, from: 0, to: 100}}.",
    });
  }
  const [lowest, highest] = [Math.min(...ranges.map(({from}) => from)), Math.max(...ranges.map(({below}) => below))];
  const bands = bandsOf(spec, ranges, lowest, highest);
  const names = namesOf(columns);
  const panels = blocks.flatMap((block) =>
    columns.map((column, index): ScorePanel => {
      const parts = [
        blocks.length > 1 ? (block.label ?? block.key) : null,
        columns.length > 1 ? (names[index] ?? column.label) : null,
      ].filter((part) => part !== null);
      return panelOf(analysis, block, column, parts.join(": "), bands, numbers);
    }),
  );
  const [question] = analysis.questions;
  const [first] = ranges;
  const areScores = first !== undefined && ranges.every(({isOneScore}) => isOneScore === true);
  return {
    panels,
    bands,
    lowest,
    highest,
    shift: areScores ? (first.below - first.from) / 2 : 0,
    score: blocks.length === 1 ? (blocks[0]?.label ?? question?.label ?? "") : "",
  };
}

function stepsIn(block: Block): {readonly range: Range; readonly row: Block["rows"][number]}[] {
  return categoryRows(block).flatMap((row) => (row.range === undefined ? [] : [{range: row.range, row}]));
}

function panelOf(
  analysis: AnalysisResult,
  block: Block,
  column: Column,
  name: string,
  bands: readonly ScoreBand[],
  numbers: NumberStyle,
): ScorePanel {
  const index = analysis.table.columns.indexOf(column);
  const steps = stepsIn(block);
  const cells = steps.flatMap(({row}) => row.cells[index] ?? []);
  const shares = steps.flatMap(({range, row}) => {
    const cell = row.cells[index];
    return cell?.kind === "share" ? [{...range, cell}] : [];
  });
  const inBand = ({from, below}: ScoreBand): string => {
    const own = shares.filter((each) => each.from >= from && each.from < below).map(({cell}) => cell);
    return printedSum(own, shares[0]?.cell, numbers);
  };
  return {
    heading: withBase(name, baseOf(cells, analysis, block, column)).trim(),
    steps: shares.map(({from, below, cell}) => {
      return {from, below, value: 100 * cell.exact, printed: cell.printed, address: cell.address};
    }),
    inBands: shares.length === 0 ? [] : bands.map(inBand),
    reason: shares.length === 0 ? emptyReason(cells) : null,
  };
}

function printedSum(own: readonly ShareCell[], any: ShareCell | undefined, numbers: NumberStyle): string {
  const count = own.reduce((sum, cell) => sum + cell.count, 0);
  return any === undefined ? "" : printPercent(count, any.base, numbers);
}

/** The bands as stretches of the scale: each begins at the first step that begins above the end of the one before. */
function bandsOf(spec: FigureSpecOf<"bands">, ranges: readonly Range[], lowest: number, highest: number): ScoreBand[] {
  const starts = [...new Set(ranges.map(({from}) => from))].sort((a, b) => a - b);
  let from = lowest;
  return (spec.bands ?? []).map(({label, to}, index, all) => {
    const isLast = index === all.length - 1;
    if (to === undefined && !isLast) {
      throw new CliError("config", `the band "${label}" has no end, and another follows`, {hint: "Write to: for it."});
    }
    const through =
      to === undefined ? undefined : ranges.find((range) => range.from < to && to < range.below - unitOf(range));
    if (through !== undefined) {
      throw new CliError("config", `the band "${label}" ends at ${to}, within the step from ${through.from}`, {
        hint: "Let bands end where steps do: choose another step in codebook.yaml.",
      });
    }
    const next = to === undefined || isLast ? highest : (starts.find((start) => start > to) ?? highest);
    if (next <= from) {
      throw new CliError("config", `the band "${label}" ends before it begins`, {
        hint: "Write the bands from the lowest.",
      });
    }
    const band = {label, from, below: next};
    from = next;
    return band;
  });
}

/** Between scores that are next to each other: the step where it is one score, 1, or as much as a narrower step. */
function unitOf({from, below, isOneScore}: Range): number {
  return isOneScore === true ? below - from : Math.min(1, below - from);
}

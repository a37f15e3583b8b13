import {type FigureKind, type FigureSpec, figureSpec, type WrittenFigure} from "../config/figure-specs.ts";
import type {AnalysisResult, Block} from "../results/model.ts";
import {categoryRows} from "./pick.ts";

/** Bars for units can be looked through up to here; beyond it, the plot against size says more. */
const mostLeagueBars = 30;
/** Bars under one another for each item; with more series, lines are easier to follow. */
const mostPairedBars = 3;

/** Words of a scale with two opposite sides, about a middle. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/(?<!u)enig/i, /uenig/i],
  [/(?<!u)tilfreds/i, /utilfreds/i],
  [/positiv/i, /negativ/i],
  [/bedre/i, /dårligere|værre/i],
  [/fremgang/i, /tilbagegang/i],
];

interface Suitable {
  readonly kind: FigureKind;
  /** The rows that the kind follows. */
  readonly rows?: readonly string[];
}

/**
 * The figures that a figure as written may be, best first: itself where the author names its kind, else those that suit its analysis
 * and take the keys that are written. The table is in docs/configuration.md.
 */
export function figureChoices(written: WrittenFigure, analysis: AnalysisResult): FigureSpec[] {
  if (isOfKind(written)) return [written];
  return suitable(analysis).flatMap((each) => {
    const {success, data} = figureSpec.safeParse({...written, ...each});
    return success ? [data] : [];
  });
}

function isOfKind(written: WrittenFigure): written is FigureSpec {
  return written.kind !== undefined && written.kind !== "auto";
}

function suitable(analysis: AnalysisResult): readonly Suitable[] {
  switch (analysis.kind) {
    case "distribution":
      return [...ofDistribution(analysis), {kind: "bars"}];
    case "battery":
      return [...ofScale(analysis), {kind: "bars"}];
    case "change":
      return ofChange(analysis);
    case "crosstab":
      return [...ofScale(analysis), {kind: "heatmap"}, {kind: "bars"}];
    case "individual-change":
      return [{kind: "stacked-bars"}, {kind: "bars"}];
    case "transition":
      return [{kind: "sankey"}, {kind: "heatmap"}];
    case "paired-means":
    case "numbers":
      return ofMeans(analysis);
    case "outcome":
      return [{kind: "targets"}, {kind: "bars"}];
    case "goals":
      return [{kind: "targets"}, {kind: "traffic-lights"}];
    case "judgement":
      return [{kind: "traffic-lights"}];
    case "traffic-light":
      return [{kind: "traffic-lights"}, {kind: "bars"}];
    case "flow":
      return [{kind: "sankey"}];
    case "sensitivity":
      return [{kind: "tornado"}];
    case "scenario-table":
    case "costs":
      return [{kind: "waterfall"}, {kind: "bars"}];
    case "time-to-event":
      return [{kind: "survival"}];
    case "series":
      return [{kind: "lines"}];
    case "units":
    case "unit-means":
      return ofUnits(analysis);
    default:
      return [{kind: "bars"}];
  }
}

/** One question is bars, a score in steps a curve over its bands, and several questions on one scale are stacked for comparison. */
function ofDistribution(analysis: AnalysisResult): readonly Suitable[] {
  if (isOfSteps(analysis)) return [{kind: "bands"}];
  const {blocks, columns} = analysis.table;
  const isOne = blocks.length === 1 && columns.filter(({unit}) => unit === "percent").length <= 1;
  const scales = new Set(blocks.map((block) => JSON.stringify(categoryRows(block).map(({label}) => label))));
  return isOne || scales.size > 1 ? [] : ofScale(analysis);
}

function ofScale(analysis: AnalysisResult): readonly Suitable[] {
  const isTwoSided = scalesOf(analysis).every(isOpposite);
  return isTwoSided ? [{kind: "diverging"}, {kind: "stacked-bars"}] : [{kind: "stacked-bars"}];
}

/** Of two answers, one says it all: it is followed over the waves. */
function ofChange(analysis: AnalysisResult): readonly Suitable[] {
  if (isOfSteps(analysis)) return [{kind: "bands"}, {kind: "stacked-bars"}];
  const answers = analysis.table.blocks.map((block) => categoryRows(block).filter(({role}) => role === "category"));
  const [first] = answers[0] ?? [];
  const rows = first === undefined ? [] : [first.label];
  const isEitherOr = answers.every(({length}) => length === 2);
  if (!isEitherOr || rows.length === 0) return [...ofScale(analysis), {kind: "bars"}];
  const followed: Suitable = {kind: analysis.waves.length > 2 ? "lines" : "dumbbell", rows};
  return [followed, {kind: "dumbbell", rows}, {kind: "bars"}];
}

function ofMeans(analysis: AnalysisResult): readonly Suitable[] {
  const series = analysis.table.columns.filter(({key, role}) => role === "value" && /^mean(?:[@:]|$)/.test(key)).length;
  if (series < 2) return [{kind: "dots"}, {kind: "bars"}];
  const both: readonly Suitable[] = [{kind: "paired-bars"}, {kind: "profile"}];
  return [...(series > mostPairedBars ? [...both].reverse() : both), {kind: "bars"}];
}

function ofUnits({table: {blocks}}: AnalysisResult): readonly Suitable[] {
  const units = blocks.flatMap(({rows}) => rows.filter(({role}) => role === "category")).length;
  return units > mostLeagueBars ? [{kind: "funnel-plot"}, {kind: "league"}] : [{kind: "league"}];
}

function isOfSteps({table: {blocks}}: AnalysisResult): boolean {
  return blocks.some(({rows}) => rows.some(({range}) => range !== undefined));
}

/** The answers that a table is divided by: its rows, or its columns where the percentages are of the rows. */
function scalesOf({table: {blocks, columns}}: AnalysisResult): (readonly string[])[] {
  const ofRows = blocks.map((block: Block) => categoryRows(block).map(({label}) => label));
  const ofColumns = columns.filter(({role}) => role === "value").map(({label, group}) => group ?? label);
  return ofRows.some(isOpposite) ? ofRows : [ofColumns];
}

function isOpposite(labels: readonly string[]): boolean {
  return opposites.some((sides) => sides.every((side) => labels.some((label) => side.test(label))));
}

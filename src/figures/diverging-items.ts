import type {FigureSpecOf} from "../config/figure-specs.ts";
import {CliError} from "../errors/cli-error.ts";
import {printPercent} from "../numbers/print.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {AnalysisResult, ShareCell} from "../results/model.ts";
import {withBase} from "./labels.ts";
import {pick} from "./pick.ts";
import type {Category} from "./scale-colours.ts";
import {type StackedBar, type StackedGroup, stackedGroups} from "./stacked-groups.ts";

export type Side = "negative" | "neutral" | "positive";

/** An answer of one bar, where it stands and how many gave it. */
export interface DivergingPart {
  readonly category: Category;
  readonly side: Side;
  readonly share: ShareCell;
}

export interface DivergingBar {
  readonly label: string;
  /** From left to right; null where nobody answered. */
  readonly parts: readonly DivergingPart[] | null;
  /** «Ved ikke» and the like, in the order of the group's `missing`. */
  readonly missing: readonly ShareCell[];
  readonly negative: SideSum;
  readonly neutral: SideSum;
  readonly positive: SideSum;
  readonly reason: string;
}

/** The answers of one side, added from their counts and rounded once. */
export interface SideSum {
  /** From 0 to 1. */
  readonly exact: number;
  readonly printed: string;
}

/** Bars over one answer scale. */
export interface DivergingGroup {
  readonly heading: string | null;
  readonly barHeading: string | null;
  /** The answers from left to right, without the missing. */
  readonly categories: readonly Category[];
  /** In the scale's own order, as colours are given. */
  readonly scale: readonly Category[];
  readonly missing: readonly Category[];
  readonly bars: readonly DivergingBar[];
}

/**
 * The bars of a table with their answers put on either side of a neutral middle.
 * @throws CliError when no bar adds up to the whole, when a neutral answer is not there or stands apart from the others, and when
 *   nobody has said which end of the scale is the good one
 */
export function divergingGroups(
  spec: FigureSpecOf<"diverging">,
  analysis: AnalysisResult,
  numbers: NumberStyle,
): DivergingGroup[] {
  const groups = stackedGroups(spec, analysis).map((group): DivergingGroup => {
    const answers = group.categories.filter(({missing}) => !missing);
    const sides = sidesOf(spec, analysis, answers);
    const toRight = answers.map((category, index) => ({category, side: sides[index] ?? "neutral"}));
    const placed = positiveEnd(spec, analysis, answers) === "last" ? toRight : toRight.reverse();
    const bars = group.bars.map((bar) => divergingBar(bar, group, placed, numbers));
    return {
      heading: group.heading,
      barHeading: group.barHeading,
      categories: placed.map(({category}) => category),
      scale: group.categories,
      missing: group.categories.filter(({missing}) => missing),
      bars,
    };
  });
  if (spec.sort === "given") return groups;
  // Waves keep their order, and their items are sorted by where they ended.
  if (analysis.waves.length > 1) return sorted(groups, ({bars}) => bars.at(-1));
  return groups.map((group) => ({...group, bars: sorted(group.bars, (bar) => bar)}));
}

function divergingBar(
  bar: StackedBar,
  {categories}: StackedGroup,
  placed: readonly {readonly category: Category; readonly side: Side}[],
  numbers: NumberStyle,
): DivergingBar {
  const shareOf = (category: Category) => bar.shares?.[categories.indexOf(category)];
  const parts = placed.flatMap(({category, side}) => {
    const share = shareOf(category);
    return share === undefined ? [] : [{category, side, share}];
  });
  const sumOf = (side: Side): SideSum => {
    const shares = parts.filter((part) => part.side === side).map(({share}) => share);
    const count = shares.reduce((sum, share) => sum + share.count, 0);
    const [first] = bar.shares ?? [];
    if (first === undefined || first.base === 0) return {exact: 0, printed: ""};
    return {exact: count / first.base, printed: printPercent(count, first.base, numbers)};
  };
  return {
    label: withBase(bar.label, bar.base),
    parts: bar.shares === null ? null : parts,
    missing: bar.shares === null ? [] : categories.flatMap((each) => (each.missing ? (shareOf(each) ?? []) : [])),
    negative: sumOf("negative"),
    neutral: sumOf("neutral"),
    positive: sumOf("positive"),
    reason: bar.reason,
  };
}

/** The side of each answer, in printed order. */
function sidesOf(spec: FigureSpecOf<"diverging">, analysis: AnalysisResult, answers: readonly Category[]): Side[] {
  const neutral = neutralOf(spec, analysis, answers);
  const middle = (answers.length - 1) / 2;
  const [from, to] = neutral.length === 0 ? [middle, middle] : [Math.min(...neutral), Math.max(...neutral)];
  if (neutral.length > 0 && to - from + 1 > neutral.length) {
    throw new CliError("config", `the neutral answers of "${analysis.key}" do not stand next to each other`, {
      hint: "Name answers under neutral: that are neighbours in the table.",
    });
  }
  const isFirstGood = positiveEnd(spec, analysis, answers) === "first";
  return answers.map((_, index) => {
    if (neutral.includes(index)) return "neutral";
    return index < from === isFirstGood ? "positive" : "negative";
  });
}

function neutralOf(spec: FigureSpecOf<"diverging">, analysis: AnalysisResult, answers: readonly Category[]): number[] {
  if (spec.neutral === undefined) return answers.length % 2 === 1 ? [(answers.length - 1) / 2] : [];
  const candidates = answers.map((category) => ({names: [category.label, category.key], part: category}));
  return pick(spec.neutral, candidates, "answer", analysis.key).map((category) => answers.indexOf(category));
}

function positiveEnd(
  spec: FigureSpecOf<"diverging">,
  analysis: AnalysisResult,
  answers: readonly Category[],
): "first" | "last" {
  if (spec.positive !== undefined) return spec.positive;
  const best = new Set(analysis.questions.flatMap((question) => question.best ?? []));
  const [first, last] = [answers[0], answers.at(-1)];
  if (last !== undefined && best.has(last.key) && !best.has(first?.key ?? "")) return "last";
  if (first !== undefined && best.has(first.key) && !best.has(last?.key ?? "")) return "first";
  throw new CliError("config", `diverging cannot tell which answers of "${analysis.key}" are the positive ones`, {
    hint: "Write positive: first or positive: last, by the order of the table; or best: on the scale in codebook.yaml.",
  });
}

/** The largest positive share first; what nobody answered keeps its place at the end. */
function sorted<Part>(parts: readonly Part[], barOf: (part: Part) => DivergingBar | undefined): Part[] {
  const rank = (part: Part) => {
    const bar = barOf(part);
    return bar === undefined || bar.parts === null ? -1 : bar.positive.exact;
  };
  return [...parts].sort((a, b) => rank(b) - rank(a));
}

import {referenceTo} from "../../../config/variable-reference.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {categoriesOf} from "../../resolve/categories.ts";
import {type Item, resolveItem, writtenWave} from "../../resolve/items.ts";
import {resolveSegmentedItems, resolveSegments, type Segments} from "../../resolve/segments.ts";
import {waveHeadings} from "../../resolve/wave-headings.ts";
import {placeIn, type Task} from "../../task.ts";

/** A column of the series: a wave, or an answer to the variable that holds the year. */
export interface Year {
  /** The wave's number or the answer's code. */
  readonly key: string;
  readonly label: string;
}

export interface ResolvedSeries {
  readonly number: Item;
  readonly weight: Item | null;
  /** Null when the years are waves. */
  readonly year: Item | null;
  /** All of these. */
  readonly items: readonly Item[];
  readonly years: readonly Year[];
  readonly segments: Segments;
  readonly decimals: number;
}

const substantiveOnly = {dontKnow: false, notRelevant: false};

/** @throws CliError (config) for a series without years or with both kinds, and for numbers that are none */
export function resolveSeries(task: Task<"series">): ResolvedSeries {
  const {spec, context} = task;
  checkYears(task);
  const wanted = [spec.number, ...(spec.weight === undefined ? [] : [spec.weight])];
  const wave = writtenWave(task, spec.wave);
  const names = ["number", "weight"];
  const [number, weight = null] =
    spec.waves === undefined
      ? wanted.map((each, index) => resolveItem(task, each, [names[index] ?? ""], wave))
      : resolveSegmentedItems(task, wanted);
  if (number === undefined) throw new RangeError("a series without a number");
  for (const [index, item] of [number, weight].entries()) {
    if (item !== null) requireNumber(task, item, names[index] ?? "");
  }
  const year = spec.year === undefined ? null : resolveItem(task, spec.year, ["year"], wave);
  const items = [number, ...(weight === null ? [] : [weight]), ...(year === null ? [] : [year])];
  return {
    number,
    weight,
    year,
    items,
    years:
      year === null
        ? waveHeadings(task, spec.waves ?? [], spec.wave_labels)
        : categoriesOf(year, substantiveOnly).map(({code, label}) => ({key: code, label})),
    segments: resolveSegments(task, items),
    decimals: spec.decimals ?? context.style.meanDecimals,
  };
}

function checkYears(task: Task<"series">): void {
  const {waves, year} = task.spec;
  if (waves === undefined && year === undefined) {
    throw new CliError("config", "A series needs years, and none are given.", {
      place: placeIn(task),
      hint: "Write waves: [1, 2, 3], or year: source.variable.",
    });
  }
  if (waves === undefined || year === undefined) return;
  throw new CliError("config", "Both waves and year are given.", {
    place: placeIn(task, "year"),
    hint: "Take one of them out.",
  });
}

function requireNumber(task: Task<"series">, {at, variable}: Item, key: string): void {
  if (variable.kind === "number") return;
  const name = referenceTo(at.source, at.variable);
  throw new CliError("config", `${name} is a ${variable.kind} variable, and this analysis needs numbers.`, {
    place: placeIn(task, key),
    hint: "Name a number variable, or use an analysis of kind distribution with by.",
  });
}

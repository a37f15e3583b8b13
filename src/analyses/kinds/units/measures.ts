import {categoryCodes} from "../../../codebook/lookup.ts";
import type {Category} from "../../../codebook/model.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {categoriesOf, scaleOf} from "../../resolve/categories.ts";
import {type Item, resolveItem} from "../../resolve/items.ts";
import type {WrittenWave} from "../../resolve/waves.ts";
import {placeIn, type Task} from "../../task.ts";

/** A share of each unit's persons. */
export interface Measure {
  readonly key: string;
  readonly label: string;
  readonly codes: readonly string[];
}

/** What units are compared by. */
export interface Measured {
  readonly unit: Item;
  readonly unitCategories: readonly Category[];
  readonly variable: Item;
  /** Those of the spec, and their sum where there are two. */
  readonly measures: readonly Measure[];
  /** The measure that units are judged by. */
  readonly compared: Measure;
  /** The answers that shares are of; null when all valid answers are. */
  readonly of: readonly string[] | null;
}

const substantiveOnly = {dontKnow: false, notRelevant: false};

/** The column that holds two measures together. */
export const sumKey = "sum";

/** Columns that every table of units has. */
const ownKeys = ["n", sumKey, "interval", "limits", "verdict"];

/** @throws CliError (config) for unknown variables and answers, and for measures that overlap or lie outside of `of` */
export function resolveMeasures(task: Task<"units">, wave: WrittenWave | null): Measured {
  const {spec} = task;
  const unit = resolveItem(task, spec.unit, ["unit"], wave);
  const variable = resolveItem(task, spec.variable, ["variable"], wave);
  scaleOf(variable);
  const of = spec.of === undefined ? null : categoryCodes(variable.variable, [spec.of].flat(), placeIn(task, "of"));
  const written = Object.entries(spec.measures).map(([key, {label, answers}]): Measure => {
    const place = placeIn(task, "measures", key, "answers");
    if (ownKeys.includes(key)) {
      throw new CliError("config", `A measure cannot be called "${key}"; a column of the table is.`, {
        place: placeIn(task, "measures", key),
        hint: "Give it another key.",
      });
    }
    const codes = categoryCodes(variable.variable, [answers].flat(), place);
    const outside = codes.find((code) => of !== null && !of.includes(code));
    if (outside === undefined) return {key, label, codes};
    throw new CliError("config", `The answer "${outside}" is not among the answers that the shares are of.`, {
      place,
      hint: "Add it under of, or take it out of the measure.",
    });
  });
  const [first, second] = written;
  if (first === undefined) throw new RangeError("units without a measure");
  if (second === undefined) {
    return measuredBy({unit, variable, measures: written, compared: first, of});
  }
  const shared = second.codes.find((code) => first.codes.includes(code));
  if (shared !== undefined) {
    throw new CliError("config", `The answer "${shared}" is in both measures, which are stacked.`, {
      place: placeIn(task, "measures", second.key, "answers"),
      hint: "Take it out of one of them; their sum has a column of its own.",
    });
  }
  const sum = {key: sumKey, label: "I alt", codes: [...first.codes, ...second.codes]};
  return measuredBy({
    unit,
    variable,
    measures: [...written, sum],
    compared: spec.sort === "sum" ? sum : first,
    of,
  });
}

function measuredBy(measured: Omit<Measured, "unitCategories">): Measured {
  return {...measured, unitCategories: categoriesOf(measured.unit, substantiveOnly)};
}

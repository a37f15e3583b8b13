import type {Rounding} from "../../../economics/rounding.ts";
import {CliError} from "../../../errors/cli-error.ts";
import type {Column} from "../../../results/model.ts";
import {moneyUnit} from "../../print/money.ts";
import {moneyRounding} from "../../table/amount-cells.ts";
import {placeIn, type Task} from "../../task.ts";
import type {CostSheet} from "./sheet.ts";

type Measure = "hours" | "cost" | "per";

/** A column, and what it is of. */
export interface CostColumn {
  readonly column: Column;
  readonly measure: Measure;
  /** The index of the part that it is of; null for all of them. */
  readonly part: number | null;
  /** The staff group whose hours it is; null for all. */
  readonly staff: string | null;
  /** What a note calls it. */
  readonly name: string;
  readonly rounding: Rounding;
}

type Show = NonNullable<Task<"costs">["spec"]["show"]>[number];

/**
 * The columns of each part, and then those of everything.
 * @throws CliError (config) for a column per person where no number of persons is named, or of hours where there are none
 */
export function costColumns(task: Task<"costs">, sheet: CostSheet): CostColumn[] {
  const {spec} = task;
  const shown = spec.show ?? usual(sheet);
  for (const [index, show] of shown.entries()) refuse(task, sheet, show, index);
  const ofParts = shown.filter((show): show is "hours" | "cost" => show === "hours" || show === "cost");
  const single = ofParts.length === 1 ? ofParts[0] : undefined;
  const partColumns = sheet.parts.flatMap(({key, label}, part) =>
    ofParts.map((measure): CostColumn => {
      const heading = headingOf(task, measure, sheet);
      const labels = single === undefined ? {label: heading, group: label} : {label, group: heading};
      const column = columnOf(`${measure}@${key}`, labels, heading, "value");
      return {column, measure, part, staff: null, name: label, rounding: roundingOf(task, measure)};
    }),
  );
  const hasParts = sheet.parts.length > 0;
  const role = hasParts ? "total" : "value";
  const totals = shown.flatMap((show): CostColumn[] => {
    if (show === "staff-hours") return staffColumns(task, sheet);
    const heading = headingOf(task, show, sheet);
    const isGroup = hasParts && show !== "per";
    const labels = isGroup
      ? show === single
        ? {label: "I alt", group: heading}
        : {label: heading, group: "I alt"}
      : {label: heading, group: null};
    const column = columnOf(show, labels, heading, role);
    return [
      {column, measure: show, part: null, staff: null, name: withoutUnit(heading), rounding: roundingOf(task, show)},
    ];
  });
  return [...partColumns, ...totals];
}

/** "Omkostninger (kr.)" in a sentence. */
function withoutUnit(heading: string): string {
  return heading.replace(/\s*\([^()]*\)$/, "");
}

function usual({groups, persons}: CostSheet): Show[] {
  const hasHours = hoursAreSpent(groups);
  return [...(hasHours ? (["hours"] as const) : []), "cost", ...(persons === null ? [] : (["per"] as const))];
}

function hoursAreSpent(groups: CostSheet["groups"]): boolean {
  return groups.some(({activities}) => activities.some(({entries}) => entries.some(({hours}) => hours.size > 0)));
}

function staffColumns(task: Task<"costs">, {rates}: CostSheet): CostColumn[] {
  return rates.map(({key, label}) => ({
    column: columnOf(`hours@${key}`, {label, group: "Timer"}, "Timer", "value"),
    measure: "hours",
    part: null,
    staff: key,
    name: label,
    rounding: roundingOf(task, "hours"),
  }));
}

function columnOf(
  key: string,
  {label, group}: {readonly label: string; readonly group: string | null},
  measure: string,
  role: Column["role"],
): Column {
  return {key, label, group, unit: "number", role, measure};
}

function headingOf({spec}: Task<"costs">, measure: Measure, {persons}: CostSheet): string {
  const unit = moneyUnit(spec.unit).toLowerCase();
  const usual = {hours: "Timer", cost: `Omkostninger (${unit})`, per: `Kr. pr. ${persons?.one ?? "person"}`};
  return spec.headings[measure] ?? usual[measure];
}

function roundingOf({spec}: Task<"costs">, measure: Measure): Rounding {
  if (measure === "cost") return moneyRounding(spec.unit, spec.round.cost);
  return {step: spec.round[measure], scale: 1};
}

function refuse(task: Task<"costs">, sheet: CostSheet, show: Show, index: number): void {
  const place = placeIn(task, "show", index);
  if (show === "per" && sheet.persons === null) {
    throw new CliError("config", "No number of persons is named to divide by.", {
      place,
      hint: "Write per: {one: borger, label: …, number: …, source: …}.",
    });
  }
  if (show === "staff-hours" && sheet.parts.length > 0) {
    throw new CliError("config", "The hours of each staff group cannot be shown beside parts.", {
      place,
      hint: "Show hours, or make an analysis of its own without parts.",
    });
  }
}

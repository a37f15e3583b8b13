import type {NumberSource} from "../../../config/analyses/number-source.ts";
import type {Path} from "../../../config/read-yaml.ts";
import type {CostEntry} from "../../../economics/costs.ts";
import type {Fraction} from "../../../economics/fraction.ts";
import {CliError} from "../../../errors/cli-error.ts";
import type {Findings} from "../../../results/model.ts";
import {
  type Amount,
  amountFrom,
  type MoneyContext,
  type Persons,
  personsFrom,
  quantityFrom,
  unknownKey,
} from "../../resolve/money.ts";
import {totalKey} from "../../table/category-rows.ts";
import {placeIn, type Task} from "../../task.ts";

/** The numbers of a costs analysis, as they stand in its spec. */
export interface CostSheet {
  readonly rates: readonly {readonly key: string; readonly label: string; readonly wage: Amount}[];
  readonly parts: readonly {readonly key: string; readonly label: string}[];
  readonly groups: readonly {
    readonly key: string;
    readonly label: string | null;
    readonly activities: readonly Activity[];
  }[];
  readonly persons: Persons | null;
}

export interface Activity {
  readonly key: string;
  readonly label: string;
  /** One for each part; one where there are no parts. */
  readonly entries: readonly CostEntry[];
}

/** The block of a table without groups, and of the total of all groups. */
export const wholeBlock = "all";

/** @throws CliError (config) for unknown names, missing numbers, and numbers that are no amounts */
export function costSheet(task: Task<"costs">, findings: Findings): CostSheet {
  const {spec} = task;
  const context = {task, findings};
  const rates = Object.entries(spec.rates).map(([key, {label, wage}]) => ({
    key,
    label,
    wage: amountFrom(context, wage, ["rates", key, "wage"]),
  }));
  const activities = Object.keys(spec.activities).map((key) => activityOf(task, context, key));
  const groups = Object.entries(spec.groups).map(([key, label]) => {
    const own = activities.filter((activity) => spec.activities[activity.key]?.group === key);
    return {key, label, activities: own};
  });
  for (const {key, activities: own} of groups) refuseGroup(task, key, own.length);
  return {
    rates,
    parts: Object.entries(spec.parts).map(([key, label]) => ({key, label})),
    groups: groups.length === 0 ? [{key: wholeBlock, label: null, activities}] : groups,
    persons: spec.per === undefined ? null : personsFrom(context, spec.per, ["per"]),
  };
}

function refuseGroup(task: Task<"costs">, key: string, activities: number): void {
  if (key === wholeBlock) {
    throw new CliError("config", `"${key}" is the name of all groups together.`, {
      place: placeIn(task, "groups", key),
      hint: "Give the group another key.",
    });
  }
  if (activities > 0) return;
  throw new CliError("config", `No activity is in the group "${key}".`, {
    place: placeIn(task, "groups", key),
    hint: `Write group: ${key} at one, or take the group out.`,
  });
}

function activityOf(task: Task<"costs">, context: MoneyContext, key: string): Activity {
  const {spec} = task;
  const path = ["activities", key];
  const written = spec.activities[key];
  if (written === undefined) throw new RangeError(`no activity ${key}`);
  const {label, group, hours, amount} = written;
  checkGroup(task, context, key, group);
  if (key === totalKey) {
    throw new CliError("config", `"${key}" is the name of the last row.`, {
      place: placeIn(task, ...path),
      hint: "Give the activity another key.",
    });
  }
  if (hours === undefined && amount === undefined) {
    throw new CliError("config", `The activity "${key}" costs nothing.`, {
      place: placeIn(task, ...path),
      hint: "Write its hours: {staff group: hours}, its amount, or both.",
    });
  }
  const rates = {keys: Object.keys(spec.rates), noun: "rate"};
  for (const staff of Object.keys(hours ?? {})) {
    if (!rates.keys.includes(staff)) throw unknownKey(context, staff, rates, [...path, "hours", staff]);
  }
  const spent = Object.entries(hours ?? {}).map(([staff, leaf]) => ({
    staff,
    each: leafNumbers(task, context, leaf, [...path, "hours", staff]),
  }));
  const posts = amount === undefined ? [] : leafNumbers(task, context, amount, [...path, "amount"]);
  const columns = Math.max(1, Object.keys(spec.parts).length);
  const entries = Array.from(
    {length: columns},
    (_, part): CostEntry => ({
      hours: new Map(
        spent.flatMap(({staff, each}): [string, Fraction][] => {
          const value = each[part] ?? null;
          return value === null ? [] : [[staff, value]];
        }),
      ),
      amount: posts[part] ?? null,
    }),
  );
  return {key, label, entries};
}

function checkGroup(task: Task<"costs">, context: MoneyContext, key: string, group: string | undefined): void {
  const keys = Object.keys(task.spec.groups);
  if (group !== undefined && !keys.includes(group)) {
    throw unknownKey(context, group, {keys, noun: "group"}, ["activities", key, "group"]);
  }
  if (group === undefined && keys.length > 0) {
    throw new CliError("config", `The activity "${key}" is in no group.`, {
      place: placeIn(task, "activities", key),
      hint: `Write group: ${keys.join(" or ")}.`,
    });
  }
}

/** A number for each part, null where there is none; a single one where there are no parts. */
function leafNumbers(
  task: Task<"costs">,
  context: MoneyContext,
  leaf: NumberSource | (NumberSource | null)[],
  path: Path,
): (Fraction | null)[] {
  const parts = Object.keys(task.spec.parts);
  const list = Array.isArray(leaf) ? leaf : [leaf];
  if (Array.isArray(leaf) ? list.length !== parts.length : parts.length > 0) {
    const given = Array.isArray(leaf) ? `a list of ${list.length}` : "one number";
    const wanted = parts.length === 0 ? "one number" : `a list of ${parts.length} (${parts.join(", ")})`;
    throw new CliError("config", `Here is ${given}, and ${wanted} is wanted.`, {
      place: placeIn(task, ...path),
      hint: "Write one number for each of parts, and null where there is none; without parts a single number.",
    });
  }
  return list.map((source, index) => {
    if (source === null) return null;
    return quantityFrom(context, source, Array.isArray(leaf) ? [...path, index] : path).value;
  });
}

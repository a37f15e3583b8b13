import {type Fraction, fraction, isZero, minus, one, over, toNumber} from "../../../economics/fraction.ts";
import {decimalsOf, type Rounding, rounded} from "../../../economics/rounding.ts";
import {evaluate, type Outcome} from "../../../economics/scenarios.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {Block, Cell, Column, Note, Row} from "../../../results/model.ts";
import {moneyUnit} from "../../print/money.ts";
import {amountCell, moneyRounding, type SumOfAmounts} from "../../table/amount-cells.ts";
import {addressOf, emptyCell, textCell} from "../../table/cells.ts";
import type {Task} from "../../task.ts";
import type {NamedModel} from "../scenarios/model.ts";

/** What every part of a model is shown with: amounts in a column for each scenario, after one of unit costs where there is one. */
export interface Layout {
  readonly task: Task<"scenario-table">;
  readonly named: NamedModel;
  /** What the model comes to in each scenario, in their order. */
  readonly outcomes: readonly Outcome[];
  readonly rounding: Rounding;
  /** What amounts are divided by: the number of persons, or one. */
  readonly divisor: Fraction;
}

/** A part of the model as a table: its blocks, the totals in it, and what a reader should know. */
export interface Part {
  readonly hasUnits: boolean;
  readonly blocks: readonly Block[];
  readonly sums: readonly SumOfAmounts[];
  readonly notes: readonly Note[];
}

export interface AmountRow {
  readonly block: string;
  readonly key: string;
  readonly label: string;
  readonly role: Row["role"];
  /** One for each scenario. */
  readonly amounts: readonly Fraction[];
  /** The cost or gain for one person in each scenario; null for a row of several, undefined where there is no such column. */
  readonly units?: readonly Fraction[] | null;
}

export function layoutOf(task: Task<"scenario-table">, named: NamedModel): Layout {
  const {spec} = task;
  return {
    task,
    named,
    outcomes: named.model.scenarios.map((scenario) => evaluate(named.model, scenario)),
    rounding: moneyRounding(spec.unit, spec.round),
    divisor: spec.per_person ? named.persons.value : one,
  };
}

export function columnsOf({task, named}: Layout, hasUnits: boolean): Column[] {
  const {spec} = task;
  const group = moneyUnit(spec.unit, spec.per_person ? named.persons : null);
  const units: Column = {
    key: "unit",
    label: spec.labels.unit ?? `Kr. for én ${named.persons.one}`,
    group: null,
    unit: "number",
    role: "value",
  };
  const scenarios = Object.entries(named.task.spec.scenarios).map(
    ([key, label]): Column => ({key, label, group, unit: "number", role: "value", measure: group}),
  );
  return hasUnits ? [units, ...scenarios] : scenarios;
}

export function rowOf(layout: Layout, {block, key, label, role, amounts, units}: AmountRow): Row {
  const {task, named, rounding, divisor} = layout;
  const address = (column: string) => addressOf(task.key, block, key, column);
  const base = toNumber(named.persons.value);
  const cells = named.model.scenarios.map((scenario, index) =>
    amountCell(address(scenario), over(amounts[index] ?? fraction(0n), divisor), base, rounding),
  );
  const unit = units === undefined ? [] : [unitCell(layout, address("unit"), units)];
  return {key, label, role, cells: [...unit, ...cells]};
}

/** One amount, or from the least to the largest where the scenarios differ. */
function unitCell({task, named}: Layout, address: string, units: readonly Fraction[] | null): Cell {
  const [first] = units ?? [];
  if (first === undefined || units === null) return emptyCell(address, "en sum af flere");
  const rounding = {step: task.spec.round_unit, scale: 1};
  if (units.every((unit) => isZero(minus(unit, first)))) {
    return amountCell(address, first, toNumber(named.persons.value), rounding);
  }
  const printed = units.map((unit) => printNumber(toNumber(rounded(unit, rounding)), decimalsOf(rounding)));
  return textCell(address, printed.join(" / "));
}

/** The sum of some rows in each scenario. */
export function sumsOf(layout: Layout, total: AmountRow, parts: readonly AmountRow[]): SumOfAmounts[] {
  const labels = Object.values(layout.named.task.spec.scenarios);
  const divided = (amount: Fraction | undefined) => over(amount ?? fraction(0n), layout.divisor);
  return total.amounts.map((sum, index) => ({
    total: total.label,
    column: labels[index] ?? "",
    parts: parts.map(({amounts}) => divided(amounts[index])),
    sum: divided(sum),
    rounding: layout.rounding,
  }));
}

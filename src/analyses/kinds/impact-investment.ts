/**
 * Payment by results (effektinvestering): the months that came about against those that were expected, by group, and what they are worth.
 * Analyses of kind impact-table show what is paid for them.
 *
 * - The only block is `all`: a row for each group, and `total`. Columns are `persons`, `realised`, `expected`, `effect`,
 *   `month_value` and `value`.
 * - The persons of `total` are unique: one who is in two groups is one. Its value is that which is counted, by `shortfall`.
 * - A note names every term with its source, since none of them is taken for granted.
 */
import {isZero, minus, sumOf, toNumber} from "../../economics/fraction.ts";
import type {Rounding} from "../../economics/rounding.ts";
import type {AnalysisResult, Cell, Column, Findings, Note, Row} from "../../results/model.ts";
import {listOf, lowerFirst, upperFirst} from "../print/danish.ts";
import {moneyUnit, roundingNotes, withoutStop} from "../print/money.ts";
import {plainNumber} from "../print/plain-number.ts";
import {amountCell, misfitsOf, moneyRounding} from "../table/amount-cells.ts";
import {totalKey} from "../table/category-rows.ts";
import {addressOf, countCell, emptyCell} from "../table/cells.ts";
import {addressesIn, rowMadeOf} from "../table/made-of.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {type Agreement, agreementOf} from "./impact-investment/terms.ts";

const block = "all";

export async function impactInvestment(task: Task<"impact-investment">, findings: Findings): Promise<AnalysisResult> {
  const {spec} = task;
  const agreement = agreementOf(task, findings);
  const money = moneyRounding(spec.unit, spec.round);
  const months = {step: spec.round_months, scale: 1};
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: columnsOf(task),
      blocks: [{key: block, label: null, question: null, rows: rowsOf(agreement, months, money)}],
    },
    source: "Egne beregninger",
    notes: [
      shortfallNote(agreement),
      ...overlapNotes(agreement),
      ...termNotes(agreement),
      ...roundingNotes(
        [
          {what: lowerFirst(spec.months), rounding: months},
          {what: "kroner", rounding: money},
        ],
        misfits(agreement, months, money),
      ),
    ],
  });
}

function columnsOf({spec}: Task<"impact-investment">): Column[] {
  const months = upperFirst(spec.months);
  const column = (key: string, label: string, group: string | null, measure: string): Column => ({
    key,
    label,
    group,
    unit: "number",
    role: "value",
    measure,
  });
  return [
    {key: "persons", label: "Personer", group: null, unit: "count", role: "value"},
    column("realised", "Realiseret", months, months),
    column("expected", "Forventet", months, months),
    column("effect", "Forskel", months, months),
    column("month_value", "Værdi af en måned (kr.)", null, "Kr. per måned"),
    column("value", `Værdi (${moneyUnit(spec.unit).toLowerCase()})`, null, moneyUnit(spec.unit)),
  ];
}

function rowsOf({task, groups, outcome, persons}: Agreement, months: Rounding, money: Rounding): Row[] {
  const rows = groups.map((group, index): Row => {
    const address = (column: string) => addressOf(task.key, block, group.key, column);
    const base = toNumber(group.persons.value);
    const own = outcome.groups[index];
    const cells: Cell[] = [
      countCell(address("persons"), base, null),
      amountCell(address("realised"), group.realised.value, base, months),
      amountCell(address("expected"), group.expected.value, base, months),
      amountCell(address("effect"), minus(group.realised.value, group.expected.value), base, months),
      amountCell(address("month_value"), group.value.value, base, {step: 1, scale: 1}),
      amountCell(address("value"), own?.value ?? outcome.value, base, money),
    ];
    const row: Row = {key: group.key, label: group.label, role: "category", cells};
    return rowMadeOf(row, addressesIn(task.spec.groups[group.key]));
  });
  const address = (column: string) => addressOf(task.key, block, totalKey, column);
  const base = toNumber(persons.value);
  const realised = sumOf(groups.map((group) => group.realised.value));
  const expected = sumOf(groups.map((group) => group.expected.value));
  const total: Row = {
    key: totalKey,
    label: "I alt",
    role: "total",
    cells: [
      countCell(address("persons"), base, null),
      amountCell(address("realised"), realised, base, months),
      amountCell(address("expected"), expected, base, months),
      amountCell(address("effect"), minus(realised, expected), base, months),
      emptyCell(address("month_value"), "værdien er forskellig fra gruppe til gruppe"),
      amountCell(address("value"), outcome.value, base, money),
    ],
  };
  return [...rows, rowMadeOf(total, addressesIn([task.spec.groups, task.spec.persons]))];
}

function misfits({groups, outcome}: Agreement, months: Rounding, money: Rounding) {
  const columns = [
    {column: "realiseret", parts: groups.map(({realised}) => realised.value), rounding: months},
    {column: "forventet", parts: groups.map(({expected}) => expected.value), rounding: months},
    {column: "værdi", parts: outcome.groups.map(({value}) => value), rounding: money},
  ];
  return misfitsOf(columns.map((each) => ({...each, total: "I alt", sum: sumOf(each.parts)})));
}

function shortfallNote({terms, task}: Agreement): Note {
  const rule =
    terms.shortfall === "subtract"
      ? "En gruppe under det forventede trækkes fra."
      : "En gruppe under det forventede tæller som nul og trækkes ikke fra de andre.";
  return {
    kind: "method",
    text: `Værdien er forskellen mellem realiserede og forventede ${task.spec.months} ganget med værdien af en måned. ${rule}`,
  };
}

/** That a person may be in several groups. */
function overlapNotes({groups, persons}: Agreement): Note[] {
  const more = minus(sumOf(groups.map((group) => group.persons.value)), persons.value);
  if (isZero(more)) return [];
  return [
    {
      kind: "base",
      text: `I alt er unikke personer: Nogle er med i flere grupper, der tilsammen har ${plainNumber(more)} flere.`,
    },
  ];
}

/** Every term with its source, those of one source together; a term names its group only where the groups have different sources. */
function termNotes({told}: Agreement): Note[] {
  const bySource = new Map<string, Set<string>>();
  for (const {label, group, source} of told) {
    const isShared = told.every((other) => other.label !== label || other.source === source);
    const name = group === null || isShared ? lowerFirst(label) : `${lowerFirst(label)} i ${group}`;
    const from = withoutStop(source);
    bySource.set(from, (bySource.get(from) ?? new Set()).add(name));
  }
  const text = [...bySource].map(([source, names]) => `${listOf([...names])} (${source})`).join("; ");
  return [{kind: "method", text: `Forudsætninger og kilder: ${text}.`}];
}

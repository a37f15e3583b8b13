/**
 * What is paid by results, and on which terms: a part of an analysis of kind impact-investment.
 *
 * - `payment`: the block `all`, from `value` over `due` (before the cap), `cap`, `payment` and `investment` to `surplus`, a row for
 *   each party that has a part of it, `return` and `yearly_return` (percent), and `payer`, what the payer is left with. Columns are `amount`, `per` (for each unique person) and `how`.
 * - `terms`: the block `all` with a row for each term, columns `value` and `source`.
 */
import {type Fraction, fraction, isNegative, over, times, toNumber} from "../../economics/fraction.ts";
import type {Rounding} from "../../economics/rounding.ts";
import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, Cell, Column, Findings, Note, Row} from "../../results/model.ts";
import {lowerFirst} from "../print/danish.ts";
import {moneyUnit, perPersonNote, roundingNotes} from "../print/money.ts";
import {plainPercent} from "../print/plain-number.ts";
import {amountCell, misfitsOf, moneyRounding} from "../table/amount-cells.ts";
import {addressOf, emptyCell, textCell} from "../table/cells.ts";
import {addressesIn, blocksMadeOf} from "../table/made-of.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {type Agreement, agreementShownBy} from "./impact-investment/terms.ts";

const block = "all";
const source = "Egne beregninger";
const wholeKroner: Rounding = {step: 1, scale: 1};

export async function impactTable(task: Task<"impact-table">, findings: Findings): Promise<AnalysisResult> {
  const agreement = agreementShownBy(task, findings);
  return task.spec.part === "terms" ? termsTable(task, agreement) : paymentTable(task, agreement);
}

function termsTable(task: Task<"impact-table">, {told}: Agreement): AnalysisResult {
  const columns: Column[] = [
    {key: "value", label: "Vilkår", group: null, unit: "text", role: "value"},
    {key: "source", label: "Kilde", group: null, unit: "text", role: "value"},
  ];
  const rows = told.map(({key, label: name, group, value, source: from}): Row => {
    const label = group === null ? name : `${name}: ${lowerFirst(group)}`;
    const address = (column: string) => addressOf(task.key, block, key, column);
    return {
      key,
      label,
      role: "category",
      cells: [textCell(address("value"), value), textCell(address("source"), from)],
    };
  });
  const blocks = [{key: block, label: null, question: null, rows}];
  return displayOf(task, {table: {arrangement: "stacked", stub: task.spec.stub, columns, blocks}, source});
}

interface PaymentRow {
  readonly key: string;
  readonly label: string;
  readonly role: Row["role"];
  readonly amount: Fraction;
  readonly how: string;
}

function paymentTable(task: Task<"impact-table">, agreement: Agreement): AnalysisResult {
  const {spec} = task;
  const {outcome, persons} = agreement;
  const rounding = moneyRounding(spec.unit, spec.round);
  const measure = moneyUnit(spec.unit);
  const parts = partRows(agreement);
  const amounts = [...moneyRows(agreement), ...parts, ...returnRows(task, agreement), payerRow(agreement)];
  const rows = amounts.map((each) => ("cells" in each ? each : amountRow(task, agreement, each)));
  const columns: Column[] = [
    {key: "amount", label: measure, group: null, unit: "number", role: "value", measure},
    {key: "per", label: `Kr. pr. ${persons.one}`, group: null, unit: "number", role: "value", measure: "per"},
    {key: "how", label: "Beregning", group: null, unit: "text", role: "value"},
  ];
  const misfits = misfitsOf([
    {total: label(outcome), column: measure, parts: parts.map(({amount}) => amount), sum: outcome.surplus, rounding},
  ]);
  const roundings = [
    {what: "kroner", rounding},
    {what: `kroner pr. ${persons.one}`, rounding: wholeKroner},
  ];
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns,
      blocks: blocksMadeOf([{key: block, label: null, question: null, rows}], addressesIn(agreement.task.spec)),
    },
    source,
    notes: [capNote(agreement), perPersonNote(persons), ...roundingNotes(roundings, misfits)],
  });
}

function label({surplus}: Agreement["outcome"]): string {
  return isNegative(surplus) ? "Underskud" : "Overskud";
}

function moneyRows({terms, outcome, told, task}: Agreement): PaymentRow[] {
  const row = (
    key: string,
    name: string,
    amount: Fraction,
    how: string,
    role: Row["role"] = "category",
  ): PaymentRow => ({
    key,
    label: name,
    role,
    amount,
    how,
  });
  const paid = told.find(({key}) => key === "payment")?.value ?? "";
  const cap = told.find(({key}) => key === "cap")?.value ?? "";
  const months = `forskellen i ${task.spec.months} × værdien af en måned`;
  return [
    row("value", "Værdi af effekten", outcome.value, months),
    row("due", "Betaling før loft", outcome.due, paid),
    ...(terms.cap === null ? [] : [row("cap", "Loft", terms.cap, cap)]),
    row("payment", "Betaling", outcome.payment, terms.cap === null ? "uden loft" : "det mindste af de to", "total"),
    row("investment", "Investering", terms.investment, "det investerede beløb"),
    row("surplus", label(outcome), outcome.surplus, "betaling − investering", "total"),
  ];
}

function returnRows(task: Task<"impact-table">, {terms, outcome, persons}: Agreement): Row[] {
  const base = toNumber(persons.value);
  const row = (key: string, name: string, exact: number, how: string): Row => {
    const address = (column: string) => addressOf(task.key, block, key, column);
    return {
      key,
      label: name,
      role: "category",
      cells: [
        Number.isFinite(exact)
          ? {kind: "number", address: address("amount"), base, exact, printed: printNumber(exact, 1)}
          : emptyCell(address("amount"), "renten er for høj til at kunne beregnes"),
        emptyCell(address("per"), "et afkast er ikke per person"),
        textCell(address("how"), how),
      ],
    };
  };
  const whole = toNumber(times(outcome.rate, fraction(100n)));
  const years = printNumber(terms.years, Number.isInteger(terms.years) ? 0 : 1);
  return [
    row("return", "Afkast (pct.)", whole, `${label(outcome).toLowerCase()} / investering`),
    row(
      "yearly_return",
      "Afkast om året (pct.)",
      outcome.yearlyRate * 100,
      `den rente, der over ${years} år gør investeringen til betalingen`,
    ),
  ];
}

function partRows({task, terms, outcome}: Agreement): PaymentRow[] {
  const shares = isNegative(outcome.surplus) ? terms.lossShares : terms.gainShares;
  return [...outcome.parts].map(([party, amount]) => ({
    key: party,
    label: `– heraf ${lowerFirst(task.spec.parties[party] ?? party)}`,
    role: "sub",
    amount,
    how: `${plainPercent(shares.get(party) ?? fraction(0n))} pct. af ${label(outcome) === "Overskud" ? "overskuddet" : "underskuddet"}`,
  }));
}

function payerRow({task, terms, outcome}: Agreement): PaymentRow {
  const name = task.spec.parties[terms.payer] ?? terms.payer;
  return {
    key: "payer",
    label: `${name}: resultat`,
    role: "total",
    amount: outcome.payerResult,
    how: `værdi − betaling + egen del af ${label(outcome) === "Overskud" ? "overskuddet" : "underskuddet"}`,
  };
}

function amountRow(task: Task<"impact-table">, {persons}: Agreement, row: PaymentRow): Row {
  const address = (column: string) => addressOf(task.key, block, row.key, column);
  const base = toNumber(persons.value);
  const cells: Cell[] = [
    amountCell(address("amount"), row.amount, base, moneyRounding(task.spec.unit, task.spec.round)),
    amountCell(address("per"), over(row.amount, persons.value), base, wholeKroner),
    textCell(address("how"), row.how),
  ];
  return {key: row.key, label: row.label, role: row.role, cells};
}

function capNote({terms, outcome}: Agreement): Note {
  const text =
    terms.cap === null
      ? "Betalingen har intet loft."
      : outcome.isCapped
        ? "Loftet begrænser betalingen."
        : "Betalingen er under loftet.";
  return {kind: "method", text};
}

/**
 * What the net of a budget model hangs on: one number at a time is changed in one scenario, everything else stays.
 *
 * - The only block is `all`; a row is a number of the model by its name, `gains.hjemloeshed.probability`. Probabilities, factors and
 *   rates are in percent, amounts in kroner, as the label says.
 * - `tornado`: columns `low`, `high`, `net_low`, `net_high` and `span`, the widest span first; the last row is `base`, the
 *   net as it is.
 * - `break-even`: columns `base`, `break_even` and `change` (percent). The net is a straight line in every number but a rate of discount,
 *   so that the number is found exactly; a rate is found by halving intervals. A number that cannot do it is empty.
 * - The base of all cells is the model's number of persons.
 */
import {
  compare,
  type Fraction,
  fraction,
  isZero,
  minus,
  over,
  times,
  toNumber,
  zero,
} from "../../economics/fraction.ts";
import {type Rounding, rounded as roundedTo} from "../../economics/rounding.ts";
import {evaluate} from "../../economics/scenarios.ts";
import {type BreakEven, breakEven, tornado} from "../../economics/sensitivity.ts";
import type {AnalysisResult, Cell, Column, Findings, Note, NumberCell, Row} from "../../results/model.ts";
import {lowerFirst} from "../print/danish.ts";
import {moneyUnit, personsWords, printAmount, roundingNotes} from "../print/money.ts";
import {plainNumber} from "../print/plain-number.ts";
import {amountCell, moneyRounding} from "../table/amount-cells.ts";
import {addressOf, emptyCell} from "../table/cells.ts";
import {addressesIn, blocksMadeOf} from "../table/made-of.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {modelShownBy, type NamedModel} from "./scenarios/model.ts";
import {type NamedParameter, namedParameters, scenarioOf, shownValue, swingsOf} from "./sensitivity/parameters.ts";

const block = "all";

const mostDecimals = 6;

/** What the tables are made with. */
interface Layout {
  readonly task: Task<"sensitivity">;
  readonly named: NamedModel;
  /** The net of the scenario as it is. */
  readonly net: Fraction;
  readonly scenario: string;
  readonly rounding: Rounding;
}

export async function sensitivity(task: Task<"sensitivity">, findings: Findings): Promise<AnalysisResult> {
  const {spec} = task;
  const named = modelShownBy(task, findings);
  const scenario = scenarioOf(task, named);
  const parameters = namedParameters(task, findings, named);
  const layout: Layout = {
    task,
    named,
    net: evaluate(named.model, scenario).net,
    scenario: named.task.spec.scenarios[scenario] ?? scenario,
    rounding: moneyRounding(spec.unit, spec.round),
  };
  const {columns, rows} =
    spec.part === "tornado" ? tornadoTable(layout, parameters) : breakEvenTable(layout, parameters);
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns,
      blocks: blocksMadeOf([{key: block, label: null, question: null, rows}], addressesIn([named.task.spec, spec])),
    },
    source: "Egne beregninger",
    notes: [methodNote(layout), ...(spec.part === "tornado" ? roundingOf(layout) : [])],
  });
}

function tornadoTable(layout: Layout, parameters: readonly NamedParameter[]): {columns: Column[]; rows: Row[]} {
  const {task, net, scenario} = layout;
  const swings = swingsOf(task, parameters);
  const group = `Nettogevinst (${moneyUnit(task.spec.unit).toLowerCase()})`;
  const rows = tornado([...swings.keys()]).flatMap((swung): Row[] => {
    const found = swings.get(swung);
    if (found === undefined) return [];
    const {key} = found.parameter;
    return [
      {
        key,
        label: found.label,
        role: "category",
        cells: [
          ...parameterCells(layout, key, {
            low: shownValue(found.parameter, swung.low),
            high: shownValue(found.parameter, swung.high),
          }),
          money(layout, key, "net_low", swung.netAtLow),
          money(layout, key, "net_high", swung.netAtHigh),
          money(layout, key, "span", swung.span),
        ],
      },
    ];
  });
  const unchanged = (column: string) => emptyCell(addressOf(task.key, block, "base", column), "intet er ændret");
  const base: Row = {
    key: "base",
    label: `Uændret (${lowerFirst(scenario)})`,
    role: "total",
    cells: [
      unchanged("low"),
      unchanged("high"),
      money(layout, "base", "net_low", net),
      money(layout, "base", "net_high", net),
      money(layout, "base", "span", zero),
    ],
  };
  return {
    columns: [
      numbers("low", "Lav", "Forudsætning"),
      numbers("high", "Høj", "Forudsætning"),
      {...numbers("net_low", "Ved lav", group), measure: group},
      {...numbers("net_high", "Ved høj", group), measure: group},
      {...numbers("span", "Forskel", group), measure: group},
    ],
    rows: [...rows, base],
  };
}

function breakEvenTable(layout: Layout, parameters: readonly NamedParameter[]): {columns: Column[]; rows: Row[]} {
  const rows = parameters.map(({parameter, label}): Row => {
    const found = breakEven(parameter, layout.task.spec.scenario);
    const {key, value} = parameter;
    const base = shownValue(parameter, value);
    const cells =
      found.kind === "at"
        ? parameterCells(layout, key, {base, break_even: shownValue(parameter, found.value)})
        : [...parameterCells(layout, key, {base}), outOfReach(layout, key, "break_even", found)];
    return {key, label, role: "category", cells: [...cells, changeCell(layout, key, value, found)]};
  });
  return {
    columns: [
      numbers("base", layout.scenario, null),
      numbers("break_even", "Går i nul ved", null),
      numbers("change", "Ændring (pct.)", null),
    ],
    rows,
  };
}

function changeCell(layout: Layout, row: string, value: Fraction, found: BreakEven): Cell {
  if (found.kind !== "at") return outOfReach(layout, row, "change", found);
  const address = addressOf(layout.task.key, block, row, "change");
  if (isZero(value)) return emptyCell(address, "der er intet at måle ændringen imod");
  const change = times(over(minus(found.value, value), value), fraction(100n));
  return {
    kind: "number",
    address,
    base: personsIn(layout),
    exact: toNumber(change),
    printed: printedTo(change, 1),
  };
}

function outOfReach({task}: Layout, row: string, column: string, found: BreakEven): Cell {
  const address = addressOf(task.key, block, row, column);
  if (column === "change") return emptyCell(address, "går ikke i nul");
  if (found.kind === "no-influence") {
    return {
      kind: "empty",
      address,
      printed: "uden betydning",
      reason: "nettogevinsten er den samme, hvad tallet end er",
    };
  }
  return {
    kind: "empty",
    address,
    printed: "kan ikke nås",
    reason: "kun et tal under nul eller over det højest mulige ville være nok",
  };
}

/**
 * Values of one number of the model by column, with at most one decimal below a thousand and none above; with more where else
 * two that differ would print alike.
 */
function parameterCells(layout: Layout, row: string, values: Readonly<Record<string, Fraction>>): NumberCell[] {
  const all = Object.values(values);
  const different = new Set(all.map(toNumber)).size;
  const printedWith = (more: number) =>
    all.map((value) => printedTo(value, more + (compare(value, fraction(1000n)) >= 0 ? 0 : 1)));
  let more = 0;
  while (more < mostDecimals - 1 && new Set(printedWith(more)).size < different) more++;
  const printed = printedWith(more);
  return Object.entries(values).map(([column, value], index) => ({
    kind: "number",
    address: addressOf(layout.task.key, block, row, column),
    base: personsIn(layout),
    exact: toNumber(value),
    printed: printed[index] ?? "",
  }));
}

/** With so many decimals, less those that are zeros at the end. */
function printedTo(value: Fraction, decimals: number): string {
  return plainNumber(roundedTo(value, {step: Number(`1e-${decimals}`), scale: 1}), decimals);
}

function money(layout: Layout, row: string, column: string, value: Fraction): NumberCell {
  return amountCell(addressOf(layout.task.key, block, row, column), value, personsIn(layout), layout.rounding);
}

function personsIn({named}: Layout): number {
  return toNumber(named.persons.value);
}

function numbers(key: string, label: string, group: string | null): Column {
  return {key, label, group, unit: "number", role: "value"};
}

function methodNote(layout: Layout): Note {
  const {named, net, scenario, rounding, task} = layout;
  const printed = printAmount(roundedTo(net, rounding), rounding);
  const amount = task.spec.unit === "kroner" ? `${printed} kr.` : `${printed} (1.000 kr.)`;
  const what = `Én forudsætning ændres ad gangen i scenariet »${scenario}«, hvor nettogevinsten er ${amount}; alt andet er uændret.`;
  return {kind: "method", text: `${what} Beregnet for ${personsWords(named.persons)}.`};
}

function roundingOf({rounding}: Layout): Note[] {
  return roundingNotes([{what: "kroner", rounding}], []);
}

/**
 * A budget model in scenarios. Its own table defines the scenarios; analyses of kind scenario-table and sensitivity show
 * what it comes to.
 *
 * - Blocks are `services` and `gains`, a row for each category or event, and under a category of several services a row for each
 *   of them, `category.item`. Columns are the scenarios and, where a category has several services, `weight`.
 * - All cells are percentages: of persons, and in `weight` of those in the category. They are numbers, not shares: nobody is counted.
 * - The base of all cells is the model's number of persons.
 */
import {type Fraction, fraction, times, toNumber} from "../../economics/fraction.ts";
import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, Block, Cell, Column, Findings, Note, Row} from "../../results/model.ts";
import {personsWords} from "../print/money.ts";
import {plainPercent} from "../print/plain-number.ts";
import {addressOf, emptyCell} from "../table/cells.ts";
import {addressesIn, blocksMadeOf} from "../table/made-of.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {inOrder, modelOf, type NamedModel} from "./scenarios/model.ts";

const heading = "Procent";

export async function scenarios(task: Task<"scenarios">, findings: Findings): Promise<AnalysisResult> {
  const named = modelOf(task, findings);
  const {model} = named;
  const isWeighted = model.services.some(({items}) => items.length > 1);
  const decimals = task.spec.decimals ?? decimalsOf(named);
  const blocks = [
    {key: "services", label: "Nye indsatser", rows: serviceRows(named, isWeighted, decimals)},
    {key: "gains", label: "Forebyggelse", rows: gainRows(named, isWeighted, decimals)},
  ];
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: task.spec.stub,
      columns: columnsOf(task, isWeighted),
      blocks: blocksMadeOf(
        blocks.filter(({rows}) => rows.length > 0).map((block): Block => ({...block, question: null})),
        addressesIn([task.spec.services, task.spec.gains, task.spec.persons]),
      ),
    },
    source: "Egne beregninger",
    notes: notesOf(named, isWeighted),
  });
}

function columnsOf({spec}: Task<"scenarios">, isWeighted: boolean): Column[] {
  const column = (key: string, label: string, group: string | null): Column => ({
    key,
    label,
    group,
    unit: "number",
    role: "value",
    measure: heading,
  });
  return [
    ...(isWeighted ? [column("weight", "Fordeling i kategorien", null)] : []),
    ...Object.entries(spec.scenarios).map(([key, label]) => column(key, label, heading)),
  ];
}

/** As many as the written percentages have, at most two. */
function decimalsOf({model}: NamedModel): number {
  const probabilities = [...model.services, ...model.gains].flatMap(({probability}) => inOrder(probability, model));
  const printed = probabilities.map((share) => plainPercent(share, 2).split(",")[1]?.length ?? 0);
  return Math.max(0, ...printed);
}

function serviceRows(named: NamedModel, isWeighted: boolean, decimals: number): Row[] {
  const {task, model} = named;
  return model.services.flatMap(({key, probability, items}): Row[] => {
    const row = (rowKey: string, label: string, role: Row["role"], weight: Fraction, shares: Fraction[]): Row => ({
      key: rowKey,
      label,
      role,
      cells: percentCells(named, "services", rowKey, isWeighted ? [weight, ...shares] : shares, decimals, isWeighted),
    });
    const spec = task.spec.services[key];
    const shares = inOrder(probability, model);
    const category = row(key, spec?.label ?? key, "category", fraction(1n), shares);
    if (items.length < 2) return [category];
    const parts = items.map((item) =>
      row(
        `${key}.${item.key}`,
        spec?.items?.[item.key]?.label ?? item.key,
        "sub",
        item.weight,
        shares.map((share) => times(share, item.weight)),
      ),
    );
    return [category, ...parts];
  });
}

function gainRows(named: NamedModel, isWeighted: boolean, decimals: number): Row[] {
  const {task, model} = named;
  return model.gains.map(({key, probability}): Row => {
    const cells = percentCells(named, "gains", key, inOrder(probability, model), decimals, isWeighted);
    const none = emptyCell(addressOf(task.key, "gains", key, "weight"), "fordeles ikke");
    return {
      key,
      label: task.spec.gains[key]?.label ?? key,
      role: "category",
      cells: isWeighted ? [none, ...cells] : cells,
    };
  });
}

function percentCells(
  {task, persons}: NamedModel,
  block: string,
  row: string,
  shares: readonly Fraction[],
  decimals: number,
  isWeighted: boolean,
): Cell[] {
  const keys = Object.keys(task.spec.scenarios);
  const columns = isWeighted && shares.length > keys.length ? ["weight", ...keys] : keys;
  return shares.map((share, index): Cell => {
    const exact = toNumber(times(share, fraction(100n)));
    return {
      kind: "number",
      address: addressOf(task.key, block, row, columns[index] ?? ""),
      base: toNumber(persons.value),
      exact,
      printed: printNumber(exact, decimals),
    };
  });
}

function notesOf({persons}: NamedModel, isWeighted: boolean): Note[] {
  const whole = `Procent af ${personsWords(persons)}.`;
  const parts = isWeighted
    ? " Under en kategori med flere indsatser står, hvordan den er fordelt, og hvor mange procent af alle hver indsats svarer til."
    : "";
  return [{kind: "base", text: whole + parts}];
}

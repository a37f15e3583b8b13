import {toNumber} from "../../../economics/fraction.ts";
import type {Block, Column, Row} from "../../../results/model.ts";
import type {Amount} from "../../resolve/money.ts";
import {amountCell} from "../../table/amount-cells.ts";
import {addressOf, emptyCell, textCell} from "../../table/cells.ts";
import type {UnitCost} from "../scenarios/model.ts";
import type {Layout} from "./layout.ts";

const headings = {services: "Nye indsatser", gains: "Forebyggelse"} as const;

export const unitCostColumns: readonly Column[] = [
  {key: "amount", label: "Kr.", group: null, unit: "number", role: "value"},
  {key: "calculation", label: "Beregning", group: null, unit: "text", role: "value"},
  {key: "source", label: "Kilde", group: null, unit: "text", role: "value"},
];

/**
 * How the cost or gain for one person is made up: the blocks `services` and `gains`, a row for each, `category.item` where a category has
 * several; a row for each scenario, `hjem@lavt`, where they differ.
 */
export function unitCostBlocks(layout: Layout): Block[] {
  return (["services", "gains"] as const).flatMap((block): Block[] => {
    const rows = layout.named.unitCosts
      .filter(({part}) => part === block)
      .flatMap((unitCost) => rowsOf(layout, block, unitCost));
    return rows.length === 0 ? [] : [{key: block, label: headings[block], question: null, rows}];
  });
}

function rowsOf(layout: Layout, block: string, {category, key, label, amounts}: UnitCost): Row[] {
  const name = category === key ? key : `${category}.${key}`;
  const {scenarios} = layout.named.task.spec;
  const [first] = amounts.values();
  const isOne = first !== undefined && [...amounts.values()].every((each) => each === first);
  if (isOne) return [rowOf(layout, block, name, label, first)];
  return [...amounts].map(([scenario, amount]) =>
    rowOf(layout, block, `${name}@${scenario}`, `${label}, ${scenarios[scenario]?.toLowerCase() ?? scenario}`, amount),
  );
}

function rowOf({task, named}: Layout, block: string, key: string, label: string, amount: Amount): Row {
  const address = (column: string) => addressOf(task.key, block, key, column);
  const rounding = {step: task.spec.round_unit, scale: 1};
  const text = (column: string, words: string | null, reason: string) =>
    words === null ? emptyCell(address(column), reason) : textCell(address(column), words);
  const how = amount.index === null ? amount.how : `${amount.how}, i ${amount.index.to}-priser`;
  return {
    key,
    label,
    role: "category",
    cells: [
      amountCell(address("amount"), amount.value, toNumber(named.persons.value), rounding),
      text("calculation", how, "beløbet er ikke beregnet af andre"),
      text("source", amount.source, "kilden er ikke angivet"),
    ],
  };
}

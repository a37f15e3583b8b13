import {printNumber} from "../../numbers/print.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import {oppositeDirection} from "../../statistics/warnings/opposite-direction.ts";
import {contingencyTable, loadPivot} from "../count/contingency.ts";
import type {AlignedItem} from "../kinds/battery/alignment.ts";
import {scaleOf} from "../resolve/categories.ts";
import {countPersons, type Scope} from "../resolve/population.ts";
import type {Task} from "../task.ts";
import {nothingToWarnOf, together, type Warned, warned} from "./warned.ts";

/**
 * Warns of items whose answers go against the others' (see `oppositeDirection`): of three or more items in an order, since of two nobody
 * can tell which is turned round. Everybody in the scope is looked at, at the first wave, with answers as they are printed: an item
 * that is rightly turned round agrees with the others.
 */
export async function directionWarnings(
  task: Task<"battery">,
  scope: Scope,
  aligned: readonly AlignedItem[],
): Promise<Warned> {
  if (aligned.length < 3 || !aligned.every(({item}) => hasOrder(item))) return nothingToWarnOf;
  const pairs = aligned.flatMap((_, one) => aligned.slice(one + 1).map((_, index) => [one, one + 1 + index] as const));
  const [tables] = await Promise.all([
    Promise.all(pairs.map(([one, other]) => jointCounts(task, scope, aligned[one], aligned[other]))),
    loadPivot(),
  ]);
  const found = aligned.map((each, index) => {
    const own = tables.filter((_, pair) => pairs[pair]?.includes(index));
    return opposition(each, own, task.context.style.significance);
  });
  return together(...found);
}

function hasOrder(item: AlignedItem["item"]): boolean {
  return scaleOf(item).best !== null || item.variable.derivation?.kind === "bands";
}

async function jointCounts(
  task: Task<"battery">,
  scope: Scope,
  one: AlignedItem | undefined,
  other: AlignedItem | undefined,
): Promise<CountTable> {
  if (one === undefined || other === undefined) return [];
  const rows = await countPersons(task, scope, [one.item.at, other.item.at]);
  const places = [placesOf(one), placesOf(other)] as const;
  const placed = rows.flatMap(({answers: [first, second], n}) => {
    const row = places[0].get(first?.code ?? "");
    const column = places[1].get(second?.code ?? "");
    return row === undefined || column === undefined ? [] : [{row, column, n}];
  });
  return contingencyTable(placed, places[0].size, places[1].size);
}

/** Where each answer of substance stands on the scale as it is printed. */
function placesOf({item, mirror}: AlignedItem): ReadonlyMap<string, number> {
  const codes = scaleOf(item).categories.flatMap(({code, missing}) => (missing === null ? [code] : []));
  return new Map(codes.map((code) => [code, codes.indexOf(mirror?.get(code) ?? code)]));
}

/** @param tables its answers by each other item's, whichever of them stands in the rows */
function opposition({item: {label, at}}: AlignedItem, tables: readonly CountTable[], level: number): Warned {
  const result = oppositeDirection(tables, level);
  if (!result.ok || result.finding === null) return nothingToWarnOf;
  const {kind, meanTauB, against, others} = result.finding;
  const numbers = {meanTauB, against, others};
  return warned(
    [{kind, item: at.variable, label, numbers}],
    () =>
      `»${label}« peger modsat de øvrige: Svarene hænger negativt sammen med svarene på ${against === others ? "alle" : `${printNumber(against, 0)} af de`} ${printNumber(others, 0)} andre (Kendalls tau-b i gennemsnit ${printNumber(meanTauB, 2)}). Måske er spørgsmålet formuleret omvendt, eller skalaen er vendt forkert.`,
  );
}

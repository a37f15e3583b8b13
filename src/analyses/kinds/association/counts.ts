import type {Category} from "../../../codebook/model.ts";
import type {CountTable} from "../../../statistics/contingency-table.ts";
import type {Answer, CountRow} from "../../../store/model.ts";
import {contingencyTable} from "../../count/contingency.ts";
import {jointStanding, type Standing, standingOf} from "../../count/standing.ts";
import {type BaseCounts, baseOf} from "../../count/tally.ts";
import {type BaseRules, categoriesOf} from "../../resolve/categories.ts";
import type {Item} from "../../resolve/items.ts";
import {ascending} from "../../testing/measurement.ts";
import type {VariablePair} from "./pairs.ts";

/** The persons of one segment by their answers to both variables of a pair. */
export interface PairCounts {
  /** From the lowest to the highest answer, rows by columns. */
  readonly counts: CountTable;
  readonly labels: {readonly rows: readonly string[]; readonly columns: readonly string[]};
  readonly base: BaseCounts;
}

/** «Ved ikke» has no place in an order; to Cramér's V it is a category like others where it is in the base. */
export async function pairCounts(
  rows: readonly CountRow[],
  {sides: [one, other], coefficient}: VariablePair,
  rules: BaseRules,
): Promise<PairCounts> {
  const used = coefficient === "cramers-v" ? rules : {dontKnow: false, notRelevant: false};
  const axes = [axisOf(one.item, rows, 0, used), axisOf(other.item, rows, 1, used)] as const;
  const counted = rows.map(({answers: [first, second], n}) => {
    const standings = [standing(one.item, first, used), standing(other.item, second, used)] as const;
    return {standings, standing: jointStanding(...standings), n};
  });
  const placed = counted
    .filter((each) => each.standing.valid)
    .map(({standings: [row, column], n}) => ({
      row: axes[0].findIndex(({code}) => code === row.code),
      column: axes[1].findIndex(({code}) => code === column.code),
      n,
    }));
  return {
    counts: await contingencyTable(placed, axes[0].length, axes[1].length),
    labels: {rows: axes[0].map(({label}) => label), columns: axes[1].map(({label}) => label)},
    base: baseOf(counted, used),
  };
}

type Value = Pick<Category, "code" | "label">;

/** The values that a side can have, or the numbers that it has, from the lowest to the highest. */
function axisOf(item: Item, rows: readonly CountRow[], place: number, rules: BaseRules): readonly Value[] {
  if (item.variable.kind === "number") {
    const codes = new Set(rows.flatMap(({answers}) => answers[place]?.code ?? []));
    return [...codes].sort((a, b) => Number(a) - Number(b)).map((code) => ({code, label: code}));
  }
  const substantive = ascending(item);
  const flagged = categoriesOf(item, rules).filter(({missing}) => missing !== null);
  return [...substantive, ...flagged];
}

function standing(item: Item, answer: Answer | undefined, rules: BaseRules): Standing {
  const given = answer ?? {code: null, missing: "no_answer" as const};
  if (item.variable.kind === "number") return {code: given.code, missing: given.missing, valid: given.code !== null};
  return standingOf(given, item, rules);
}

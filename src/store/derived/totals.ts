import type {TotalDerivation} from "../../codebook/model.ts";
import {type Dialect, identifier} from "../dialect.ts";
import type {LayoutColumn} from "../layout.ts";
import {type ColumnOf, numberOf} from "./columns.ts";

/** The sum or mean of the answered items, if they are enough. It is multiplied before it is divided: whole numbers stay exact. */
export function totalExpression(dialect: Dialect, derivation: TotalDerivation, columnOf: ColumnOf): string {
  const items = derivation.of.map((name) => itemExpression(dialect, name, derivation, columnOf));
  const answered = items.map((item) => `CASE WHEN ${item} IS NULL THEN 0 ELSE 1 END`).join(" + ");
  const sum = items.map((item) => `COALESCE(${item}, ${dialect.numberLiteral(0)})`).join(" + ");
  const times = dialect.numberLiteral(derivation.times);
  const value = derivation.kind === "sum" ? `(${sum}) * ${times}` : `(${sum}) * ${times} / (${answered})`;
  const enough = Math.max(1, derivation.require);
  return `CASE WHEN ${answered} >= ${enough} THEN ${value} END`;
}

function itemExpression(
  dialect: Dialect,
  name: string,
  {points, reversed}: TotalDerivation,
  columnOf: ColumnOf,
): string {
  const column = columnOf(name);
  const value = points === undefined ? numberOf(dialect, column) : pointsExpression(dialect, column, points);
  const ends = reversed?.get(name);
  return ends === undefined ? value : `(${dialect.numberLiteral(ends)} - ${value})`;
}

function pointsExpression(dialect: Dialect, {name, type}: LayoutColumn, points: ReadonlyMap<string, number>): string {
  const branches = [...points].map(
    ([code, value]) => `WHEN ${dialect.isOneOf(identifier(name), type, [code])} THEN ${dialect.numberLiteral(value)}`,
  );
  return `(CASE ${branches.join(" ")} END)`;
}

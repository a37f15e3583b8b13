import {type Dialect, identifier} from "../dialect.ts";
import type {LayoutColumn} from "../layout.ts";

/** The column of a variable that another one is made of. */
export type ColumnOf = (name: string) => LayoutColumn;

/** The number a variable stands for: «ved ikke» and its like have codes, but are not quantities. */
export function numberOf(dialect: Dialect, column: LayoutColumn): string {
  const {name, type} = column;
  const value = identifier(name);
  if (type === "number") return value;
  const number = type === "code" ? `CAST(${value} AS ${dialect.types.number})` : dialect.numberOfText(value);
  return `(CASE WHEN NOT ${dialect.isOneOf(value, type, missingCodes(column))} THEN ${number} END)`;
}

/** True, in SQL, where there is an answer that does not mean missing; never NULL. */
export function isAnswered(dialect: Dialect, column: LayoutColumn): string {
  const value = identifier(column.name);
  const missing = missingCodes(column);
  const present = `${value} IS NOT NULL`;
  return missing.length === 0 ? present : `(${present} AND NOT ${dialect.isOneOf(value, column.type, missing)})`;
}

function missingCodes({variable}: LayoutColumn): string[] {
  return (variable.scale?.categories ?? []).filter(({missing}) => missing !== null).map(({code}) => code);
}

import {type DateOrder, readDate, readDatetime} from "./dates.ts";
import type {ColumnReading} from "./model.ts";
import {type Decimal, looksLikeId, readNumber} from "./numbers.ts";

const decimals: readonly Decimal[] = [".", ","];
const orders: readonly DateOrder[] = ["dmy", "ymd"];

/**
 * How the columns of one file look, each taken as a whole: one value that does not fit makes a column text.
 * A column such as 1.234 and 2.500 fits both decimal signs; it is read as the file's other columns are, and when they do
 * not tell, by the delimiter: Danish files part fields with `;` because the comma is taken.
 */
export function columnReadings(
  columns: readonly (readonly (string | null)[])[],
  delimiter: string | null,
): ColumnReading[] {
  const distinct = columns.map((values) => [...new Set(values)].filter((value) => value !== null));
  const fitting = distinct.map(decimalsThatFit);
  const sure = fitting.find((each) => each.length === 1)?.[0];
  const unsure: Decimal = sure ?? (delimiter === ";" ? "," : ".");
  return distinct.map((values, index) => readingOf(values, fitting[index] ?? [], unsure));
}

function readingOf(values: readonly string[], fitting: readonly Decimal[], unsure: Decimal): ColumnReading {
  if (values.length === 0) return {kind: "empty"};
  const [first, second] = fitting;
  if (first !== undefined) return {kind: "number", decimal: second === undefined ? first : unsure};
  const date = orders.find((order) => values.every((value) => readDate(value, order) !== null));
  if (date !== undefined) return {kind: "date", order: date};
  const datetime = orders.find((order) => values.every((value) => readDatetime(value, order) !== null));
  if (datetime !== undefined) return {kind: "datetime", order: datetime};
  return {kind: "text"};
}

function decimalsThatFit(values: readonly string[]): Decimal[] {
  return decimals.filter((decimal) =>
    values.every((value) => readNumber(value, decimal) !== null && !looksLikeId(value)),
  );
}

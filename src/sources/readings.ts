import {type DateOrder, readDate, readDatetime} from "./dates.ts";
import type {ColumnReading} from "./model.ts";
import {type Decimal, looksLikeId, readNumber} from "./numbers.ts";

/** The ways in which all values of a column that have been seen so far can be read. */
export interface Fits {
  readonly isEmpty: boolean;
  readonly decimals: readonly Decimal[];
  readonly dates: readonly DateOrder[];
  readonly datetimes: readonly DateOrder[];
}

const orders: readonly DateOrder[] = ["dmy", "ymd"];

/** Before any value has been seen, all ways are open. */
export const unseen: Fits = {isEmpty: true, decimals: [".", ","], dates: orders, datetimes: orders};

/**
 * How the columns of one file look, each taken as a whole: one value that does not fit makes a column text.
 * A column such as 1.234 and 2.500 fits both decimal signs; it is read as the file's other columns are, and when they do
 * not tell, by the delimiter: Danish files part fields with `;` because the comma is taken.
 */
export function columnReadings(
  columns: readonly (readonly (string | null)[])[],
  delimiter: string | null,
): ColumnReading[] {
  const fits = columns.map((values) =>
    narrowed(
      unseen,
      [...new Set(values)].filter((value) => value !== null),
    ),
  );
  return readingsOf(fits, delimiter);
}

/** The ways that more values leave open. */
export function narrowed(fits: Fits, values: readonly string[]): Fits {
  if (values.length === 0) return fits;
  return {
    isEmpty: false,
    decimals: fits.decimals.filter((decimal) =>
      values.every((value) => readNumber(value, decimal) !== null && !looksLikeId(value)),
    ),
    dates: fits.dates.filter((order) => values.every((value) => readDate(value, order) !== null)),
    datetimes: fits.datetimes.filter((order) => values.every((value) => readDatetime(value, order) !== null)),
  };
}

/** `columnReadings` of columns whose values have all been seen. */
export function readingsOf(columns: readonly Fits[], delimiter: string | null): ColumnReading[] {
  const sure = columns.find(({isEmpty, decimals}) => !isEmpty && decimals.length === 1)?.decimals[0];
  const unsure: Decimal = sure ?? (delimiter === ";" ? "," : ".");
  return columns.map((fits) => readingOf(fits, unsure));
}

function readingOf({isEmpty, decimals, dates, datetimes}: Fits, unsure: Decimal): ColumnReading {
  if (isEmpty) return {kind: "empty"};
  const [first, second] = decimals;
  if (first !== undefined) return {kind: "number", decimal: second === undefined ? first : unsure};
  const [date] = dates;
  if (date !== undefined) return {kind: "date", order: date};
  const [datetime] = datetimes;
  if (datetime !== undefined) return {kind: "datetime", order: datetime};
  return {kind: "text"};
}

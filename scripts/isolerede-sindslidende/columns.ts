import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";

/** Puts values in an order of chance; the same seed gives the same order on every machine. */
export type Shuffle = <Value>(values: readonly Value[]) => Value[];

export function drawOrder(seed: number): Shuffle {
  const random = xoshiro128(seed);
  return (values) => {
    const left = [...values];
    return values.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
  };
}

/**
 * Each answer as often as its count says, and blanks for the rest of the rows.
 * @throws RangeError when there are more answers than rows
 */
export function answersOf(counts: Readonly<Record<string, number>>, rows: number): string[] {
  const answers = Object.entries(counts).flatMap(([answer, count]) => Array<string>(count).fill(answer));
  if (answers.length > rows) throw new RangeError(`${answers.length} answers for ${rows} rows`);
  return [...answers, ...Array<string>(rows - answers.length).fill("")];
}

/** Rows from columns of the same length. */
export function rowsFrom(columns: Readonly<Record<string, readonly string[]>>): Record<string, string>[] {
  const [first = []] = Object.values(columns);
  return first.map((_, row) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row] ?? ""])),
  );
}

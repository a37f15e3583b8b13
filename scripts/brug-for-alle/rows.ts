import type {Draw} from "../docs-example/draw.ts";

/** A list with each value so many times: the margins that were published. */
export function repeated<Value>(counts: readonly (readonly [value: Value, times: number])[]): Value[] {
  return counts.flatMap(([value, times]) => Array.from({length: times}, () => value));
}

export function shuffled<Value>(values: readonly Value[], draw: Draw): Value[] {
  const mixed = [...values];
  for (let last = mixed.length - 1; last > 0; last--) exchange(mixed, last, draw.whole(0, last));
  return mixed;
}

export function exchange<Value>(values: Value[], one: number, other: number): void {
  const [first, second] = [at(values, one), at(values, other)];
  values[one] = second;
  values[other] = first;
}

/** @throws RangeError when there is no such place */
export function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new RangeError(`there are ${values.length} values and no number ${index}`);
  return value;
}

export function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  return `${[names, ...rows.map((row) => names.map((name) => row[name] ?? ""))].map((row) => row.join(";")).join("\n")}\n`;
}

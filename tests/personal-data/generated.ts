import {passesModulus11} from "../../src/errors/cpr.ts";

/** Uniform numbers from 0 up to 1 from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Generator {
  readonly whole: (from: number, to: number) => number;
  readonly digits: (count: number) => string;
  readonly one: <Value>(values: readonly Value[]) => Value;
}

export function generator(seed: number): Generator {
  const random = seeded(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  return {
    whole,
    digits: (count) => Array.from({length: count}, () => whole(0, 9)).join(""),
    one: <Value>(values: readonly Value[]): Value => {
      const value = values[whole(0, values.length - 1)];
      if (value === undefined) throw new Error("nothing to choose among");
      return value;
    },
  };
}

const two = (number: number) => String(number).padStart(2, "0");

/** A made-up number of somebody born from 1940 to 2010, ten digits; like real ones, most pass modulus 11. */
export function cprNumber({whole, digits}: Generator, modulus: boolean | null = null): string {
  const year = whole(1940, 2010);
  const day = `${two(whole(1, 28))}${two(whole(1, 12))}${two(year % 100)}`;
  const wanted = modulus ?? whole(1, 100) <= 90;
  for (;;) {
    const number = `${day}${year < 2000 ? whole(0, 3) : whole(4, 8)}${digits(3)}`;
    if (passesModulus11(number) === wanted) return number;
  }
}

/** A column of as many different values as asked for. */
export function different(count: number, make: () => string): string[] {
  const values = new Set<string>();
  while (values.size < count) values.add(make());
  return [...values];
}

import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";

/** Draws for the invented people: the same seed gives the same people on every machine. */
export interface Draw {
  readonly chance: (probability: number) => boolean;
  /** A whole number from `from` to `to`, both with. */
  readonly whole: (from: number, to: number) => number;
  /** About normally distributed, with mean 0 and standard deviation 1. */
  readonly normal: () => number;
  /** One of the names, each with its weight. */
  readonly among: <Name extends string>(weights: Readonly<Record<Name, number>>) => Name;
}

export function drawFrom(seed: number): Draw {
  const random = xoshiro128(seed);
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  return {
    chance: (probability) => random() < probability,
    whole,
    normal: () => Array.from({length: 12}, random).reduce((sum, each) => sum + each, -6),
    among: (weights) => {
      const names = Object.keys(weights) as (keyof typeof weights)[];
      const total = names.reduce((sum, name) => sum + weights[name], 0);
      let left = random() * total;
      for (const name of names) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new RangeError("weights must be above 0");
    },
  };
}

/** A number as a whole one on a scale. */
export function onScale(value: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, Math.round(value)));
}

/** The day so many days after another, both as 2024-01-31. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** As registers write it: 31-01-2024. */
export function danishDay(day: string | null): string {
  return day === null ? "" : day.split("-").reverse().join("-");
}

import type {Curve} from "../../../results/model.ts";
import type {UnitVerdict} from "../../../results/unit-verdicts.ts";
import {funnelLimits} from "../../../statistics/units/funnel-limits.ts";
import type {UnitCounts} from "./count-units.ts";

export const levels = {near: 0.95, far: 0.998};

/** The fewest and the most that chance allows, at 95 %; null when nobody is in the base. */
export function allowedCounts(unit: UnitCounts, total: UnitCounts): {fewest: number; most: number} | null {
  const limits = funnelLimits(total.compared / total.n, unit.n, levels.near);
  return limits.ok ? {fewest: limits.fewest, most: limits.most} : null;
}

/** By exact limits: whoever is outside has a share that chance gives with a probability of 2.5 (0.1) % at most. */
export function verdictOf(unit: UnitCounts, total: UnitCounts): UnitVerdict | null {
  const share = total.compared / total.n;
  const [near, far] = [funnelLimits(share, unit.n, levels.near), funnelLimits(share, unit.n, levels.far)];
  if (!near.ok || !far.ok) return null;
  const ends = ({fewest, most}: {fewest: number; most: number}) => ({low: fewest, high: most});
  return verdictOn(unit.compared, ends(near), ends(far));
}

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Where a value lies to the limits at 95 and at 99.8 %; on a limit is within it. */
export function verdictOn(value: number, near: Ends, far: Ends): UnitVerdict {
  if (value > far.high) return "far-above";
  if (value > near.high) return "above";
  if (value < far.low) return "far-below";
  return value < near.low ? "below" : "within";
}

/** The share of all and the limits around it, from a small unit to the largest, as a funnel plot draws them. */
export function limitCurves(units: readonly UnitCounts[], total: UnitCounts): Curve[] {
  if (total.n === 0) return [];
  const share = total.compared / total.n;
  return funnelCurves(units, share, (n, level) => {
    const limits = funnelLimits(share, n, level);
    return limits.ok ? limits : null;
  });
}

/** The most points a curve needs to look smooth. */
const mostPoints = 150;

/** A value and the limits around it at each size of units. */
export function funnelCurves(
  units: readonly {readonly n: number}[],
  value: number,
  limitsAt: (n: number, level: number) => Ends | null,
): Curve[] {
  const largest = Math.max(0, ...units.map(({n}) => n));
  if (largest === 0) return [];
  const step = Math.max(1, Math.ceil(largest / mostPoints));
  const sizes = [...Array.from({length: Math.floor(largest / step)}, (_, index) => 1 + index * step), largest];
  const ordered = [...new Set(sizes)].sort((a, b) => a - b);
  const curve = (key: string, label: string, level: number, end: "low" | "high"): Curve => ({
    key,
    label,
    points: ordered.flatMap((n) => {
      const limits = limitsAt(n, level);
      return limits === null ? [] : [{x: n, y: limits[end]}];
    }),
  });
  return [
    {key: "common", label: "Alle", points: ordered.map((n) => ({x: n, y: value}))},
    curve("low-95", "95 pct.", levels.near, "low"),
    curve("high-95", "95 pct.", levels.near, "high"),
    curve("low-998", "99,8 pct.", levels.far, "low"),
    curve("high-998", "99,8 pct.", levels.far, "high"),
  ];
}

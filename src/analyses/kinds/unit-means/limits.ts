import {printNumber} from "../../../numbers/print.ts";
import type {Curve, Note} from "../../../results/model.ts";
import type {UnitVerdict} from "../../../results/unit-verdicts.ts";
import {meanLimits} from "../../../statistics/units/mean-limits.ts";
import {lowerFirst} from "../../print/danish.ts";
import type {Item} from "../../resolve/items.ts";
import {funnelCurves, levels, verdictOn} from "../units/limits.ts";
import {verdictNotes} from "../units/notes.ts";
import type {UnitMean} from "./count-means.ts";

/** What chance allows the mean of so many persons; null where all are too few to tell. */
export function allowedMeans(n: number, {mean, sd}: UnitMean, level: number): {low: number; high: number} | null {
  if (mean === null || sd === null) return null;
  const limits = meanLimits(mean, sd, n, level);
  return limits.ok ? limits : null;
}

export function verdictOnMean({mean, n}: UnitMean, total: UnitMean): UnitVerdict | null {
  const [near, far] = [allowedMeans(n, total, levels.near), allowedMeans(n, total, levels.far)];
  return mean === null || near === null || far === null ? null : verdictOn(mean, near, far);
}

export function meanCurves(units: readonly UnitMean[], total: UnitMean): Curve[] {
  if (total.mean === null) return [];
  return funnelCurves(units, total.mean, (n, level) => allowedMeans(n, total, level));
}

/** How the verdicts are to be read. */
export function meanNotes(units: number, {mean}: UnitMean, number: Item, decimals: number): Note[] {
  if (mean === null || units === 0) return [];
  const unit = number.variable.unit === null ? "" : ` ${number.variable.unit}`;
  return verdictNotes(units, {
    value: `gennemsnit (${lowerFirst(number.label)})`,
    common: `det fælles gennemsnit er ${printNumber(mean, decimals)}${unit}`,
    limits: "normalfordelte grænser, som er usikre for små enheder",
    byChance: "omkring",
  });
}

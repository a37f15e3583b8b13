import type {EffectSize} from "../../../results/model.ts";
import {cramersV} from "../../../statistics/association/cramers-v.ts";
import {gamma} from "../../../statistics/association/gamma.ts";
import {kendallTauB} from "../../../statistics/association/kendall-tau-b.ts";
import {phi} from "../../../statistics/association/phi.ts";
import {spearman} from "../../../statistics/association/spearman.ts";
import type {CountTable} from "../../../statistics/contingency-table.ts";
import type {Computed} from "../../../statistics/result.ts";
import type {Coefficient} from "./pairs.ts";

/** A coefficient with its interval. */
export type Measured = Computed<{estimate: number; low: number; high: number; level: number; n: number}>;

const measures: Readonly<Record<Coefficient, (counts: CountTable) => Measured>> = {
  "cramers-v": (counts) => cramersV(counts),
  phi: (counts) => phi(counts),
  "kendall-tau-b": (counts) => kendallTauB(counts),
  gamma: (counts) => gamma(counts),
  spearman: (counts) => spearman(counts),
};

export function measure(coefficient: Coefficient, counts: CountTable): Measured {
  return measures[coefficient](counts);
}

export const coefficientNames: Readonly<Record<Coefficient, string>> = {
  "cramers-v": "Cramérs V",
  phi: "Phi",
  "kendall-tau-b": "Kendalls tau-b",
  gamma: "Gamma",
  spearman: "Spearmans rangkorrelation",
} satisfies Record<Extract<EffectSize["method"], Coefficient>, string>;

/** Whether a coefficient says in which direction two variables hang together. */
export function isSigned(coefficient: Coefficient): boolean {
  return coefficient !== "cramers-v";
}

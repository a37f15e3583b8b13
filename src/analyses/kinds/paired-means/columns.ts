import type {pairedStatistics} from "../../../config/analyses/paired-means.ts";
import type {Column} from "../../../results/model.ts";
import {lowerFirst} from "../../print/danish.ts";
import type {WaveHeading} from "../../resolve/wave-headings.ts";
import type {Task} from "../../task.ts";

export type PairedStatistic = (typeof pairedStatistics)[number];

/** What stands in a column: a statistic of the pairs, at a wave where it has one; or of all who answered at the first wave. */
export interface PairedColumn {
  readonly statistic: PairedStatistic | "n-of-all" | "mean-of-all";
  /** The place of the wave. */
  readonly wave: number | null;
  readonly column: Column;
}

const labels: Readonly<Record<Exclude<PairedStatistic, "mean">, string>> = {
  n: "Antal par",
  difference: "Ændring",
  interval: "95 pct.-interval",
  relative: "Relativ ændring (pct.)",
  dz: "Cohens dz",
  p: "p",
};

const units: Readonly<Record<PairedStatistic, Column["unit"]>> = {
  n: "count",
  mean: "number",
  difference: "number",
  interval: "text",
  relative: "number",
  dz: "number",
  p: "number",
};

/** The columns of the pairs in the author's order; those of all who answered stand in front of the means. */
export function pairedColumns(task: Task<"paired-means">, headings: readonly WaveHeading[]): PairedColumn[] {
  const {statistics, compare} = task.spec;
  const own = statistics.flatMap((statistic) => (statistic === "mean" ? means(headings) : [single(statistic)]));
  if (compare === undefined) return own;
  const place = own.findIndex(({statistic}) => statistic === "mean");
  return own.toSpliced(place === -1 ? own.length : place, 0, ...ofAll(headings));
}

function single(statistic: Exclude<PairedStatistic, "mean">): PairedColumn {
  const column: Column = {
    key: statistic,
    label: labels[statistic],
    group: null,
    unit: units[statistic],
    role: "value",
  };
  return {statistic, wave: null, column};
}

function means(headings: readonly WaveHeading[]): PairedColumn[] {
  return headings.map(({key, label}, wave) => ({
    statistic: "mean",
    wave,
    column: {key: `mean@${key}`, label, group: "Gennemsnit", unit: "number", role: "value"},
  }));
}

function ofAll(headings: readonly WaveHeading[]): PairedColumn[] {
  const group = `Alle, ${lowerFirst(headings[0]?.label ?? "")}`;
  return [
    {
      statistic: "n-of-all",
      wave: null,
      column: {key: "n:all", label: "Antal", group, unit: "count", role: "total"},
    },
    {
      statistic: "mean-of-all",
      wave: null,
      column: {key: "mean:all", label: "Gennemsnit", group, unit: "number", role: "total"},
    },
  ];
}

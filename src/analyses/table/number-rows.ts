import type {SpecOf} from "../../config/analysis-specs.ts";
import type {Cell, Row} from "../../results/model.ts";
import {describe} from "../../statistics/describe/describe.ts";
import type {FollowedNumbers, NumberCounts} from "../count/numbers.ts";
import type {Item} from "../resolve/items.ts";
import type {BlockAddress} from "./category-rows.ts";
import {addressOf, countCell, emptyCell, emptyReason, numberCell} from "./cells.ts";

export type StatisticName = SpecOf<"numbers">["statistics"][number];

export const statisticLabels: Readonly<Record<StatisticName, string>> = {
  n: "Antal",
  mean: "Gennemsnit",
  sd: "Standardafvigelse",
  minimum: "Mindste",
  lower_quartile: "Nedre kvartil",
  median: "Median",
  upper_quartile: "Øvre kvartil",
  maximum: "Største",
  sum: "Sum",
};

/** The columns of one wave: what their keys end in, and the heading above them. */
export interface WaveColumns {
  readonly suffix: string;
  readonly label: string | null;
}

export interface NumberLayout {
  readonly groups: readonly WaveColumns[];
  readonly statistics: readonly StatisticName[];
  readonly decimals: number;
}

/** The row of one item, or of one group: its statistics at every wave. */
export function numberRow(
  at: BlockAddress,
  {key, label, isTotal = false}: {readonly key: string; readonly label: string; readonly isTotal?: boolean},
  {waves}: FollowedNumbers,
  layout: NumberLayout,
): Row {
  return {
    key,
    label,
    role: isTotal ? "total" : "category",
    cells: waves.flatMap((numbers, index) =>
      layout.statistics.map((name) => {
        const address = addressOf(at.analysis, at.block, key, name + (layout.groups[index]?.suffix ?? ""));
        return statisticCell(address, name, numbers, layout.decimals);
      }),
    ),
  };
}

/** "Alder (år)"; a label that the author gave, or that tells the unit already, stays as it is. */
export function withUnit({label, labelGiven, variable: {unit}}: Item): string {
  const isTold = labelGiven || unit === null || label.toLowerCase().includes(unit.toLowerCase());
  return isTold ? label : `${label} (${unit})`;
}

function statisticCell(address: string, name: StatisticName, {values, base}: NumberCounts, decimals: number): Cell {
  if (name === "n") return countCell(address, base.valid, base.population);
  const described = describe(values);
  if (!described.ok) return emptyCell(address, emptyReason(base));
  const {n, mean, sd, minimum, lowerQuartile, median, upperQuartile, maximum} = described;
  switch (name) {
    case "mean":
      return numberCell(address, mean, n, decimals);
    case "sd":
      return sd === null ? emptyCell(address, "kræver mindst to svar") : numberCell(address, sd, n, decimals);
    case "lower_quartile":
      return numberCell(address, lowerQuartile, n, decimals);
    case "median":
      return numberCell(address, median, n, decimals);
    case "upper_quartile":
      return numberCell(address, upperQuartile, n, decimals);
    case "sum": {
      const total = values.reduce((sum, [value, count]) => sum + value * count, 0);
      return numberCell(address, total, n, Number.isInteger(total) ? 0 : decimals);
    }
    case "minimum":
    case "maximum": {
      const value = name === "minimum" ? minimum : maximum;
      return numberCell(address, value, n, Number.isInteger(value) ? 0 : decimals);
    }
  }
}

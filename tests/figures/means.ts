/** Tables of means as the analyses make them. */
import type {AnalysisResult, Cell} from "../../src/results/model.ts";
import {analysis, column} from "./tables.ts";

interface MeanItem {
  readonly label: string;
  /** One for each column; null where nobody answered. */
  readonly means: readonly (number | null)[];
  readonly n?: number;
  readonly stars?: string;
}

function number(value: number | null, base: number, stars = ""): Cell {
  if (value === null) return {kind: "empty", address: "", printed: "–", reason: "ingen har svaret"};
  const printed = value.toFixed(1).replace(".", ",").replace("-", "−");
  return {kind: "number", address: "", base, exact: value, printed, ...(stars === "" ? {} : {shown: printed + stars})};
}

/** A table of paired means with a block for each list of items. */
export function pairedMeans(waves: readonly string[], ...blocks: readonly (readonly MeanItem[])[]): AnalysisResult {
  const columns = [
    column("n", "Antal par", {unit: "count"}),
    ...waves.map((label, index) => column(`mean@${index + 1}`, label, {unit: "number", group: "Gennemsnit"})),
    column("difference", "Ændring", {unit: "number"}),
  ];
  return analysis(
    "paired-means",
    columns,
    blocks.map((items, index) => ({
      key: blocks.length === 1 ? "all" : `klynge:${index + 1}`,
      label: blocks.length === 1 ? null : `Klynge ${index + 1}`,
      question: null,
      rows: items.map(({label, means, n = 25, stars = ""}, row) => ({
        key: `v${row}`,
        label,
        role: "category",
        cells: [
          {kind: "count", address: "", count: n, base: n, exact: n, printed: String(n)},
          ...means.map((value) => number(value, n)),
          number((means.at(-1) ?? 0) - (means[0] ?? 0), n, stars),
        ],
      })),
    })),
    {waves: waves.map((_, index) => index + 1), panel: true},
  );
}

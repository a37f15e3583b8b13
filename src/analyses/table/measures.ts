/** What a column of answers is printed as. */
export type Measure = "percent" | "count" | "percent-with-count";

export const measureLabels: Readonly<Record<Measure, string>> = {
  percent: "Procent",
  count: "Antal",
  "percent-with-count": "Procent (antal)",
};

/** An author's `show`. */
export type Show = "percent" | "count" | "count-and-percent" | "percent-with-count";

/** The measures that an author's `show` asks for, in the order of their columns. */
export function measuresOf(show: Show): readonly Measure[] {
  return show === "count-and-percent" ? ["count", "percent"] : [show];
}

/** A measure as columns are addressed and read: a percentage with its count is a percentage. */
export function columnMeasure(measure: Measure): {
  readonly key: "percent" | "count";
  readonly unit: "percent" | "count";
  readonly label: string;
} {
  const unit = measure === "count" ? "count" : "percent";
  return {key: unit, unit, label: measureLabels[measure]};
}

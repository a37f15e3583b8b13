/** What a column of answers is printed as. */
export type Measure = "percent" | "count";

export const measureLabels: Readonly<Record<Measure, string>> = {percent: "Procent", count: "Antal"};

/** The measures that an author's `show` asks for, in the order of their columns. */
export function measuresOf(show: "percent" | "count" | "count-and-percent"): readonly Measure[] {
  return show === "count-and-percent" ? ["count", "percent"] : [show];
}

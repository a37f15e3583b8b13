import {describe, expect, it} from "vitest";
import {figureSpec} from "../../src/config/figure-specs.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import {alternativeText} from "../../src/figures/alternative-text/write.ts";
import {defaultNumberStyle as style} from "../../src/numbers/style.ts";
import type {AnalysisResult} from "../../src/results/model.ts";
import {pairedMeans} from "./means.ts";
import {change, crosstab, distribution, outcome, spec} from "./tables.ts";
import {casesOf} from "./visual/cases.ts";
import {situations} from "./visual/situations.ts";

const kinds = figureSpec.options.map((option) => option.shape.kind.value);
const number = /[−+]?\d+(?:\.\d{3})*(?:,\d+)?/g;

/** All numbers that a table prints, and the sums that a figure prints of it. */
function printedIn({table}: AnalysisResult): Set<string> {
  const cells = table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells));
  const texts = cells.flatMap((cell) => [cell.printed, "shown" in cell ? (cell.shown ?? "") : ""]);
  return new Set(texts.flatMap((text) => text.match(number) ?? []).map((text) => text.replace(/^\+/, "")));
}

/** What is said outside names: in »…« stand labels, which have numbers of their own. */
function said(text: string): string[] {
  const bare = text
    .replace(/»[^«]*«/g, "»«")
    .replace("100 procent", "")
    .replace(/1\.000 kr\./g, "")
    .replace(/\bfra \d{4} til \d{4}\b/g, "")
    .replace(/\(\d+ af \d+ personer\)/g, "")
    .replace(/[Aa]f \d+ vurderinger.*?\./g, "")
    .replace(/\(\d+-\d+\)/g, "")
    // How many there are of something is counted, not printed.
    .replace(/\b\d+ af dem\b|\balle \d+\b|\b\d+ felter\b|\b\d+ enheder\b/g, "");
  return (bare.match(number) ?? []).map((found) => found.replace(/^\+/, ""));
}

describe.each(kinds)("the alternative text of %s", (kind) => {
  it.each(situations)("is whole sentences with no number but those of the table: $name", (situation) => {
    for (const {spec: figure, analysis} of casesOf[kind](situation)) {
      let text: string;
      try {
        text = alternativeText(figure, analysis, style);
      } catch (error) {
        // Where the figure cannot be drawn at all.
        if (error instanceof CliError) continue;
        throw error;
      }
      expect(text).toMatch(/^[A-ZÆØÅ].*\.$/su);
      expect(text).not.toMatch(/undefined|NaN|null|\.\.| {2}| ,|»«|\(\)/);
      // Sides of a middle are sums that the figure prints too.
      if (kind === "diverging") continue;
      const printed = printedIn(analysis);
      for (const found of said(text)) expect(printed).toContain(found);
    }
  });
});

const of = (kind: (typeof kinds)[number], analysis: AnalysisResult, more = {}) =>
  alternativeText(spec(kind, more), analysis, style).replaceAll("\u00a0", " ");

describe("alternative text", () => {
  it("tells the largest, the next and the smallest category", () => {
    expect(of("bars", distribution(["Angst", "Depression", "ADHD", "OCD"], [21, 16, 5, 1]))).toBe(
      "Vandrette søjler. Størst er andelen for »Angst« (49 pct.), derefter »Depression« (37 pct.). Mindst er den for »OCD« (2 pct.).",
    );
  });

  it("tells both of two, and the only one", () => {
    expect(of("bars", distribution(["Ja", "Nej"], [3, 1]))).toBe(
      "Vandrette søjler. Andelen er 75 pct. for »Ja« og 25 pct. for »Nej«.",
    );
    expect(of("bars", distribution(["Ja"], [3]))).toBe("Vandrette søjler. Andelen for »Ja« er 100 pct.");
  });

  it("names those that print alike together, whatever their decimals", () => {
    expect(of("bars", distribution(["A", "B", "C"], [334, 333, 100]))).toContain(
      "Størst er andelen for »A« (44 pct.), derefter »B« (43 pct.).",
    );
    expect(of("bars", distribution(["A", "B", "C"], [3334, 3333, 1000]))).toContain(
      "Størst er andelen for »A« og »B« (hver 43 pct.). Mindst er den for »C« (13 pct.).",
    );
    expect(of("bars", distribution(["A", "B", "C"], [5, 5, 5]))).toBe(
      "Vandrette søjler. Andelen er ens for alle tre: 33 pct.",
    );
  });

  it("tells why a figure is empty", () => {
    expect(of("bars", distribution(["Ja", "Nej"], [0, 0]))).toBe(
      "Vandrette søjler. Figuren har ingen tal: ingen svar.",
    );
  });

  const labels = ["Ja", "Nej"];
  const item = (label: string, first: number, last: number) => ({
    label,
    labels,
    counts: [
      [first, last],
      [100 - first, 100 - last],
    ],
  });

  it("tells what has risen and fallen most, as print tells it", () => {
    const table = change([item("Mad", 20, 35), item("Søvn", 50, 41), item("Job", 30, 30)]);
    expect(of("dumbbell", table, {rows: ["Ja"]})).toContain(
      "Andelen, der svarer »Ja«, er vist fra »Første måling« til »Tredje måling«. Andelen stiger mest for »Mad« (fra 20 pct. til 35 pct.) og falder mest for »Søvn« (fra 50 pct. til 41 pct.).",
    );
  });

  it("names all that have risen most by their printed numbers, and calls unchanged what prints alike", () => {
    const table = change([item("Mad", 20, 30), item("Søvn", 50, 60), item("Job", 30, 30)]);
    expect(of("dumbbell", table, {rows: ["Ja"]})).toContain(
      "stiger mest for »Mad« (fra 20 pct. til 30 pct.) og »Søvn« (fra 50 pct. til 60 pct.).",
    );
    expect(of("dumbbell", change([item("Job", 30, 30)]), {rows: ["Ja"]})).toContain(
      "For »Job« er andelen uændret (30 pct.).",
    );
  });

  it("tells means over time", () => {
    const table = pairedMeans(["Før", "Efter"], [{label: "Trivsel", means: [3.1, 4.1]}]);
    expect(of("paired-bars", table)).toContain("For »Trivsel« stiger gennemsnittet fra 3,1 til 4,1.");
  });

  it("tells the commonest answers of a few bars, and of many where they differ most", () => {
    const scale = ["Ofte", "Aldrig"];
    const few = change([
      {
        label: "Glad",
        labels: scale,
        counts: [
          [7, 4],
          [3, 6],
        ],
      },
    ]);
    expect(of("stacked-bars", few)).toContain(
      "Hyppigst er »Ofte« for »Første måling« (70 pct.), mens det er »Aldrig« for »Tredje måling« (60 pct.).",
    );
    const many = crosstab(
      scale,
      ["Aarhus", "Odense", "Viborg", "Vejle"],
      [
        [9, 5, 6, 1],
        [1, 5, 4, 9],
      ],
      "column",
    );
    expect(of("stacked-bars", many)).toContain(
      "Mest forskel er der på andelen for »Ofte«: størst er den for »Aarhus« (90 pct.), mindst for »Vejle« (10 pct.).",
    );
  });

  it("tells outcomes with their goals", () => {
    const table = outcome([{label: "Job", count: 9, base: 98, low: 0.04, high: 0.17, target: "20"}]);
    expect(of("targets", table)).toContain("Andelen er 9 pct. for »Job« (mål: 20 pct.).");
  });

  it("shows labels as they are, on one line", () => {
    expect(of("bars", distribution(["<b>Ja</b>\n", "Nej"], [3, 1]))).toContain("»<b>Ja</b>«");
  });
});

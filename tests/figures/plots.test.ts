import {describe, expect, it} from "vitest";
import type {FigureSpec} from "../../src/config/figure-specs.ts";
import {niceTicks} from "../../src/figures/value-axis.ts";
import type {AnalysisResult, Block, Cell, Column, Curve} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {collisions, draw, inReadingOrder, rectangles, textBoxes, textsOf} from "./svg.ts";
import {analysis, column, share, tally, text} from "./tables.ts";

function figure(kind: "survival" | "lines" | "league" | "funnel-plot"): FigureSpec {
  return {kind, title: "Figur", analysis: "helbred", alt: "En figur."};
}

function number(exact: number | null): Cell {
  if (exact === null) return {kind: "empty", address: "", printed: "–", reason: "ingen svar"};
  return {kind: "number", address: "", exact, base: 10, printed: String(exact).replace(".", ",")};
}

function blockOf(rows: Block["rows"], key = "all"): Block {
  return {key, label: null, question: null, rows};
}

/** The points of each drawn line, as `[x, y]`, in the order they are drawn. */
function paths(svg: string): [number, number][][] {
  return [
    ...svg.matchAll(
      /<path [^>]*stroke-width="(?:1.5|2|2.5)"[^>]*d="([^"]+)"|<path [^>]*d="([^"]+)"[^>]*stroke-width="(?:1.5|2|2.5)"/g,
    ),
  ]
    .map(([, first, second]) => first ?? second ?? "")
    .filter((d) => d.includes("L"))
    .map((d) => [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]): [number, number] => [Number(x), Number(y)]));
}

function timed(curves: readonly Curve[]): AnalysisResult {
  const rows = curves.map(({key, label}) => ({
    key,
    label,
    role: key === "total" ? ("total" as const) : ("category" as const),
    cells: [tally(10)],
  }));
  return analysis("time-to-event", [column("n", "Antal", {unit: "count"})], [blockOf(rows)], {
    curves: [...curves],
    questions: [{variable: "a.b", label: "Dage til job", question: "?"}],
    bases: curves.map(({key}) => ({
      block: "all",
      column: key,
      population: 12,
      valid: 10,
      noForm: 0,
      notAsked: 0,
      noAnswer: 2,
      dontKnow: 0,
      notRelevant: 0,
      includes: {dontKnow: true, notRelevant: true},
    })),
  });
}

const curve = (key: string, label: string, ...points: [number, number][]): Curve => ({
  key,
  label,
  points: points.map(([x, y]) => ({x, y})),
});

describe("survival", () => {
  it("draws a step for each event: level until it happens, then upright", async () => {
    const svg = await draw(figure("survival"), timed([curve("all", "Alle", [0, 0], [100, 0.5], [200, 0.75])]));
    const [line = []] = paths(svg);
    expect(line).toHaveLength(5);
    const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = line;
    expect([y1, x2]).toEqual([y0, x1]);
    expect(x1).toBeGreaterThan(x0);
    expect(y2).toBeLessThan(y1);
  });

  it("names each line at its end with its n, the time below, and shares in percent", async () => {
    const svg = await draw(
      figure("survival"),
      timed([
        curve("k:1", "Klynge Nord", [0, 0], [90, 0.4]),
        curve("k:2", "Klynge Syd", [0, 0], [80, 0.39]),
        curve("total", "Alle", [0, 0], [90, 0.395]),
      ]),
    );
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(["Klynge Nord (n\u00a0=\u00a010)", "Alle (n\u00a0=\u00a010)", "Dage til job", "Procent"]),
    );
    expect(collisions(svg)).toEqual([]);
  });

  it("tells lines apart by dashes, not by colour alone", async () => {
    const lines = ["a", "b", "c"].map((key, index) => curve(key, key, [0, 0], [90, 0.2 + index / 5]));
    const dashes = [...(await draw(figure("survival"), timed(lines))).matchAll(/stroke-dasharray="([^"]+)"/g)].map(
      ([, dash]) => dash,
    );
    expect(new Set(dashes).size).toBe(2);
  });

  it("cannot be drawn when nobody has a time", async () => {
    await expect(draw(figure("survival"), timed([curve("all", "Alle", [0, 0])]))).rejects.toThrow(/nobody has a time/);
  });
});

function yearly(rows: readonly [key: string, label: string, ...values: (number | null)[]][]): AnalysisResult {
  const years = (rows[0]?.length ?? 2) - 2;
  const columns = [
    ...Array.from({length: years}, (_, index) => column(String(2021 + index), String(2021 + index), {unit: "number"})),
    column("change", "Ændring", {unit: "number"}),
  ];
  return analysis("series", columns, [
    blockOf(
      rows.map(([key, label, ...values]) => ({
        key,
        label,
        role:
          key === "total"
            ? ("total" as const)
            : key === "benchmark" || key === "difference"
              ? ("sub" as const)
              : ("category" as const),
        cells: [...values.map(number), number(1)],
      })),
      "mean",
    ),
  ]);
}

describe("lines", () => {
  it("names each line at its end with its last number, without overlap, and leaves differences out", async () => {
    const svg = await draw(
      figure("lines"),
      yearly([
        ["g:1", "Under 10 pct.", 6.5, 5, 8.4],
        ["total", "Alle", 7, 6, 8.5],
        ["benchmark", "Hele landet", 8, 8, 8.6],
        ["difference", "Forskel", -1, -2, 0.1],
      ]),
    );
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(["Under 10 pct.: 8,4", "Alle: 8,5", "Hele landet: 8,6", "2021", "2023"]),
    );
    expect(textsOf(svg).join()).not.toContain("Forskel");
    expect(collisions(svg)).toEqual([]);
    expect(paths(svg)).toHaveLength(3);
  });

  it("passes over a year without a number", async () => {
    const svg = await draw(figure("lines"), yearly([["all", "Alle", 5, null, 7]]));
    expect(paths(svg)[0]).toHaveLength(2);
    expect(svg).not.toContain("NaN");
  });

  it("starts at zero, or below it where numbers are negative", async () => {
    expect(textsOf(await draw(figure("lines"), yearly([["all", "Alle", 40, 60]])))).toContain("0");
    expect(textsOf(await draw(figure("lines"), yearly([["all", "Alle", -4, 6]])))).toContain("−4");
  });

  it("cannot be drawn without a number", async () => {
    await expect(draw(figure("lines"), yearly([["all", "Alle", null, null]]))).rejects.toThrow(/no numbers/);
  });
});

const unitColumns: Column[] = [
  column("n", "Antal", {unit: "count"}),
  column("begge", "Samtale og møde"),
  column("en", "Kun samtale"),
  column("sum", "I alt"),
  column("verdict", "Set mod alle", {unit: "text", group: "Samtale og møde"}),
];

function unitsOf(
  rows: readonly [label: string, both: number, one: number, n: number, verdict: string][],
): AnalysisResult {
  return analysis(
    "units",
    unitColumns,
    [
      blockOf(
        rows.map(([label, both, one, n, verdict]) => ({
          key: label,
          label,
          role: label === "Alle" ? ("total" as const) : ("category" as const),
          cells: [tally(n), share(both, n), share(one, n), share(both + one, n), text(verdict)],
        })),
      ),
    ],
    {
      curves: [
        curve("common", "Alle", [1, 0.5], [60, 0.5]),
        curve("low-95", "95 pct.", [1, 0], [60, 0.37]),
        curve("high-95", "95 pct.", [1, 1], [60, 0.63]),
        curve("low-998", "99,8 pct.", [1, 0], [60, 0.3]),
        curve("high-998", "99,8 pct.", [1, 1], [60, 0.7]),
      ],
    },
  );
}

const some = unitsOf([
  ["Aarhus", 50, 5, 60, "klart over"],
  ["Vejle", 20, 4, 40, "inden for"],
  ["Ærø", 1, 0, 9, "under"],
  ["Alle", 71, 9, 109, "–"],
]);

describe("league", () => {
  it("stacks the measures of each unit, in the table's order, with n", async () => {
    const svg = await draw(figure("league"), some);
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining([
        "Aarhus (n\u00a0=\u00a060)",
        "Alle (n\u00a0=\u00a0109)",
        "Samtale og møde",
        "Kun samtale",
        "Procent",
      ]),
    );
    const [first, second] = inReadingOrder(
      rectangles(svg).filter(({right, left, bottom, top}) => right - left > 20 && bottom - top > 10),
    );
    expect(Math.abs((second?.left ?? 0) - (first?.right ?? 0))).toBeLessThanOrEqual(1);
    expect(collisions(svg)).toEqual([]);
  });

  it("marks in words only the units that chance does not explain", async () => {
    const texts = textsOf(await draw(figure("league"), some));
    expect(texts.filter((each) => /over|under|inden/.test(each))).toEqual(["◆ klart over", "◇ under"]);
  });

  it("cannot be drawn without units", async () => {
    await expect(draw(figure("league"), unitsOf([["Alle", 0, 0, 0, "–"]]))).rejects.toThrow(/no units/);
  });
});

describe("funnel-plot", () => {
  it("names the units outside, with another sign, and the limits", async () => {
    const svg = await draw(figure("funnel-plot"), some);
    const texts = textsOf(svg);
    expect(texts).toEqual(
      expect.arrayContaining([
        "Aarhus",
        "Ærø",
        "Alle",
        "95 pct.",
        "99,8 pct.",
        "Samtale og møde, pct.",
        "Antal personer i enheden",
      ]),
    );
    expect(texts).not.toContain("Vejle");
    // Five limits and two diamonds; the sign of Vejle is round.
    expect(paths(svg)).toHaveLength(7);
    expect(collisions(svg)).toEqual([]);
  });

  it("keeps names inside the figure however close the units lie", async () => {
    const crowd = Array.from({length: 12}, (_, index): [string, number, number, number, string] => [
      `Kommune ${index}`,
      50 + (index % 3),
      0,
      58 + (index % 2),
      "over",
    ]);
    const svg = await draw(figure("funnel-plot"), unitsOf(crowd));
    expect(collisions(svg)).toEqual([]);
    for (const {left, right} of textBoxes(svg)) {
      expect(left).toBeGreaterThanOrEqual(-1);
      expect(right).toBeLessThanOrEqual(instituteTheme.width + 1);
    }
  });
});

describe("figures of units by their means", () => {
  const means = analysis(
    "unit-means",
    [
      column("n", "Antal", {unit: "count"}),
      column("mean", "Ventetid (dage)", {unit: "number"}),
      column("verdict", "Set mod alle", {unit: "text", group: "Ventetid (dage)"}),
    ],
    [
      blockOf([
        {key: "1", label: "Aarhus", role: "category", cells: [tally(60), number(140), text("klart over")]},
        {key: "2", label: "Vejle", role: "category", cells: [tally(40), number(71.5), text("inden for")]},
        {key: "total", label: "Alle", role: "total", cells: [tally(100), number(112), text("–")]},
      ]),
    ],
    {curves: [curve("common", "Alle", [1, 112], [60, 112]), curve("high-95", "95 pct.", [1, 250], [60, 125])]},
  );

  it("stand on a scale of the number, not of percentages", async () => {
    const svg = await draw(figure("league"), means);
    const league = textsOf(svg);
    expect(league).toEqual(expect.arrayContaining(["140", "71,5", "150", "Ventetid (dage)", "◆ klart over"]));
    expect(league).not.toContain("Procent");
    const funnel = await draw(figure("funnel-plot"), means);
    expect(textsOf(funnel)).toEqual(expect.arrayContaining(["Aarhus", "Ventetid (dage)", "250"]));
    expect(textsOf(funnel)).not.toContain("Ventetid (dage), pct.");
    expect(collisions(funnel)).toEqual([]);
  });
});

describe("niceTicks(low, high)", () => {
  it("goes in round steps from the low end to the first one at or above the high", () => {
    expect(niceTicks(0, 20)).toEqual([0, 5, 10, 15, 20]);
    expect(niceTicks(0, 661)).toEqual([0, 200, 400, 600, 800]);
    expect(niceTicks(-4, 6)).toEqual([-4, -2, 0, 2, 4, 6]);
    expect(niceTicks(0, 0.03)).toEqual([0, 0.01, 0.02, 0.03]);
    expect(niceTicks(0, 0)).toContain(0);
  });
});

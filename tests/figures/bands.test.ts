import {describe, expect, it} from "vitest";
import type {AnalysisResult, Row} from "../../src/results/model.ts";
import {instituteTheme} from "../support/themes.ts";
import {expectFaultless} from "./faultless.ts";
import {draw, rectangles, sizeOf, textBoxes, textsOf} from "./svg.ts";
import {analysis, baseCell, column, share, spec} from "./tables.ts";

const who5 = [
  {label: "Stor risiko for depression eller stressbelastning", to: 35},
  {label: "Risiko", to: 50},
  {label: "Ingen umiddelbar risiko"},
];

/** A distribution over steps of a score from 0 to 100: `counts` by wave, of the score's multiples of `step`. */
function scores(step: number, waves: readonly ((score: number) => number)[], isOneScore = false): AnalysisResult {
  const starts = Array.from({length: Math.ceil(100 / step) + (isOneScore ? 1 : 0)}, (_, index) => index * step);
  const bases = waves.map((wave) => starts.reduce((sum, start) => sum + wave(start), 0));
  const rows = starts.map(
    (from, index): Row => ({
      key: String(index + 1),
      label: String(from),
      role: "category",
      range: {from, below: from + step, ...(isOneScore ? {isOneScore: true} : {})},
      cells: waves.map((wave, place) => share(wave(from), bases[place] ?? 0)),
    }),
  );
  const total: Row = {key: "total", label: "Total (n)", role: "total", cells: bases.map(baseCell)};
  const columns = waves.map((_, index) => column(String(index + 1), `Måling ${index + 1}`));
  const kind = waves.length > 1 ? "change" : "distribution";
  return analysis(kind, columns, [{key: "who5", label: "WHO-5 (point)", question: null, rows: [...rows, total]}]);
}

const spreadOut = (score: number) => (score >= 20 && score <= 80 ? 1 + ((score / 4) % 3) : 0);

describe("bands", () => {
  it("print the share in each band, added from the steps' counts and rounded once", async () => {
    const one = scores(4, [(score) => (score === 32 || score === 36 || score === 52 ? 1 : 0)], true);
    const texts = textsOf(await draw(spec("bands", {bands: who5}), one));
    expect(texts.filter((text) => text === "33\u00a0%")).toHaveLength(3);
    expect(texts).toContain("WHO-5 (point)");
  });

  it("put a score on the side of the cut that the band says", async () => {
    const at = async (score: number) => {
      const table = scores(4, [(each) => (each === score ? 5 : 0)], true);
      const texts = textsOf(await draw(spec("bands", {bands: who5}), table));
      return texts.filter((text) => text.endsWith("\u00a0%"));
    };
    expect(await at(32)).toEqual(["100\u00a0%", "0\u00a0%", "0\u00a0%"]);
    expect(await at(36)).toEqual(["0\u00a0%", "100\u00a0%", "0\u00a0%"]);
    expect(await at(48)).toEqual(["0\u00a0%", "100\u00a0%", "0\u00a0%"]);
    expect(await at(52)).toEqual(["0\u00a0%", "0\u00a0%", "100\u00a0%"]);
  });

  it("refuse a band that ends within a step, or out of order", async () => {
    const tens = scores(10, [() => 1]);
    await expect(draw(spec("bands", {bands: who5}), tens)).rejects.toThrow("ends at 35, within the step from 30");
    const backwards = [{label: "A", to: 49}, {label: "B", to: 19}, {label: "C"}];
    await expect(draw(spec("bands", {bands: backwards}), tens)).rejects.toThrow(/before it begins/);
    const open = [{label: "A"}, {label: "B"}];
    await expect(draw(spec("bands", {bands: open}), tens)).rejects.toThrow(/has no end/);
  });

  it("take bands that end where steps do", async () => {
    const texts = textsOf(
      await draw(
        spec("bands", {bands: [{label: "Under 50", to: 49}, {label: "50 og derover"}]}),
        scores(10, [() => 1]),
      ),
    );
    expect(texts).toEqual(expect.arrayContaining(["50\u00a0%", "Under 50"]));
  });

  it("have a panel for each wave on one scale, and one line to compare with through them all", async () => {
    const table = scores(4, [spreadOut, (score) => spreadOut(100 - score)], true);
    const svg = await draw(spec("bands", {bands: who5, reference: {label: "Befolkningen", number: 68}}), table);
    expect(textsOf(svg)).toContain("Befolkningen: 68");
    expect(textsOf(svg).filter((text) => text.startsWith("Måling"))).toHaveLength(2);
    const label = textBoxes(svg).find(({text}) => text === "Befolkningen: 68");
    const middle = ((label?.left ?? 0) + (label?.right ?? 0)) / 2;
    const axis = ["0", "100"].map((text) =>
      textBoxes(svg)
        .filter((box) => box.text === text)
        .at(-1),
    );
    const [zero = 0, hundred = 0] = axis.map((box) => ((box?.left ?? 0) + (box?.right ?? 0)) / 2);
    expect(middle).toBeCloseTo(zero + 0.68 * (hundred - zero), -0.5);
    expectFaultless(svg, "bands");
  });

  it("name bands over narrow stretches without running into each other", async () => {
    const narrow = [
      {label: "Meget lille andel af den samlede skala", to: 3},
      {label: "En anden meget lille andel af skalaen", to: 7},
      {label: "Endnu en lille andel", to: 11},
      {label: "Resten"},
    ];
    expectFaultless(await draw(spec("bands", {bands: narrow}), scores(4, [spreadOut], true)), "bands");
  });

  it("number the bars where they are wide enough, and else have a scale", async () => {
    const wide = await draw(spec("bands"), scores(20, [() => 1]));
    expect(textsOf(wide).filter((text) => text === "20")).toHaveLength(6);
    const fine = scores(1, [(score) => (score === 40 ? 30 : 1)]);
    const svg = await draw(spec("bands"), fine);
    expect(textsOf(svg)).toContain("5");
    expect(rectangles(svg).filter(({fill}) => fill === instituteTheme.accent)).toHaveLength(100);
    expectFaultless(svg, "bands");
  });

  it("say so when nobody has a score, and refuse what is no score", async () => {
    const svg = await draw(spec("bands", {bands: who5}), scores(4, [() => 0], true));
    expect(textsOf(svg)).toContain("ingen svar");
    expect(sizeOf(svg).height).toBeGreaterThan(50);
    const plain = scores(4, [spreadOut]);
    const rows = plain.table.blocks[0]?.rows.map(({range: _, ...row}) => row) ?? [];
    const bare = {...plain, table: {...plain.table, blocks: [{key: "a", label: null, question: null, rows}]}};
    await expect(draw(spec("bands"), bare)).rejects.toThrow(/needs steps of a number/);
  });
});

import {describe, expect, it} from "vitest";
import type {FigureSpec} from "../../src/config/figure-specs.ts";
import {analyse} from "../analyses/support.ts";
import {collisions, draw, rectangles, textsOf} from "./svg.ts";

const spec: FigureSpec = {kind: "sankey", title: "T", analysis: "a", alt: "A"};

async function flow() {
  return analyse(`{kind: flow, title: T, nodes: {kontakt: {label: Borgere med kontakt, number: 176},
    indsats: {label: Fik den socialfaglige indsats, from: kontakt, number: 42}, andre: {label: Fik den ikke, from: kontakt, number: 134},
    nej: {label: Ønskede ikke støtte, from: andre, number: 81}, videre: {label: Henvist til andre tilbud, from: andre, number: 45}}}`);
}

describe("sankey", () => {
  it("names every node with its persons and its share of the node before", async () => {
    const texts = textsOf(await draw(spec, await flow()));
    expect(texts).toEqual(
      expect.arrayContaining(["176", "42 (24\u00a0%)", "81 (60\u00a0%)", "45 (34\u00a0%)", "8 (6\u00a0%)"]),
    );
  });

  it("makes nodes as high as their persons", async () => {
    const heights = rectangles(await draw(spec, await flow())).map(({top, bottom}) => bottom - top);
    expect(heights).toHaveLength(6);
    const [all = 0, effort = 0] = heights;
    expect(effort / all).toBeCloseTo(42 / 176, 2);
  });

  it("lets no label run into another", async () => {
    expect(collisions(await draw(spec, await flow()))).toEqual([]);
  });

  it("refuses what is no flow", async () => {
    const other = await analyse("{kind: distribution, title: T. Procent, items: [forloeb.job]}");
    await expect(draw(spec, other)).rejects.toThrow(/cannot show/);
  });
});

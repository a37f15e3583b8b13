import {describe, expect, it} from "vitest";
import {expectFaultless} from "./faultless.ts";
import {pairedMeans} from "./means.ts";
import {draw, textBoxes, textsOf} from "./svg.ts";
import {change, spec} from "./tables.ts";

const scale = ["Ja", "Nej"];
const items = [
  {
    label: "Glad",
    labels: scale,
    counts: [
      [2, 7],
      [8, 3],
    ],
  },
  {
    label: "Rolig",
    labels: scale,
    counts: [
      [5, 3],
      [5, 7],
    ],
  },
  {
    label: "Aktiv",
    labels: scale,
    counts: [
      [4, 4],
      [6, 6],
    ],
  },
];
const figure = spec("slope", {rows: ["Ja"]});

/** How heavy and dashed each line through the points is, in the order of the items; the key's samples come first. */
function strokes(svg: string): {width: number; dashed: boolean}[] {
  return [...svg.matchAll(/<path [^>]*d="M[^"]*L[^"]*"[^>]*>/g)]
    .map(([tag]) => ({
      width: Number(/stroke-width="([\d.]+)"/.exec(tag)?.[1] ?? 1),
      dashed: tag.includes("stroke-dasharray"),
    }))
    .slice(-3);
}

describe("slope", () => {
  it("names and numbers every item at both ends", async () => {
    const texts = textsOf(await draw(figure, change(items)));
    for (const {label} of items) expect(texts.filter((text) => text === label)).toHaveLength(2);
    expect(texts).toEqual(expect.arrayContaining(["20", "70", "50", "30", "40", "Procent med svaret »Ja«"]));
    expect(texts.filter((text) => text === "n\u00a0=\u00a010")).toHaveLength(2);
  });

  it("tells what has risen from what has fallen by weight and dash, with a key", async () => {
    const svg = await draw(figure, change(items));
    const [up, down, same] = strokes(svg);
    expect(up?.width).toBeGreaterThan(down?.width ?? 9);
    expect([up?.dashed, down?.dashed, same?.dashed]).toEqual([false, true, false]);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Steget", "Faldet", "Uændret"]));
    const rising = textsOf(await draw(figure, change(items.slice(0, 1))));
    expect(rising).not.toContain("Faldet");
  });

  it("keeps labels apart where lines end at one number", async () => {
    const alike = Array.from({length: 9}, (_, index) => ({
      label: `Punkt ${index + 1}`,
      labels: scale,
      counts: [
        [5, 5],
        [5, 5],
      ],
    }));
    const svg = await draw(figure, change(alike));
    expect(textsOf(svg).filter((text) => text === "50")).toHaveLength(18);
    expectFaultless(svg, "slope");
  });

  it("names long items at the left end only", async () => {
    const label =
      "Har du overskud i hverdagen til at fokusere på at få et arbejde eller på at følge et uddannelsesforløb i kommunen?";
    const svg = await draw(
      figure,
      change([
        {
          ...items[0],
          labels: scale,
          counts: [
            [2, 7],
            [8, 3],
          ],
          label,
        },
      ]),
    );
    expect(textBoxes(svg).filter(({text}) => text.startsWith("Har du"))).toHaveLength(1);
    expectFaultless(svg, "slope");
  });

  it("follows means over three waves", async () => {
    const svg = await draw(
      spec("slope"),
      pairedMeans(
        ["Start", "Midt", "Slut"],
        [
          {label: "Hverdagen", means: [3.1, 4.2, 4]},
          {label: "Netværk", means: [null, 4.2, 5]},
        ],
      ),
    );
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["3,1", "4,0", "5,0", "Gennemsnit", "Start", "Midt", "Slut"]));
    expect(textsOf(svg)).toContain("Netværk");
    expectFaultless(svg, "slope");
  });

  it("asks for the answers where there are several items, and for waves", async () => {
    await expect(draw(spec("slope"), change(items))).rejects.toThrow(/needs rows:/);
    await expect(draw(figure, {...change(items), kind: "crosstab"})).rejects.toThrow(/cannot show/);
  });

  it("says so when nobody answered", async () => {
    const svg = await draw(
      figure,
      change([
        {
          label: "Ingen",
          labels: scale,
          counts: [
            [0, 0],
            [0, 0],
          ],
        },
      ]),
    );
    expect(textsOf(svg)).toContain("ingen svar");
    expect(svg).not.toContain("NaN");
  });
});

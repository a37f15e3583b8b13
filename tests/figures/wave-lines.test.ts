import {describe, expect, it} from "vitest";
import {expectFaultless} from "./faultless.ts";
import {pairedMeans} from "./means.ts";
import {draw, textBoxes, textsOf} from "./svg.ts";
import {analysis, change, column, percentBlock, spec} from "./tables.ts";

const scale = ["Altid", "Ofte", "Aldrig"];
const one = change([
  {
    label: "Glad",
    labels: scale,
    counts: [
      [2, 7],
      [3, 1],
      [5, 2],
    ],
  },
]);

describe("lines over waves", () => {
  it("have a line for each answer of the only item, its last number at the end, and n under the waves", async () => {
    const texts = textsOf(await draw(spec("lines"), one));
    expect(texts).toEqual(
      expect.arrayContaining(["Altid: 70", "Ofte: 10", "Aldrig: 20", "Første måling", "Tredje måling", "Procent"]),
    );
    expect(texts.filter((text) => text === "n\u00a0=\u00a010")).toHaveLength(2);
  });

  it("sum the answers that are named, for each item", async () => {
    const two = change([
      {
        label: "Glad",
        labels: scale,
        counts: [
          [2, 7],
          [3, 1],
          [5, 2],
        ],
      },
      {
        label: "Rolig",
        labels: scale,
        counts: [
          [1, 1],
          [1, 1],
          [1, 10],
        ],
      },
    ]);
    const texts = textsOf(await draw(spec("lines", {rows: ["Altid", "Ofte"]}), two));
    expect(texts).toEqual(
      expect.arrayContaining(["Glad: 80", "Rolig: 17", "n\u00a0=\u00a03-10", "n\u00a0=\u00a010-12"]),
    );
    expect(texts).toContain("Procent med svaret »Altid« eller »Ofte«");
    await expect(draw(spec("lines"), two)).rejects.toThrow(/needs rows:/);
  });

  it("leave everybody at the first wave, beside a panel, out", async () => {
    const columns = [column("all", "Alle, første måling"), ...one.table.columns];
    const block = percentBlock("bip1", "Glad", scale, [
      [9, 2, 7],
      [9, 3, 1],
      [9, 5, 2],
    ]);
    const texts = textsOf(await draw(spec("lines"), analysis("change", columns, [block], {waves: [1, 3]})));
    expect(texts).not.toContain("Alle, første måling");
    expect(texts).toContain("Altid: 70");
  });

  it("follow means", async () => {
    const table = pairedMeans(
      ["Start", "Slut"],
      [
        {label: "Hverdagen", means: [3, 4.5]},
        {label: "Netværk", means: [2, null]},
      ],
    );
    const texts = textsOf(await draw(spec("lines"), table));
    expect(texts).toEqual(expect.arrayContaining(["Hverdagen: 4,5", "Netværk: 2,0", "Gennemsnit"]));
  });

  it("stay inside the figure with nine long names that end at one number", async () => {
    const items = Array.from({length: 9}, (_, index) => ({
      label: `${index + 1}. Hvordan vil du alt i alt vurdere dit fysiske og psykiske helbred i forhold til at kunne varetage et job?`,
      labels: ["Ja", "Nej"],
      counts: [
        [index, 0],
        [9, 9],
      ],
    }));
    const svg = await draw(spec("lines", {rows: ["Ja"]}), change(items));
    expectFaultless(svg, "lines");
    expect(textBoxes(svg).some(({text}) => text.endsWith("…"))).toBe(false);
  });

  it("say so when nobody answered, with n = 0", async () => {
    const svg = await draw(
      spec("lines"),
      change([
        {
          label: "Ingen",
          labels: ["Ja", "Nej"],
          counts: [
            [0, 0],
            [0, 0],
          ],
        },
      ]),
    );
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["ingen svar", "n\u00a0=\u00a00"]));
  });

  it("need two waves", async () => {
    const table = analysis(
      "distribution",
      [column("1", "Første måling")],
      [percentBlock("a", null, scale, [[1], [2], [3]])],
    );
    await expect(draw(spec("lines"), table)).rejects.toThrow(/needs two waves/);
  });
});

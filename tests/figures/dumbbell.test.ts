import {describe, expect, it} from "vitest";
import {defaultNumberStyle} from "../../src/numbers/style.ts";
import {instituteTheme} from "../support/themes.ts";
import {collisions, draw, textBoxes, textsOf} from "./svg.ts";
import {analysis, change, column, percentBlock, spec} from "./tables.ts";

const scale = ["Hele tiden", "Det meste af tiden", "Lidt af tiden"];
const glad = {
  label: "Glad",
  labels: scale,
  counts: [
    [0, 4],
    [7, 9],
    [32, 26],
  ],
};

describe("dumbbell", () => {
  it("sums the answers by count and rounds once", async () => {
    const thirds = {
      label: "Glad",
      labels: scale,
      counts: [
        [1, 1],
        [1, 1],
        [1, 4],
      ],
    };
    const texts = textsOf(await draw(spec("dumbbell", {rows: ["1", "2"]}), change([thirds])));
    expect(texts).toEqual(expect.arrayContaining(["67", "33"]));
    expect(texts).not.toContain("66");
  });

  it("prints in the report's own style", async () => {
    const svg = await draw(spec("dumbbell", {rows: ["1", "2"]}), change([glad]), {...defaultNumberStyle, decimals: 1});
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["17,9", "33,3"]));
  });

  it("has a hollow dot for the first wave and a filled one for the last", async () => {
    const svg = await draw(spec("dumbbell", {rows: ["1", "2"]}), change([glad]));
    const dots = [...svg.matchAll(/<path transform="translate\((-?[\d.]+),[^>]*fill="(#\w+)"/g)];
    expect(dots.slice(2).map(([, , fill]) => fill)).toEqual([instituteTheme.paper, instituteTheme.accent]);
    expect(Number(dots[3]?.[1])).toBeGreaterThan(Number(dots[2]?.[1]));
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Første måling", "Tredje måling"]));
  });

  it("keeps the lower number left and the higher right when the share falls", async () => {
    const falling = {
      label: "Glad",
      labels: ["Ja", "Nej"],
      counts: [
        [8, 3],
        [2, 7],
      ],
    };
    const boxes = textBoxes(await draw(spec("dumbbell"), change([falling])));
    const at = (text: string) => boxes.filter((box) => box.text === text).at(0)?.left ?? Number.NaN;
    expect(at("30")).toBeLessThan(at("80"));
  });

  it("tells both bases when they differ", async () => {
    const unequal = {
      label: "Kan arbejde",
      labels: ["Ja", "Nej"],
      counts: [
        [10, 10],
        [29, 28],
      ],
    };
    expect(textsOf(await draw(spec("dumbbell"), change([unequal])))).toContain(
      "Kan arbejde (n\u00a0=\u00a039\u00a0og\u00a038)",
    );
  });

  it("says which answers are counted when all items word them alike", async () => {
    const rolig = {...glad, label: "Rolig"};
    const alike = textsOf(await draw(spec("dumbbell", {rows: ["1", "2", "3"]}), change([glad, rolig])));
    expect(alike).toContain("Procent med svaret »Hele tiden«, »Det meste af tiden« eller »Lidt af tiden«");
    const other = {...glad, labels: ["Altid", "Ofte", "Sjældent"]};
    const unlike = textsOf(await draw(spec("dumbbell", {rows: ["1", "2"]}), change([glad, other])));
    expect(unlike).toContain("Procent");
  });

  it("follows items that stand side by side, in the order the author names", async () => {
    const block = percentBlock(
      "all",
      null,
      ["Ja", "Nej"],
      [
        [1, 2, 3, 4],
        [4, 3, 2, 1],
      ],
    );
    const columns = ["glad", "rolig"].flatMap((item) => [
      column(`${item}@3`, "Måling 3", {group: `Følt mig ${item}`}),
      column(`${item}@1`, "Måling 1", {group: `Følt mig ${item}`}),
    ]);
    const svg = await draw(
      spec("dumbbell", {blocks: ["rolig", "Følt mig glad"]}),
      analysis("change", columns, [block]),
    );
    const labels = textsOf(svg).filter((text) => text.startsWith("Følt"));
    expect(labels).toEqual(["Følt mig rolig (n\u00a0=\u00a05)", "Følt mig glad (n\u00a0=\u00a05)"]);
    const left = (text: string) => textBoxes(svg).find((box) => box.text === text)?.left ?? Number.NaN;
    expect(left("Måling 1")).toBeLessThan(left("Måling 3"));
  });

  it("says so when nobody answered, and keeps the wave that has answers", async () => {
    const items = [
      {
        label: "Ingen",
        labels: ["Ja", "Nej"],
        counts: [
          [0, 0],
          [0, 0],
        ],
      },
      {
        label: "Kun til sidst",
        labels: ["Ja", "Nej"],
        counts: [
          [0, 5],
          [0, 5],
        ],
      },
    ];
    const svg = await draw(spec("dumbbell"), change(items));
    expect(textsOf(svg)).toEqual(
      expect.arrayContaining(["ingen svar", "50", "Kun til sidst (n\u00a0=\u00a00\u00a0og\u00a010)"]),
    );
    expect(svg).not.toContain("NaN");
  });

  it("refuses an answer that one of the items does not have", async () => {
    const other = {
      label: "Rolig",
      labels: ["Ja", "Nej"],
      counts: [
        [1, 1],
        [1, 1],
      ],
    };
    await expect(draw(spec("dumbbell", {rows: ["Hele tiden"]}), change([glad, other]))).rejects.toThrow(
      'Figure "figur": "helbred/bip2" has no row "Hele tiden".',
    );
  });

  it("breaks long names of the waves", async () => {
    const table = change([{...glad, label: "Har du overskud i hverdagen til at fokusere på at få et arbejde?"}]);
    const columns = ["1", "3"].map((wave) =>
      column(wave, `Måling ${wave} ved samtalen mellem borgeren og ressourcekonsulenten om indsatsens forløb`),
    );
    const svg = await draw(spec("dumbbell"), {...table, table: {...table.table, columns}});
    expect(collisions(svg)).toEqual([]);
  });

  it("refuses a table of one wave", async () => {
    const block = percentBlock("all", null, ["Ja", "Nej"], [[1], [2]]);
    const table = analysis("change", [column("1", "Måling 1")], [block]);
    await expect(draw(spec("dumbbell"), table)).rejects.toThrow('dumbbell needs two waves, and "helbred" has one');
  });
});

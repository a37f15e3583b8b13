import {describe, expect, it} from "vitest";
import {instituteTheme} from "../support/themes.ts";
import {draw, rectangles, textBoxes, textsOf} from "./svg.ts";
import {analysis, column, distribution, percentBlock, share, spec, tally} from "./tables.ts";

describe("bars", () => {
  it("draws one bar for each category, as long as its exact share", async () => {
    const svg = await draw(spec("bars"), distribution(["Ja", "Nej"], [2, 1]));
    const [yes, no] = rectangles(svg).map(({left, right}) => right - left);
    expect((yes ?? 0) / (no ?? 1)).toBeCloseTo(2, 2);
  });

  it("prints the number of the table at the end of each bar, and the base once", async () => {
    const svg = await draw(spec("bars"), distribution(["Ja", "Nej"], [24, 74]));
    expect(textsOf(svg)).toEqual(["Procent (n\u00a0=\u00a098)", "Ja", "Nej", "24", "76"]);
  });

  it("takes the printed number from the cell and never rounds it again", async () => {
    const table = distribution(["Ja"], [1]);
    const cell = {...share(1, 3), printed: "33,3"};
    const block = {
      ...percentBlock("a", null, [], []),
      rows: [{key: "1", label: "Ja", role: "category" as const, cells: [cell]}],
    };
    const svg = await draw(spec("bars"), {...table, table: {...table.table, blocks: [block]}});
    expect(textsOf(svg)).toContain("33,3");
  });

  it("heads each block with its label and its own base", async () => {
    const blocks = [
      percentBlock("psyk", "Psykisk helbred", ["Dårligt", "Godt"], [[30], [67]]),
      percentBlock("fys", "Fysisk helbred", ["Dårligt", "Godt"], [[19], [79]]),
    ];
    const table = analysis("distribution", [column("percent", "Procent")], blocks);
    const texts = textsOf(await draw(spec("bars"), table));
    expect(texts).toContain("Psykisk helbred (n\u00a0=\u00a097)");
    expect(texts).toContain("Fysisk helbred (n\u00a0=\u00a098)");
    expect(textsOf(await draw(spec("bars", {blocks: ["Fysisk helbred"]}), table))).not.toContain("31");
  });

  it("draws counts too, without their total", async () => {
    const rows = [
      {key: "total", label: "Startet", role: "total" as const, cells: [tally(98, 98)]},
      {key: "1", label: "fortsat i gang", role: "sub" as const, cells: [tally(77, 98)]},
      {key: "2", label: "afsluttet", role: "sub" as const, cells: [tally(21, 98)]},
    ];
    const columns = [column("count", "Antal", {unit: "count"})];
    const table = analysis("status", columns, [{key: "all", label: null, question: null, rows}]);
    const texts = textsOf(await draw(spec("bars"), table));
    expect(texts).toEqual(["Antal (n\u00a0=\u00a098)", "fortsat i gang", "afsluttet", "77", "21"]);
  });

  it("draws nets only where rows names them", async () => {
    const rows = [
      {key: "1", label: "Helbred", role: "category" as const, cells: [share(20, 60)]},
      {key: "least:Mindst to", label: "Mindst to", role: "sub" as const, cells: [share(12, 60)]},
    ];
    const block = {key: "all", label: null, question: null, rows};
    const table = analysis("multiple", [column("percent", "Procent")], [block]);
    expect(textsOf(await draw(spec("bars"), table))).not.toContain("Mindst to");
    expect(textsOf(await draw(spec("bars", {rows: ["Helbred", "Mindst to"]}), table))).toContain("Mindst to");
  });

  it("prefers percentages where a table has counts as well", async () => {
    const rows = [{key: "1", label: "Ja", role: "category" as const, cells: [tally(49, 98), share(49, 98)]}];
    const columns = [column("count", "Antal", {unit: "count"}), column("percent", "Procent")];
    const table = analysis("distribution", columns, [{key: "a", label: null, question: null, rows}]);
    expect(textsOf(await draw(spec("bars"), table))).toContain("50");
    expect(textsOf(await draw(spec("bars", {columns: ["Antal"]}), table))).toContain("49");
  });

  it("shows means of several waves on one scale", async () => {
    const mean = (exact: number, printed: string) => ({kind: "number" as const, address: "", base: 39, exact, printed});
    const rows = [
      {key: "who5", label: "WHO-5", role: "category" as const, cells: [mean(36.5, "36,5"), mean(42.2, "42,2")]},
    ];
    const columns = ["1", "3"].map((wave) =>
      column(`mean@${wave}`, "Gennemsnit", {unit: "number", group: `Måling ${wave}`}),
    );
    const table = analysis("numbers", columns, [{key: "all", label: null, question: null, rows}]);
    const svg = await draw(spec("bars"), table);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["Gennemsnit", "Måling 1, Gennemsnit", "36,5", "42,2"]));
    const [first, third] = rectangles(svg).map(({left, right}) => right - left);
    expect((third ?? 0) / (first ?? 1)).toBeCloseTo(42.2 / 36.5, 2);
  });

  it("refuses to put percentages and counts on one scale", async () => {
    const columns = [column("count", "Antal", {unit: "count"}), column("percent", "Procent")];
    const table = analysis("distribution", columns, []);
    await expect(draw(spec("bars", {columns: ["count", "percent"]}), table)).rejects.toThrow(
      'Figure "figur": bars of "helbred" cannot show "Antal", "Procent" on one scale.',
    );
  });

  it("draws «ved ikke» as a hollow bar", async () => {
    const svg = await draw(spec("bars"), distribution(["Ja", "Ved ikke"], [5, 5]));
    expect(rectangles(svg).map(({fill}) => fill)).toEqual([instituteTheme.accent, "#ffffff"]);
  });

  it("gives a share of zero its number but no bar", async () => {
    const svg = await draw(spec("bars"), distribution(["Ja", "Nej"], [0, 10]));
    expect(textsOf(svg)).toContain("0");
    expect(rectangles(svg).filter(({left, right}) => right > left)).toHaveLength(1);
  });

  it("says so when nobody answered", async () => {
    const svg = await draw(spec("bars"), distribution(["Ja", "Nej"], [0, 0]));
    expect(textsOf(svg)).toEqual(["Procent (n\u00a0=\u00a00)", "Ja", "Nej", "ingen svar", "ingen svar"]);
    expect(svg).not.toContain("NaN");
  });

  it("draws one category and twelve", async () => {
    const one = await draw(spec("bars"), distribution(["Ja"], [7]));
    expect(textsOf(one)).toContain("100");
    const labels = Array.from({length: 12}, (_, index) => `Kategori ${index + 1}`);
    const twelve = await draw(
      spec("bars"),
      distribution(
        labels,
        labels.map((_, index) => index),
      ),
    );
    expect(rectangles(twelve)).toHaveLength(12);
    expect(textBoxes(twelve).filter(({text}) => text.startsWith("Kategori"))).toHaveLength(12);
  });
});

describe("bars of amounts", () => {
  const amount = (exact: number) => ({kind: "number" as const, address: "", base: 45, exact, printed: String(exact)});
  const net = (): ReturnType<typeof analysis> => {
    const measure = "1.000 kr.";
    const columns = [
      column("unit", "Kr. for én", {unit: "number"}),
      column("low", "Lavt", {unit: "number", group: measure, measure}),
      column("high", "Højt", {unit: "number", group: measure, measure}),
    ];
    const row = (key: string, label: string, role: "category" | "total", ...values: number[]) => ({
      key,
      label,
      role,
      cells: values.map(amount),
    });
    const rows = [row("gains", "Gevinster", "category", 7, 40, 80), row("net", "Netto", "total", 7, -20, 20)];
    return analysis("scenario-table", columns, [{key: "all", label: null, question: null, rows}]);
  };

  it("share a scale where the columns are of one measure, and say which", async () => {
    expect(textsOf(await draw(spec("bars"), net()))).toEqual([
      "Lavt",
      "Højt",
      "1.000 kr.",
      "Gevinster",
      "Gevinster",
      "40",
      "80",
    ]);
  });

  it("have a bar for each column of the one row that is wanted, a total too", async () => {
    const svg = await draw(spec("bars", {rows: ["net"]}), net());
    expect(textsOf(svg)).toEqual(["Netto", "1.000 kr.", "Lavt", "Højt", "-20", "20"]);
    const [low, high] = rectangles(svg);
    expect(low?.right).toBeCloseTo(high?.left ?? 0, 1);
  });

  it("refuse a row that is not there", async () => {
    await expect(draw(spec("bars", {rows: ["nett"]}), net())).rejects.toThrow('has no row "nett"');
  });
});

import {describe, expect, it} from "vitest";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {lookUp} from "../../../src/results/lookup.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf} from "../support.ts";

const title = "title: T. Procent";

describe("battery", () => {
  it("stands items side by side over shared categories, each with its own base", async () => {
    const result = await analyse(
      `{kind: battery, ${title}, wave: 1, items: [borger.helbred, borger.fysisk], stem: Mit}`,
    );
    expect(grid(result)).toEqual([
      ["Dårligt", "43", "25"],
      ["Godt", "43", "38"],
      ["Fremragende", "14", "38"],
      ["Total (n)", "100 (7)", "100 (8)"],
    ]);
    expect(result.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["helbred", "Psykisk helbred", null],
      ["fysisk", "Fysisk helbred", null],
    ]);
    expect(result.table.blocks).toHaveLength(1);
    expect(result.table.blocks[0]).toMatchObject({key: "all", label: "Mit"});
    expect(cell(result, "a/all/2/fysisk")).toMatchObject({count: 3, base: 8});
    expect(result.bases.map(({block, column, valid}) => [block, column, valid])).toEqual([
      ["all", "helbred", 7],
      ["all", "fysisk", 8],
    ]);
    expect(noteTexts(result)).toEqual(["missing: Ubesvarede indgår ikke (Psykisk helbred: 1)."]);
  });

  it("spans counts and percentages with the item's label", async () => {
    const result = await analyse(
      `{kind: battery, ${title}, show: count-and-percent, items: [forloeb.job, forloeb.praktik]}`,
    );
    expect(result.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["job:count", "Antal", "Ordinære timer"],
      ["job", "Procent", "Ordinære timer"],
      ["praktik:count", "Antal", "Praktik"],
      ["praktik", "Procent", "Praktik"],
    ]);
    expect(grid(result)[0]).toEqual(["Ja", "3", "38", "2", "25"]);
  });

  it("names columns by source where two items share a name", async () => {
    const result = await analyse(`{kind: battery, ${title}, items: [borger.helbred@1, stab.helbred@1]}`);
    expect(result.table.columns.map(({key}) => key)).toEqual(["borger.helbred", "stab.helbred"]);
  });

  it("turns the shared scale round when all items are reversed", async () => {
    const items = "[{variable: borger.helbred, reversed: true}, {variable: borger.fysisk, reversed: true}]";
    const result = await analyse(`{kind: battery, ${title}, wave: 1, items: ${items}}`);
    expect(grid(result).map(([label]) => label)).toEqual(["Fremragende", "Godt", "Dårligt", "Total (n)"]);
  });

  it("refuses items on different scales, naming them and what one lacks", async () => {
    expect(
      await failure(`  a: {kind: battery, ${title}, wave: 1, items: [forloeb.job, borger.medicin]}\n`),
    ).toMatchObject({
      kind: "config",
      message: "forloeb.job and borger.medicin do not share one answer scale.",
      hint: expect.stringContaining('Only borger.medicin has 9 "Ved ikke".'),
      at: expect.stringMatching(/^borger.medicin/),
    });
    expect(
      await failure(`  a: {kind: battery, ${title}, wave: 1, items: [borger.medicin, forloeb.job]}\n`),
    ).toMatchObject({
      hint: expect.stringContaining("Only borger.medicin has"),
    });
  });

  it("refuses items of which only some are reversed where answers are to be printed as they were given", async () => {
    const items = "[borger.helbred, {variable: borger.fysisk, reversed: true}]";
    const spec = `{kind: battery, ${title}, wave: 1, polarity: as-answered, items: ${items}}`;
    expect(await failure(`  a: ${spec}\n`)).toMatchObject({
      message: expect.stringContaining("one is reversed and the other is not"),
    });
  });
});

describe("battery with items in rows", () => {
  const rows = "kind: battery, arrangement: items-in-rows, items: [borger.helbred, borger.fysisk]";

  it("stands answers in columns, with each row's own n last", async () => {
    const result = await analyse(`{${rows}, ${title}, wave: 1, stem: Mit}`);
    expect(result.table.columns.map(({key, label, unit, role}) => [key, label, unit, role])).toEqual([
      ["1", "Dårligt", "percent", "value"],
      ["2", "Godt", "percent", "value"],
      ["3", "Fremragende", "percent", "value"],
      ["n", "n", "count", "total"],
    ]);
    expect(grid(result)).toEqual([
      ["Psykisk helbred", "43", "43", "14", "7"],
      ["Fysisk helbred", "25", "38", "38", "8"],
    ]);
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([["all", "Mit"]]);
    expect(cell(result, "a/all/helbred/n")).toMatchObject({kind: "count", count: 7, base: 8});
    expect(result.bases.map(({block, column, valid}) => [block, column, valid])).toEqual([
      ["all", "helbred", 7],
      ["all", "fysisk", 8],
    ]);
    const bare = await analyse(`{${rows}, ${title}, wave: 1, n: false}`);
    expect(bare.table.columns.map(({key}) => key)).toEqual(["1", "2", "3"]);
  });

  it("has a block for each group and wave, or for each item with these as rows", async () => {
    const bySegment = await analyse(`{${rows}, ${title}, waves: [1, 3], stem: Mit}`);
    expect(bySegment.table.blocks.map(({key, label, question}) => [key, label, question])).toEqual([
      ["1", "Første måling", "Mit"],
      ["3", "Tredje måling", null],
    ]);
    const byItem = await analyse(`{${rows}, ${title}, waves: [1, 3], wave_labels: {1: Runde 1}, blocks: items}`);
    expect(byItem.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["helbred", "Psykisk helbred"],
      ["fysisk", "Fysisk helbred"],
    ]);
    expect(grid(byItem)).toEqual([
      ["Runde 1", "43", "43", "14", "7"],
      ["Tredje måling", "40", "60", "0", "5"],
      ["Runde 1", "25", "38", "38", "8"],
      ["Tredje måling", "25", "25", "50", "4"],
    ]);
    expect(cell(byItem, "a/fysisk/3/2")).toMatchObject({kind: "share", count: 1, base: 4});
    expect(byItem.bases.map(({block, column, valid}) => [block, column, valid])).toContainEqual(["fysisk", "3", 4]);
    const groups = await analyse(`{${rows}, ${title}, wave: 1, by: forloeb.job, total: true, blocks: items}`);
    expect(groups.table.blocks[0]?.rows.map(({key, role}) => [key, role])).toEqual([
      ["job:1", "category"],
      ["job:2", "category"],
      ["total", "total"],
    ]);
    expect(groups.population.size).toBe(8);
  });

  it("shows each answer's share and number, in one cell or in two columns", async () => {
    const both = await analyse(`{${rows}, ${title}, wave: 1, show: percent-with-count}`);
    expect(cell(both, "a/all/helbred/1")).toMatchObject({printed: "43", shown: "43 % (3)"});
    const pair = await analyse(`{${rows}, ${title}, wave: 1, show: count-and-percent}`);
    expect(pair.table.columns.slice(0, 2).map(({key, label, group}) => [key, label, group])).toEqual([
      ["1:count", "Antal", "Dårligt"],
      ["1", "Procent", "Dårligt"],
    ]);
  });

  it("takes the codes of answers for no waves when a number is looked up", async () => {
    const results = {a: await analyse(`{${rows}, ${title}, wave: 1}`)};
    const findings = {style: defaultNumberStyle, facts: {}, analyses: results};
    expect(() => lookUp(findings, {analysis: "a", rows: "helbred", wave: "3"})).toThrow("There is no wave");
    expect(lookUp(findings, {analysis: "a", rows: "helbred", columns: "Dårligt|Godt"}).sum.printed).toBe("86");
    expect(() => lookUp(findings, {analysis: "a", rows: "helbred", columns: "Dårligt|n"})).toThrow("is their total");
  });
});

describe("battery in groups and waves", () => {
  it("stands groups and waves within each item, or as blocks", async () => {
    const spec = `kind: battery, ${title}, items: [borger.helbred, borger.fysisk], waves: [1, 3]`;
    const columns = await analyse(`{${spec}}`);
    expect(columns.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["helbred@1", "Første måling", "Psykisk helbred"],
      ["helbred@3", "Tredje måling", "Psykisk helbred"],
      ["fysisk@1", "Første måling", "Fysisk helbred"],
      ["fysisk@3", "Tredje måling", "Fysisk helbred"],
    ]);
    expect(grid(columns).at(-1)).toEqual(["Total (n)", "100 (7)", "100 (5)", "100 (8)", "100 (4)"]);
    const blocks = await analyse(`{${spec}, blocks: segments}`);
    expect(blocks.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["helbred", "Psykisk helbred"],
      ["fysisk", "Fysisk helbred"],
    ]);
    expect(blocks.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["1", "Første måling"],
      ["3", "Tredje måling"],
    ]);
    expect(cell(blocks, "a/3/2/fysisk")).toMatchObject({count: 1, base: 4});
    expect(blocks.bases.at(-1)).toMatchObject({block: "3", column: "fysisk", valid: 4});
    const pairs = await analyse(`{${spec}, show: count-and-percent}`);
    expect(pairs.table.columns.slice(0, 2).map(({key, label, group}) => [key, label, group])).toEqual([
      ["helbred:count@1", "Antal", "Psykisk helbred: Første måling"],
      ["helbred@1", "Procent", "Psykisk helbred: Første måling"],
    ]);
  });

  it("refuses blocks of nothing, and items as both columns and blocks", async () => {
    const failing = (rest: string) =>
      failure(`  a: {kind: battery, ${title}, items: [borger.helbred, borger.fysisk], ${rest}}\n`);
    expect(await failing("wave: 1, blocks: segments")).toMatchObject({
      kind: "config",
      message: "There are no groups or waves to make blocks of.",
      at: expect.stringMatching(/^blocks: segments/),
    });
    expect(await failing("wave: 1, blocks: items, arrangement: items-in-rows")).toMatchObject({
      message: "There are no groups or waves to make rows of.",
    });
    expect(await failing("waves: [1, 3], blocks: items")).toMatchObject({
      message: "Items cannot be both columns and blocks.",
      hint: "Write arrangement: items-in-rows, or use an analysis of kind distribution.",
    });
    expect(await failing("wave: 1, waves: [1, 3]")).toMatchObject({message: "Both wave and waves are given."});
  });
});

describe("nets of a battery", () => {
  const items = "items: [borger.helbred, borger.fysisk], wave: 1";
  const net = "nets: {Godt eller bedre: [Godt, 3]}";

  it("are summed from counts, as rows under the answers", async () => {
    const result = await analyse(`{kind: battery, ${title}, ${items}, ${net}}`);
    expect(grid(result)).toEqual([
      ["Dårligt", "43", "25"],
      ["Godt", "43", "38"],
      ["Fremragende", "14", "38"],
      ["Godt eller bedre", "57", "75"],
      ["Total (n)", "100 (7)", "100 (8)"],
    ]);
    expect(cell(result, "a/all/net:Godt eller bedre/helbred")).toMatchObject({count: 4, base: 7});
    expect(result.table.blocks[0]?.rows[3]).toMatchObject({role: "sub", answers: ["2", "3"]});
  });

  it("are never added to the answers they are made of", async () => {
    const findings = {
      style: defaultNumberStyle,
      facts: {},
      analyses: {a: await analyse(`{kind: battery, ${title}, ${items}, ${net}}`)},
    };
    const share = (rows: string) => lookUp(findings, {analysis: "a", rows, columns: "helbred"}).sum.printed;
    expect(share("Godt eller bedre")).toBe("57");
    expect(share("Godt eller bedre|Dårligt")).toBe("100");
    expect(() => share("Godt eller bedre|Godt")).toThrow("some answers are in several of them");
  });

  it("stand alone as columns, where the author wants that", async () => {
    const result = await analyse(
      `{kind: battery, ${title}, arrangement: items-in-rows, ${items}, ${net}, only_nets: true}`,
    );
    expect(result.table.columns.map(({key, role, answers}) => [key, role, answers])).toEqual([
      ["net:Godt eller bedre", "value", ["2", "3"]],
      ["n", "total", undefined],
    ]);
    expect(grid(result)).toEqual([
      ["Psykisk helbred", "57", "7"],
      ["Fysisk helbred", "75", "8"],
    ]);
  });

  it("may hold «ved ikke», and are set apart when they hold nothing else", async () => {
    const medicine = "kind: battery, title: T, items: [borger.medicin], wave: 1";
    const result = await analyse(`{${medicine}, nets: {Uafklaret: [9], Ja eller ved ikke: [Ja, 9]}, only_nets: true}`);
    expect(result.table.blocks[0]?.rows.map(({role}) => role)).toEqual(["missing", "category", "total"]);
    expect(await failure(`  a: {${medicine}, dont_know: out, nets: {Uafklaret: [9]}}\n`)).toMatchObject({
      message: '"Ved ikke" is not in the base, so it cannot be in a net.',
    });
  });

  it("are refused when they name what is not there, or are called as an answer", async () => {
    const failing = (rest: string) => failure(`  a: {kind: battery, ${title}, ${items}, ${rest}}\n`);
    expect(await failing("nets: {God: [Gott]}")).toMatchObject({
      kind: "config",
      message: 'borger.helbred has no answer "Gott".',
      hint: 'Did you mean "Godt"?',
    });
    expect(await failing("nets: {godt: [Godt, Fremragende]}")).toMatchObject({
      message: 'The net "godt" is called as one of the answers.',
    });
    expect(await failing("only_nets: true")).toMatchObject({
      message: "Only the nets are wanted, and there are none.",
      at: expect.stringMatching(/^only_nets: true/),
    });
  });
});

describe("the order of a battery's items", () => {
  const labels = (result: Awaited<ReturnType<typeof analyse>>) => grid(result).map(([label]) => label);

  it("follows a net or an answer, of everybody, both ways", async () => {
    const sorted = (rest: string) =>
      analyse(
        `{kind: battery, ${title}, arrangement: items-in-rows, items: [borger.helbred, borger.fysisk], nets: {God: [2, 3]}, ${rest}}`,
      );
    expect(labels(await sorted("wave: 1, sort: {by: God}"))).toEqual(["Fysisk helbred", "Psykisk helbred"]);
    expect(labels(await sorted("wave: 1, sort: {by: god, order: least-first}"))).toEqual([
      "Psykisk helbred",
      "Fysisk helbred",
    ]);
    expect(labels(await sorted("wave: 1, sort: {by: 1}"))).toEqual(["Psykisk helbred", "Fysisk helbred"]);
    expect(labels(await sorted("wave: 1, sort: given"))).toEqual(["Psykisk helbred", "Fysisk helbred"]);
    // The first group, those with a job, have 67 and 100 pct. in the net; everybody has 57 and 75.
    const total = await sorted("wave: 1, by: forloeb.job, total: true, sort: {by: 3}");
    expect(total.table.blocks[0]?.rows.map(({label}) => label)).toEqual(["Fysisk helbred", "Psykisk helbred"]);
  });

  it("puts items that nobody answered last, whichever way", async () => {
    for (const order of ["most-first", "least-first"]) {
      const result = await analyse(
        `{kind: battery, ${title}, arrangement: items-in-rows, wave: 1, items: [borger.senere, forloeb.job], sort: {by: Ja, order: ${order}}}`,
      );
      expect(labels(result)).toEqual(["Ordinære timer", "Stillet senere"]);
    }
  });

  it("is refused by what is neither", async () => {
    expect(
      await failure(`  a: {kind: battery, ${title}, wave: 1, items: [borger.helbred], sort: {by: Gott}}\n`),
    ).toMatchObject({
      message: 'Neither a net nor an answer of "Psykisk helbred" is called "Gott".',
      hint: 'Did you mean "Godt"?',
      at: expect.stringMatching(/^by: Gott/),
    });
  });
});

describe("an item that is worded against the others", () => {
  const world = panelOf(
    ["glad=3 rolig=3 trist=0 aktiv=3", null, 9],
    ["glad=2 rolig=2 trist=1 aktiv=2", null, 7],
    ["glad=1 rolig=1 trist=2 aktiv=1", null, 6],
    ["glad=0 rolig=0 trist=3 aktiv=0", null, 8],
  );
  const spec = (items: string, rest = "") =>
    `{kind: battery, ${title}, wave: 1, arrangement: items-in-rows, show: count, items: [${items}]${rest}}`;

  it("has its answers turned round, and is marked, with a note", async () => {
    const result = await analyse(spec("borger.glad, borger.trist, borger.rolig"), world);
    expect(grid(result)).toEqual([
      ["Glad", "8", "6", "7", "9", "30"],
      ["Trist (vendt)", "8", "6", "7", "9", "30"],
      ["Rolig", "8", "6", "7", "9", "30"],
    ]);
    expect(noteTexts(result)).toEqual([
      "method: »Trist« er formuleret modsat de øvrige, og svarene er derfor vendt: »Aldrig« er talt som »Altid« og omvendt.",
    ]);
    expect(result.warnings).toBeUndefined();
  });

  it("is the odd one out by most of the others, and by the first where half go each way", async () => {
    const turned = async (items: string) => {
      const {table} = await analyse(spec(items), world);
      return table.blocks[0]?.rows.filter(({label}) => label.endsWith("(vendt)")).map(({key}) => key);
    };
    expect(await turned("borger.trist, borger.glad, borger.rolig")).toEqual(["trist"]);
    expect(await turned("borger.trist, borger.glad")).toEqual(["glad"]);
    expect(await turned("borger.glad, borger.trist")).toEqual(["trist"]);
  });

  it("may be told by the author, once and not twice", async () => {
    const told = await analyse(spec("borger.glad, {variable: borger.rolig, reversed: true}"), world);
    expect(grid(told)[1]).toEqual(["Rolig (vendt)", "9", "7", "6", "8", "30"]);
    const twice = await analyse(spec("borger.glad, borger.rolig, {variable: borger.trist, reversed: true}"), world);
    expect(grid(twice)[2]).toEqual(["Trist (vendt)", "8", "6", "7", "9", "30"]);
  });

  it("stands as it was answered where the author wants that, with a note", async () => {
    const result = await analyse(spec("borger.glad, borger.trist", ", polarity: as-answered"), world);
    expect(grid(result)[1]).toEqual(["Trist", "9", "7", "6", "8", "30"]);
    expect(noteTexts(result)).toEqual([
      "method: »Trist« er formuleret modsat de øvrige; svarene er vist, som de er givet.",
    ]);
  });

  it("is warned of when the data say so and the codebook does not", async () => {
    const result = await analyse(
      spec("borger.glad, borger.rolig, borger.trist, borger.aktiv", ", polarity: as-answered"),
      world,
    );
    expect(result.warnings).toEqual([
      {
        kind: "opposite-direction",
        item: "trist",
        label: "Trist",
        numbers: {meanTauB: -1, against: 3, others: 3},
      },
    ]);
    expect(noteTexts(result).at(-1)).toBe(
      "warning: »Trist« peger modsat de øvrige: Svarene hænger negativt sammen med svarene på alle 3 andre (Kendalls tau-b i gennemsnit −1,00). Måske er spørgsmålet formuleret omvendt, eller skalaen er vendt forkert.",
    );
  });

  it("is not warned of in a battery of two, on few answers, or without an order", async () => {
    const two = await analyse(spec("borger.glad, borger.trist", ", polarity: as-answered"), world);
    expect(two.warnings).toBeUndefined();
    const few = panelOf(["glad=3 rolig=3 trist=0", null, 1], ["glad=0 rolig=0 trist=3", null, 2]);
    const small = await analyse(spec("borger.glad, borger.rolig, borger.trist", ", polarity: as-answered"), few);
    expect(small.warnings).toBeUndefined();
    const colours = await analyse(spec("borger.farve, borger.farve@3, borger.farve@2"), world);
    expect(colours.warnings).toBeUndefined();
  });
});

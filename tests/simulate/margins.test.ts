import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readAnalysisFiles} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {findByAddress} from "../../src/results/find-by-address.ts";
import {simulate} from "../../src/simulate/simulate.ts";
import {codebook, evaluation, evaluationFolder, marginsFile} from "./support.ts";

const analyses = `  koen: {kind: distribution, title: Køn, items: [forloeb.koen], published_as: Tabel 1}
  helbred: {kind: crosstab, title: Helbred, rows: borger.helbred, columns: forloeb.job, wave: 1}
  alder: {kind: numbers, title: Alder, items: [forloeb.alder], statistics: [n, mean, sd, minimum, median, maximum], decimals: 1}
  unge: {kind: numbers, title: Alder, items: [forloeb.alder], where: {forloeb.job: Ja}, statistics: [mean], decimals: 1}
  udvikling: {kind: change, title: Helbred, items: [borger.helbred], waves: [1, 2], panel: true}
  flyt: {kind: crosstab, title: Flytning, rows: borger.helbred@1, columns: borger.helbred@2, percent: none}
  trivsel: {kind: numbers, title: Trivsel, items: [borger.trivsel], waves: [1, 2], panel: true, statistics: [mean]}
  svar: {kind: response, title: Svar, sources: [borger], waves: [1, 2]}
`;

type Entry = readonly [address: string, printed: number | string, table?: string];

const entries = (list: readonly Entry[]) =>
  list.map(([address, printed, table = "Tabel 1"]) => ({address, printed, table}));

/** Simulates with margins, and gives what the evaluation then prints at some addresses. */
async function fitted(margins: unknown, addresses: readonly string[] = [], more: {persons?: number} = {}) {
  const folder = await evaluationFolder(evaluation(analyses), codebook);
  const simulation = await simulate(folder, {margins: [await marginsFile(folder, margins)], ...more});
  const results = await analyse(await readAnalysisFiles(folder), () => {});
  const printed = addresses.map((address) => findByAddress(results, address)?.cell.printed);
  return {...simulation, printed, folder};
}

describe("printed numbers that people can give", () => {
  it("are given: percentages, their base, and counts", async () => {
    const {margins, misfits, printed, persons} = await fitted(
      {
        cells: entries([
          ["koen/koen/1/percent", 31],
          ["koen/koen/2/percent", 69],
          ["svar/all/borger/2", 40],
        ]),
        bases: entries([["koen/koen/total/percent", 97]]),
      },
      ["koen/koen/1/percent", "koen/koen/2/percent", "koen/koen/total/percent", "svar/all/borger/2"],
    );
    expect(misfits).toEqual([]);
    expect(margins).toEqual({used: 4, fitted: 4});
    expect(printed).toEqual(["31", "69", "100 (97)", "40"]);
    expect(persons).toBe(97);
  });

  it("are given in tables that share their persons", async () => {
    const cells = entries([
      ["helbred/helbred/1/Ja", 20],
      ["helbred/helbred/2/Ja", 40],
      ["helbred/helbred/3/Ja", 40],
      ["helbred/helbred/1/Nej", 60],
      ["helbred/helbred/2/Nej", 30],
      ["helbred/helbred/3/Nej", 10],
      ["udvikling/helbred/1/1", 50],
      ["udvikling/helbred/1/2", 25],
      ["flyt/helbred/1/2", 9],
    ]);
    const bases = entries([
      ["helbred/helbred/total/Ja", 20],
      ["helbred/helbred/total/Nej", 60],
      ["udvikling/helbred/total/1", 40],
    ]);
    const addresses = [...cells, ...bases].map(({address}) => address);
    const {misfits, printed} = await fitted({cells, bases}, addresses);
    expect(misfits).toEqual([]);
    expect(printed).toEqual(["20", "40", "40", "60", "30", "10", "50", "25", "9", "100 (20)", "100 (60)", "100 (40)"]);
  });

  it("are given when they are means, extremes, a median and a spread", async () => {
    const columns = ["n", "mean", "sd", "minimum", "median", "maximum"];
    const values = [60, "41,3", "9,8", 19, "43,0", 56];
    const cells = columns.map((column, index): Entry => [`alder/all/alder/${column}`, values[index] ?? 0]);
    const {misfits, printed} = await fitted({cells: entries([...cells, ["unge/all/alder/mean", "35,0"]])}, [
      ...cells.map(([address]) => address),
      "unge/all/alder/mean",
    ]);
    expect(misfits).toEqual([]);
    expect(printed).toEqual(["60", "41,3", "9,8", "19", "43,0", "56", "35,0"]);
  });

  it("are given when they are means of scores, whose items then add up", async () => {
    const cells = entries([
      ["trivsel/all/trivsel/mean@1", "18,5"],
      ["trivsel/all/trivsel/mean@2", "24,0"],
    ]);
    const {misfits, printed} = await fitted(
      {cells, bases: []},
      cells.map(({address}) => address),
      {persons: 50},
    );
    expect(misfits).toEqual([]);
    expect(printed).toEqual(["18,5", "24,0"]);
  });

  it("are given for sums of answers in prose", async () => {
    const prose = [
      {
        text: "Godt eller bedre",
        analysis: "helbred",
        rows: ["Godt", "Fremragende"],
        columns: ["Ja"],
        printed: 73,
        unit: "percent",
      },
    ];
    const {misfits, margins} = await fitted({prose, bases: entries([["helbred/helbred/total/Ja", 15]])});
    expect(misfits).toEqual([]);
    expect(margins.used).toBe(2);
  });
});

describe("printed numbers that no people can give", () => {
  const column = (one: number, other: number, base = 97) => ({
    cells: entries([
      ["koen/koen/1/percent", one, "Tabel 4.1"],
      ["koen/koen/2/percent", other, "Tabel 4.1"],
    ]),
    bases: entries([["koen/koen/total/percent", base, "Tabel 4.1"]]),
  });

  it("are named with what is nearest, and why, when no whole number of persons prints so", async () => {
    const {misfits} = await fitted({...column(17, 83), cells: column(17, 84).cells}, []);
    expect(misfits).toEqual([
      {
        table: "Tabel 4.1",
        what: "koen/koen/1/percent",
        part: "cell",
        printed: "17",
        ours: "16",
        why: "17 pct. af 97 kan ikke forekomme: 16 af 97 er 16 pct., og 17 af 97 er 18 pct.",
      },
    ]);
  });

  it("are as few as can be when percentages do not add up", async () => {
    const {misfits} = await fitted(column(31, 67));
    expect(misfits).toHaveLength(1);
    expect(misfits[0]?.why).toContain("kolonnens procenter giver tilsammen højst 95 af 97 personer (summen er 98)");
  });

  it("are named as the base when the percentages fit another one", async () => {
    const {misfits} = await fitted({
      cells: entries([
        ["helbred/helbred/1/Ja", 9],
        ["helbred/helbred/2/Ja", 21],
        ["helbred/helbred/3/Ja", 70],
      ]),
      bases: entries([["helbred/helbred/total/Ja", 44]]),
    });
    expect(misfits).toMatchObject([
      {
        part: "base",
        printed: "44",
        ours: "43",
        why: expect.stringContaining("procenterne passer til 43 og ikke til 44"),
      },
    ]);
  });

  it("are named as the base when the percentages only add up to another one, with the sum as the reason", async () => {
    const {misfits} = await fitted({
      cells: entries([
        ["helbred/helbred/1/Ja", 33],
        ["helbred/helbred/2/Ja", 33],
        ["helbred/helbred/3/Ja", 33],
      ]),
      bases: entries([["helbred/helbred/total/Ja", 61]]),
    });
    expect(misfits).toMatchObject([
      {
        part: "base",
        printed: "61",
        why: expect.stringMatching(
          /^procenterne passer til 60 og ikke til 61: kolonnens procenter giver tilsammen højst 60 af 61 personer/,
        ),
      },
    ]);
  });

  it("keep the population's own number when two printed bases fit as well, and tell of the other table", async () => {
    const cells = entries([
      ["koen/koen/1/percent", 40],
      ["koen/koen/2/percent", 60],
    ]);
    const bases = entries([
      ["koen/koen/total/percent", 135, "Tabel 2"],
      ["koen/koen/total/percent", 140, "Tabel 1"],
    ]);
    const {misfits} = await fitted({cells, bases}, [], {persons: 140});
    expect(misfits).toMatchObject([
      {table: "Tabel 2", printed: "135", ours: "140", why: "det er de samme personer som i Tabel 1, hvor der står 140"},
    ]);
  });

  it("are told of as too many when there are fewer persons", async () => {
    const {misfits} = await fitted(column(40, 60, 140), [], {persons: 135});
    expect(misfits).toMatchObject([
      {part: "base", printed: "140", ours: "135", why: "der er kun 135 opdigtede personer, og der skal være 140"},
    ]);
  });

  it("are never said to fit one base and not another when they fit both: another table's n is taken", async () => {
    const cells = entries([
      ["helbred/helbred/1/Ja", 40, "Tabel 1"],
      ["svar/all/borger/1", 135, "Tabel 2"],
    ]);
    const bases = entries([["helbred/helbred/total/Ja", 140, "Tabel 1"]]);
    const {misfits} = await fitted({cells, bases}, [], {persons: 150});
    expect(misfits).toMatchObject([{part: "base", printed: "140", ours: "135"}]);
    expect(misfits[0]?.why).toMatch(/^tallet kan ikke forenes med/);
  });

  it("are standard deviations without their n and mean", async () => {
    const {misfits} = await fitted({cells: entries([["alder/all/alder/sd", "9,8"]])}, [], {persons: 30});
    expect(misfits[0]?.why).toBe(
      "en standardafvigelse kan kun regnes baglæns, når n og gennemsnit af de samme personer også er givet",
    );
  });

  it("tell of the table that says otherwise of the same persons", async () => {
    const {misfits} = await fitted({
      cells: entries([
        ["koen/koen/1/percent", 30, "Tabel 1"],
        ["koen/koen/1/percent", 30, "Tabel 2"],
        ["koen/koen/1/percent", 40, "Tabel 3"],
      ]),
      bases: entries([["koen/koen/total/percent", 10]]),
    });
    expect(misfits).toMatchObject([
      {table: "Tabel 3", ours: "30", why: "det er de samme personer som i Tabel 1, hvor der står 30"},
    ]);
  });

  it("are written beside the exports as JSON", async () => {
    const {record, misfits, folder} = await fitted(column(31, 67));
    expect(record).toBe(join(folder, "data/simulated.json"));
    expect(JSON.parse(await readFile(record ?? "", "utf8"))).toMatchObject({misfits, margins: {used: 3, fitted: 2}});
  });
});

describe("printed numbers that are not used", () => {
  it("are named: analyses that are not there, cells that are not there, and measures that are no sums", async () => {
    const folder = await evaluationFolder(
      evaluation(
        `${analyses}  v: {kind: numbers, title: Alder, items: [forloeb.alder], statistics: [upper_quartile]}\n`,
      ),
      codebook,
    );
    const cells = entries([
      ["koen/koen/7/percent", 3],
      ["findes/ikke/1/2", 3],
      ["v/all/alder/upper_quartile", 50],
    ]);
    const {unused, margins} = await simulate(folder, {margins: [await marginsFile(folder, {cells})], persons: 20});
    expect(unused).toEqual([
      {table: "Tabel 1", what: "koen/koen/7/percent", printed: "3", why: "tabellen har intet tal på den plads"},
      {
        table: "Tabel 1",
        what: "findes/ikke/1/2",
        printed: "3",
        why: "der er ingen analyse «findes», som kan regnes baglæns",
      },
      {
        table: "Tabel 1",
        what: "v/all/alder/upper_quartile",
        printed: "50",
        why: "tallet er et mål, der ikke kan regnes baglæns",
      },
    ]);
    expect(margins).toEqual({used: 0, fitted: 0});
  });
});

describe("tables as they were printed", () => {
  const table = {
    id: "Tabel 1",
    columns: ["Procent"],
    rows: [
      {label: "Køn: Kvinde", values: [54]},
      {label: "Køn: Mand", values: [46]},
      {label: "Køn: Total (n)", values: ["100 (98)"]},
    ],
    blocks: [{name: "Køn", rows: [0, 2]}],
  };

  it("are found by published_as, and their cells by their labels", async () => {
    const {misfits, printed, margins} = await fitted(
      [table],
      ["koen/koen/1/percent", "koen/koen/2/percent", "koen/koen/total/percent"],
    );
    expect(misfits).toEqual([]);
    expect(margins.used).toBe(3);
    expect(printed).toEqual(["54", "46", "100 (98)"]);
  });

  it("without an analysis, and cells without a number, are named", async () => {
    const rows = [
      {label: "Kvinde", values: ["halvdelen"]},
      {label: "Mand", values: [null]},
      {label: "Total (n)", values: ["100 (98)"]},
    ];
    const {unused} = await fitted([
      {...table, rows, blocks: undefined},
      {...table, id: "Tabel 9"},
    ]);
    expect(unused).toEqual([
      {table: "Tabel 1", what: "Kvinde · Procent", printed: "halvdelen", why: "det trykte er ikke et tal"},
      {
        table: "Tabel 9",
        what: "hele tabellen",
        printed: "2 tal",
        why: "ingen analyse er knyttet til tabellen: skriv published_as i evaluation.yaml",
      },
    ]);
  });
});

describe("a file of margins that cannot be used", () => {
  it.each([
    [{cells: [{address: "koen/koen/1/percent", printed: "mange"}]}, "config"],
    [[{id: "Tabel 1", columns: ["Procent"]}], "config"],
  ])("is an error with its place: %j", async (margins, kind) => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    const path = await marginsFile(folder, margins);
    await expect(simulate(folder, {margins: [path]})).rejects.toMatchObject({kind, place: {file: path, line: 1}});
  });

  it("is an error when it is not there", async () => {
    const folder = await evaluationFolder(evaluation(analyses), codebook);
    await expect(simulate(folder, {margins: ["findes-ikke.json"]})).rejects.toMatchObject({
      kind: "config",
      message: 'The margins "findes-ikke.json" cannot be read.',
    });
  });
});

describe("analyses that tie too many answers together", () => {
  it("are left out and named, and the others are fitted all the same", async () => {
    const many = Array.from({length: 5}, (_, index) => `n${index}`);
    const numbers = many.map((name) => `      ${name}: {type: number, simulate: {from: 0, to: 24}}\n`).join("");
    const tied = many.flatMap((one, index) =>
      many
        .slice(index + 1)
        .map(
          (other): string =>
            `  ${one}${other}: {kind: crosstab, title: T, rows: forloeb.b${index}, columns: forloeb.b${many.indexOf(other)}}\n`,
        ),
    );
    const bands = many
      .map(
        (name, index) =>
          `      b${index}: {label: B, derive: {bands: ${name}, into: [{label: A, to: 3}, {label: B, from: 4}]}}\n`,
      )
      .join("");
    const folder = await evaluationFolder(evaluation(analyses + tied.join("")), `${codebook}${numbers}${bands}`);
    const cells = entries([
      ["koen/koen/1/percent", 50],
      ...many.flatMap((one, index) =>
        many.slice(index + 1).map((other): Entry => [`${one}${other}/b${index}/1/1`, 50]),
      ),
    ]);
    const bases = entries([["koen/koen/total/percent", 20]]);
    const {unused, misfits} = await simulate(folder, {margins: [await marginsFile(folder, {cells, bases})]});
    expect(misfits).toEqual([]);
    expect(unused.length).toBeGreaterThan(0);
    expect(unused.length).toBeLessThan(10);
    expect(new Set(unused.map(({why}) => why))).toEqual(
      new Set(["analysen knytter for mange svar sammen til, at de kan opfindes på én gang"]),
    );
  });
});

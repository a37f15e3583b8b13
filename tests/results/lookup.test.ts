import {describe, expect, it} from "vitest";
import {lookUp} from "../../src/results/lookup.ts";
import {LookupError, type LookupProblem, type LookupSubject} from "../../src/results/lookup-error.ts";
import type {AnalysisResult} from "../../src/results/model.ts";
import type {PreferredUnit, Selector} from "../../src/results/select-cells.ts";
import {analysis, answers, column, results} from "../narrative/build-results.ts";
import {sampleResults} from "../narrative/sample-results.ts";

const sample = sampleResults();

function failure(selector: Selector, prefer?: PreferredUnit): LookupError {
  try {
    lookUp(sample, selector, prefer);
  } catch (error) {
    if (error instanceof LookupError) return error;
    throw error;
  }
  throw new Error("found something");
}

function expectFailure(selector: Selector, subject: LookupSubject, problem: LookupProblem): LookupError {
  const error = failure(selector);
  expect([error.subject, error.problem]).toEqual([subject, problem]);
  return error;
}

/** One block whose rows have these labels, with the counts 1, 2, 4 … */
function labelled(...labels: readonly string[]): AnalysisResult {
  const columns = [column("percent", "Procent")];
  const rows = labels.map((label, index) => ({key: `k${index}`, label, counts: [2 ** index]}));
  return analysis("a", "distribution", columns, [answers("a/all", null, columns, rows)]);
}

function countIn(result: AnalysisResult, rows: string): number | undefined {
  const {sum} = lookUp(results([result]), {analysis: "a", rows});
  return sum.unit === "percent" ? sum.count : undefined;
}

describe("lookUp(results, selector)", () => {
  it("returns a cell as it is printed, with its address", () => {
    const {sum} = lookUp(sample, {analysis: "helbred", block: "psykhelb", rows: "Dårligt"});
    expect(sum).toEqual({
      unit: "percent",
      count: 30,
      base: 97,
      exact: 30 / 97,
      printed: "31",
      addresses: ["helbred/psykhelb/5/percent"],
    });
  });

  it("adds rows from their counts, not from their printed percentages", () => {
    const {sum} = lookUp(sample, {analysis: "helbred", block: "fyshelb", rows: "Dårligt|Mindre godt"});
    // 19 + 34 printed, but 52 / 98 = 53.06
    expect(sum).toMatchObject({count: 52, base: 98, exact: 52 / 98, printed: "53"});
    expect(sum.addresses).toEqual(["helbred/fyshelb/5/percent", "helbred/fyshelb/4/percent"]);
  });

  it("adds columns of a table whose percentages are of the grand total", () => {
    const {sum} = lookUp(sample, {analysis: "dobbelt", rows: "g|d", columns: "g|d"});
    expect(sum).toMatchObject({count: 97, base: 97, printed: "100"});
  });

  it("finds blocks, rows and columns by key or by label", () => {
    const byKey = lookUp(sample, {analysis: "helbred_status", block: "fyshelb", rows: "5", columns: "3"});
    const byLabel = lookUp(sample, {
      analysis: "helbred_status",
      block: "Fysisk helbred",
      rows: "Dårligt",
      columns: "Uplanlagt afsluttet",
    });
    expect(byLabel.cells).toEqual(byKey.cells);
  });

  it("ignores case and blanks around names", () => {
    expect(
      lookUp(sample, {analysis: " helbred ", block: "PSYKHELB", rows: "  dårligt | MINDRE GODT "}).sum,
    ).toMatchObject({
      count: 74,
    });
  });

  it("lets a label go before a key", () => {
    const columns = [column("percent", "Procent")];
    const rows = [
      {key: "2", label: "1", counts: [10]},
      {key: "1", label: "0", counts: [20]},
    ];
    const scale = analysis("a", "distribution", columns, [answers("a/all", null, columns, rows)]);
    expect(countIn(scale, "1")).toBe(10);
  });

  it("lets exact case go before ignored case", () => {
    expect(countIn(labelled("ja", "Ja"), "Ja")).toBe(2);
  });

  it("prefers the only percentage column when none is named, or the only column of counts", () => {
    const selector = {analysis: "status", rows: "Igangværende"};
    expect(lookUp(sample, selector, "percent").columns[0]?.key).toBe("percent");
    expect(lookUp(sample, selector, "count").columns[0]?.key).toBe("count");
  });

  it("knows a table's only block and only row without being told", () => {
    expect(lookUp(sample, {analysis: "alder", columns: "minimum"}).sum).toMatchObject({unit: "number", printed: "19"});
  });
});

describe("names with separators", () => {
  it("are tried whole before they are split", () => {
    const result = labelled("Ja", "Nej, har vanskeligt ved det", "Nej");
    expect(countIn(result, "Nej, har vanskeligt ved det")).toBe(2);
    expect(countIn(result, "Ja|Nej, har vanskeligt ved det")).toBe(3);
  });

  it("are split at commas when no whole name fits", () => {
    expect(countIn(labelled("Ja", "Nej", "Ved ikke"), "Ja, Ved ikke")).toBe(5);
  });

  it("may hold the bar themselves", () => {
    expect(countIn(labelled("a|b", "a", "b"), "a|b")).toBe(1);
  });

  it("are not split at commas when there are bars", () => {
    expect(() => countIn(labelled("Ja", "Nej", "Ved ikke"), "Ja|Nej,Ved ikke")).toThrow('no row "Nej,Ved ikke"');
  });

  it("report the whole name when that is what is nearly right", () => {
    const selector = {analysis: "selvhjulpen", columns: "daglig", rows: "Nej, har meget vanskelig ved dette"};
    expect(expectFailure(selector, "row", "unknown").wanted).toBe("Nej, har meget vanskelig ved dette");
  });

  it("report the part that fits nothing", () => {
    expect(expectFailure({analysis: "medicin", rows: "Ja, Måske"}, "row", "unknown").wanted).toBe("Måske");
  });

  it("cannot name one row twice", () => {
    expectFailure({analysis: "medicin", rows: "Ja|1"}, "row", "not-addable");
  });

  it("cannot be empty", () => {
    expectFailure({analysis: "medicin", rows: ""}, "row", "unknown");
    expectFailure({analysis: "medicin", rows: "Ja|"}, "row", "unknown");
  });
});

describe("waves", () => {
  it("name columns that are waves", () => {
    expect(lookUp(sample, {analysis: "svar", rows: "borger", wave: "3"}, "count").sum).toMatchObject({count: 39});
  });

  it("choose among columns of several waves, named by their first part or group", () => {
    const byName = lookUp(sample, {analysis: "trivsel", rows: "1", columns: "glad", wave: "3"});
    expect(byName.columns[0]?.key).toBe("glad@3");
    expect(lookUp(sample, {analysis: "trivsel", rows: "1", columns: "Har været glad", wave: "3"}).cells).toEqual(
      byName.cells,
    );
    expect(lookUp(sample, {analysis: "who5", columns: "mean", wave: "3"}).sum).toMatchObject({printed: "42,2"});
  });

  it("are not the codes of a cross-tab's answers", () => {
    expectFailure({analysis: "helbred_status", block: "psykhelb", rows: "5", wave: "1"}, "wave", "unknown");
  });

  it("that do not exist are told with those that do", () => {
    const error = expectFailure({analysis: "svar", rows: "borger", wave: "7"}, "wave", "unknown");
    expect(error.candidates.map(({key}) => key)).toEqual(["1", "2", "3"]);
  });
});

describe("columns, rows and blocks of groups", () => {
  const measures = ["count", "of_start"].flatMap((measure) =>
    ["1", "2"].map((code) =>
      column(`${measure}:klynge:${code}`, measure === "count" ? "Antal" : "Procent", {
        group: code === "1" ? "Klynge Nord" : "Klynge Syd",
      }),
    ),
  );
  const rows = [{key: "1", label: "Startet", counts: [1, 2, 3, 4]}];
  const funnel = analysis("a", "funnel", measures, [answers("a/all", null, measures, rows)]);
  const columnOf = (columns: string) => lookUp(results([funnel]), {analysis: "a", rows: "1", columns}).columns[0]?.key;

  it("are named by code or by label, with the measure before", () => {
    expect(columnOf("of_start:klynge:2")).toBe("of_start:klynge:2");
    expect(columnOf("of_start:klynge:Klynge Syd")).toBe("of_start:klynge:2");
    expect(columnOf("of_start:Klynge Syd")).toBe("of_start:klynge:2");
    expect(columnOf("count:Klynge Nord")).toBe("count:klynge:1");
  });

  it("are named so as blocks and rows too, and at a wave", () => {
    const columns = [
      column("klynge:1@3", "Måling 3", {group: "Klynge Nord"}),
      column("klynge:2@3", "Måling 3", {group: "Klynge Syd"}),
    ];
    const labels = [
      {key: "klynge:1", label: "Klynge Nord", counts: [1, 2]},
      {key: "klynge:2", label: "Klynge Syd", counts: [3, 4]},
    ];
    const block = (key: string, label: string) => answers(`a/${key}`, label, columns, labels);
    const blocks = [block("who5:klynge:1", "Trivsel, Klynge Nord"), block("who5:klynge:2", "Trivsel, Klynge Syd")];
    const found = lookUp(results([analysis("a", "crosstab", columns, blocks)]), {
      analysis: "a",
      block: "who5:klynge:Klynge Syd",
      rows: "klynge:Klynge Nord",
      columns: "klynge:Klynge Syd@3",
    });
    expect(found.sum.addresses).toEqual(["a/who5:klynge:2/klynge:1/klynge:2@3"]);
  });
});

describe("a look-up fails", () => {
  it("at a name that does not exist", () => {
    expectFailure({analysis: "helbrd"}, "analysis", "unknown");
    expectFailure({analysis: "helbred", block: "psyk"}, "block", "unknown");
    expectFailure({analysis: "medicin", rows: "Jo"}, "row", "unknown");
    expectFailure({analysis: "medicin", rows: "Ja", columns: "andel"}, "column", "unknown");
  });

  it("at names that only a prototype has", () => {
    expectFailure({analysis: "constructor"}, "analysis", "unknown");
    expectFailure({analysis: "__proto__"}, "analysis", "unknown");
  });

  it("when a name is left out and there are several", () => {
    expectFailure({analysis: "helbred", rows: "Dårligt"}, "block", "unnamed");
    expectFailure({analysis: "medicin"}, "row", "unnamed");
    expectFailure({analysis: "helbred_status", block: "psykhelb", rows: "Dårligt"}, "column", "unnamed");
  });

  it("when several have the name, and tells their keys", () => {
    const error = expectFailure({analysis: "trivsel", rows: "1", columns: "Måling 3"}, "column", "ambiguous");
    expect(error.candidates.map(({key}) => key)).toEqual(["glad@3", "rolig@3"]);
  });

  it("at an empty cell, with its reason", () => {
    const error = expectFailure({analysis: "udfald", rows: "target", columns: "praktik"}, "row", "empty");
    expect(error.message).toContain("der er ikke sat et mål");
  });
});

describe("cells cannot be added", () => {
  it("when one is the total of the others", () => {
    expectFailure({analysis: "medicin", rows: "Ja|total"}, "row", "not-addable");
    expectFailure({analysis: "dobbelt", rows: "g", columns: "g|total"}, "column", "not-addable");
  });

  it("over columns that have a base each, even when the bases are equal by chance", () => {
    const selector = {analysis: "helbred_status", block: "psykhelb", rows: "Dårligt"};
    const bases = ["Planlagt afsluttet", "Uplanlagt afsluttet"].map(
      (columns) => lookUp(sample, {...selector, rows: "total", columns}).sum,
    );
    expect(bases[0]).toMatchObject({count: 6});
    expect(bases[1]).toMatchObject({count: 6});
    expectFailure({...selector, columns: "Planlagt afsluttet|Uplanlagt afsluttet"}, "column", "not-addable");
  });

  it("over items of a battery or over waves", () => {
    expectFailure({analysis: "selvhjulpen", rows: "1", columns: "daglig|oekonomi"}, "column", "not-addable");
    expectFailure({analysis: "svar", rows: "borger", columns: "1|2"}, "column", "not-addable");
  });

  it("over rows that have a base each", () => {
    const columns = [column("a", "A"), column("total", "Total (n)", {role: "total"})];
    const row = (key: string) => ({
      key,
      label: key,
      role: "category" as const,
      cells: [
        {
          kind: "share" as const,
          address: `r/b/${key}/a`,
          count: 5,
          base: 40,
          exact: 0.125,
          printed: "13",
          interval: null,
        },
        {kind: "base" as const, address: `r/b/${key}/total`, count: 40, base: 40, exact: 1, printed: "100 (40)"},
      ],
    });
    const total = {...row("total"), role: "total" as const};
    const rows = [row("x"), row("y"), total];
    const block = {key: "b", label: null, question: null, rows};
    const percentOfRow = results([analysis("r", "crosstab", columns, [block])]);
    expect(() => lookUp(percentOfRow, {analysis: "r", rows: "x|y", columns: "a"})).toThrow("each has its own base");
  });

  it("over answers of which a person may give several", () => {
    expectFailure({analysis: "diagnoser", rows: "Angst|Depression"}, "row", "not-addable");
  });

  it("over rows that do not divide a total, such as two questionnaires", () => {
    expectFailure({analysis: "svar", rows: "borger|medarbejder", wave: "1"}, "row", "not-addable");
  });

  it("in tables that repeat the numbers of others, where it is not seen what they are shares of", () => {
    const columns = [column("a", "A")];
    const block = answers("r/b", null, columns, [
      {key: "x", label: "x", counts: [1]},
      {key: "y", label: "y", counts: [2]},
    ]);
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({...cell, of: [`o${cell.address}`]})),
    }));
    const repeating = results([analysis("r", "composed", columns, [{...block, rows}])]);
    expect(() => lookUp(repeating, {analysis: "r", rows: "x|y"})).toThrow(
      "they are taken from other analyses; name them there",
    );
    expect(lookUp(repeating, {analysis: "r", rows: "x"}).sum).toMatchObject({count: 1, base: 3});
  });

  it("when they are of different sorts", () => {
    expectFailure({analysis: "udfald", rows: "Ja|target", columns: "beskaeftigelse"}, "row", "not-addable");
  });
});

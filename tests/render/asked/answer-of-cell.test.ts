import {describe, expect, it} from "vitest";
import {cellAnswerer} from "../../../src/render/asked/answer-of-cell.ts";
import type {Answer} from "../../../src/render/asked/model.ts";
import type {AnalysisResult, Cell} from "../../../src/results/model.ts";
import {cellAt, health, results} from "./sample.ts";

const tables = new Map([["helbred", {id: "tabel-helbred", label: "Tabel 5.1"}]]);
const answer = cellAnswerer({results, tables});
const dårligt = cellAt("helbred/psykhelb/1/1");

function said({own, shared}: Answer, term: string): string[] {
  return [...own, ...shared].filter((line) => line.term === term).map(({text}) => text);
}

/** The answer to the first cell when the analysis is otherwise. */
function answerWith(more: Partial<AnalysisResult>, cell: Cell = dårligt.cell): Answer {
  return answer({...dårligt, cell, analysis: {...health, ...more}});
}

describe("the answer to a cell", () => {
  it("names the number by row, block and column, as it is printed with its unit", () => {
    expect(answer(dårligt)).toMatchObject({
      address: "helbred/psykhelb/1/1",
      names: ["Dårligt", "Psykisk helbred", "Første måling"],
      printed: "25\u00a0pct.",
      table: {id: "tabel-helbred", label: "Tabel 5.1"},
    });
  });

  it("tells the count and the base as a fraction", () => {
    expect(said(answer(dårligt), "Optælling")).toEqual(["24 af 97 = 24,7\u00a0pct."]);
  });

  it("tells the question of its block, word for word, and no other", () => {
    expect(said(answer(dårligt), "Spørgsmål")).toEqual(["Hvordan er dit psykiske helbred alt i alt?"]);
  });

  it("tells both questions of a cross-tab", () => {
    expect(said(answerWith({kind: "crosstab"}), "Spørgsmål")).toHaveLength(2);
  });

  it("tells a variable without a wording by its label", () => {
    const questions = [{variable: "borger.psykhelb", label: "Psykisk helbred", question: "psykhelb"}];
    expect(said(answerWith({questions}), "Spørgsmål")).toEqual(["Psykisk helbred"]);
  });

  it("tells who is in the base, who is not and why", () => {
    expect(said(answer(dårligt), "Grundlag")).toEqual([
      "n = 97 af 98. Ikke med: 1 har ikke svaret. Talt med: 2 har svaret »ved ikke«.",
    ]);
    expect(said(answer(cellAt("helbred/psykhelb/1/3")), "Grundlag")).toEqual([
      "n = 39 af 98. Ikke med: 58 er uden oplysninger og 1 har ikke svaret.",
    ]);
  });

  it("tells »ved ikke« among those left out where the analysis leaves them out", () => {
    const bases = [{...health.bases[0], includes: {dontKnow: false, notRelevant: false}}];
    expect(said(answerWith({bases: bases as AnalysisResult["bases"]}), "Grundlag")[0]).toBe(
      "n = 97 af 98. Ikke med: 1 har ikke svaret og 2 har svaret »ved ikke«.",
    );
  });

  it("never tells of a base that has another n than the number", () => {
    const bases = health.bases.map((base) => ({...base, valid: 50}));
    expect(said(answerWith({bases}), "Grundlag")).toEqual(["n = 97."]);
  });

  it("tells the wave of its column, and all waves where the column is of none", () => {
    expect(said(answer(dårligt), "Måling")).toEqual(["Første måling"]);
    const other = answer({...dårligt, column: {...dårligt.column, key: "total"}});
    expect(said(other, "Måling")).toEqual(["Første måling og tredje måling"]);
  });

  it("says when only those are counted who have every wave", () => {
    expect(said(answerWith({panel: true}), "Måling")).toContain("Kun de, der er med i alle målingerne.");
  });

  it("tells population, filter, source with notice, and the day of the data", () => {
    const told = answer(dårligt);
    expect(said(told, "Hvem")).toEqual(["Borgere med en opstartsmåling (98)"]);
    expect(said(told, "Afgrænsning")).toEqual(["Kun personer, der er under 40 år."]);
    expect(said(told, "Kilde")).toEqual([
      "Individdokumentationen, borgerskema. Personerne i denne rapport er opdigtede.",
    ]);
    expect(said(told, "Data pr.")).toEqual(["12. april 2019"]);
  });

  it("tells the test with p, reason and size", () => {
    expect(said(answer(dårligt), "Test")).toEqual([
      "Psykisk helbred – første til tredje måling. Fortegnstest, p = 0,022, signifikant på 5 pct.-niveau. De samme personer har svaret begge gange. Nettoændring: 33 procentpoint (5 til 60).",
    ]);
  });

  it("says so where the author chose the test", () => {
    const [test] = health.tests;
    if (test === undefined) throw new Error("the sample has a test");
    const [text] = said(answerWith({tests: [{...test, chosenBy: "author"}]}), "Test");
    expect(text).toContain("Testen er valgt af rapportens forfattere.");
  });

  it("tells the notes, but not those on tests and missing answers that it has told already", () => {
    expect(said(answer(dårligt), "Om tabellen")).toEqual(["Se kapitel 2."]);
  });

  it("tells a confidence interval with its level and method", () => {
    if (dårligt.cell.kind !== "share") throw new Error("the sample's cell is a share");
    const interval = {low: 0.17, high: 0.34, level: 0.95, method: "wilson", printed: "17-34"} as const;
    expect(said(answerWith({}, {...dårligt.cell, interval}), "Sikkerhedsinterval")).toEqual([
      "17-34\u00a0pct. (95\u00a0pct., Wilsons metode).",
    ]);
  });

  it("tells what a measured number is before it is rounded, and nothing where it is whole", () => {
    const cell: Cell = {kind: "number", address: "a", base: 97, exact: 35.1326, printed: "35"};
    expect(said(answerWith({}, cell), "Uafrundet")).toEqual(["35,1326"]);
    expect(said(answerWith({}, {...cell, exact: 35, printed: "35,0"}), "Uafrundet")).toEqual([]);
  });

  it("tells why a cell has no number", () => {
    const cell: Cell = {kind: "empty", address: "a", printed: "–", reason: "Ingen er spurgt"};
    expect(said(answerWith({}, cell), "Hvorfor der ikke er et tal")).toEqual(["Ingen er spurgt"]);
  });

  it("tells no population of a table that counts no people, and none of a reference from elsewhere", () => {
    expect(said(answerWith({bases: [], waves: [], questions: []}), "Hvem")).toEqual([]);
    const reference: Cell = {kind: "number", address: "a", base: 0, exact: 50, printed: "50"};
    expect(said(answerWith({}, reference), "Hvem")).toEqual([]);
  });

  it("leads on to what the number is made of", () => {
    expect(answerWith({}, {...dårligt.cell, of: ["fact:maal"]}).parts).toEqual(["fact:maal"]);
  });

  it("shortens a long text to a title", () => {
    const printed = "Et klart mål om job i 26 pct. af planerne og om uddannelse i 16 pct. af dem, der er kodet";
    const {printed: title} = answerWith({}, {kind: "text", address: "a", printed});
    expect(title.length).toBeLessThanOrEqual(72);
    expect(title).toMatch(/ …$/);
  });
});

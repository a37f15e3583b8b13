import {SaxesParser} from "saxes";
import {describe, expect, it} from "vitest";
import {printBatchDiff} from "../../src/cli/print-batch-diff.ts";
import {type BatchDiff, isBatchSame, type ReportDiff} from "../../src/editions/batch-diff.ts";
import {batchDigest, batchSubjectOf} from "../../src/editions/batch-digest.ts";
import {diffEditions} from "../../src/editions/diff.ts";
import {plainStyle} from "../../src/quick/text-table.ts";
import {analysisWith, editionWith, testWith} from "../support/editions.ts";

const hostile = `<script>alert("1")</script>&'`;
const evaluation = {key: "lille", title: "Godt på vej", dataDate: "2026-03-01"};

function report(key: string, parts: Partial<ReportDiff> = {}): ReportDiff {
  return {key, name: key, isForAll: key === "alle", change: "same", before: 40, after: 40, diff: null, ...parts};
}

function diffWith(reports: readonly ReportDiff[], title = evaluation.title): BatchDiff {
  const after = {...evaluation, title, dataDate: "2026-03-02"};
  return {schema: "maalepunkt/batch-diff@1", before: evaluation, after, unit: "Kommune", reports};
}

/** What is new in a report with very many and long changes. */
function large(tests: number) {
  const counts = Object.fromEntries(
    Array.from({length: 60}, (_, row) => [`Svarmulighed ${row} ${"lang ".repeat(10)}`, row]),
  );
  const other = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count + 5]));
  const edition = (numbers: Record<string, number>, p: number) => {
    const own = Array.from({length: tests}, (_, index) => ({...testWith(p), key: String(index)}));
    const text = Array.from({length: 60}, (_, line) => ({
      chapter: "a.md",
      line: line + 1,
      text: `${p} ${line} ${"ord ".repeat(40)}.`,
    }));
    return editionWith({analyses: {a: {...analysisWith("a", numbers, 100), tests: own}}, text});
  };
  return diffEditions(edition(counts, 0.2), edition(other, 0.01));
}

function wellFormed(html: string): string {
  let text = "";
  const parser = new SaxesParser();
  parser.on("text", (each) => {
    text += each;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(html.replace("<!doctype html>", "").replace(/<(meta [^>]*)>/g, "<$1/>")).close();
  return text;
}

describe("batchDigest(diff)", () => {
  it("has a line for each report that has changed, and counts the others", () => {
    const text = wellFormed(
      batchDigest(
        diffWith([
          report("alle", {change: "changed", diff: large(1), before: 80, after: 1081}),
          report("Aarhus", {change: "changed", diff: large(0)}),
          report("Ærø", {change: "added", before: null}),
          report("Fanø", {change: "gone", after: null}),
          report("Ribe"),
        ]),
      ),
    );
    for (const words of [
      "Nyt i Godt på vej",
      "Data fra 1. marts 2026 sammenlignet med 2. marts 2026.",
      "Kommune",
      "1 konklusion vendt, 60 tal ændret",
      "1.081",
      "Ny rapport",
      "Rapporten er udgået",
      "1 rapport er uændret.",
      "Og 52 flere.",
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("Ribe");
  });

  it("tells whose conclusions turned", () => {
    const text = wellFormed(
      batchDigest(diffWith([report("alle"), report("Aarhus", {change: "changed", diff: large(30)})])),
    );
    expect(text).toContain("Vendte konklusioner i de enkelte rapporter");
    expect(text).toContain("Er nu signifikant");
    expect(text).toContain("Og 10 flere.");
  });

  it("is short enough not to be cut by programs for e-mail, however much has changed in 98 units", () => {
    const diff = large(40);
    const units = Array.from({length: 98}, (_, index) => report(`Kommune nummer ${index}`, {change: "changed", diff}));
    const html = batchDigest(diffWith([report("alle", {change: "changed", diff}), ...units]));
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });

  it("shows names as names", () => {
    const html = batchDigest(diffWith([report(hostile, {change: "added", before: null})], hostile));
    expect(html).not.toContain("<script");
    expect(wellFormed(html)).toContain(hostile);
  });

  it("says when there is nothing new", () => {
    const diff = diffWith([report("alle"), report("Aarhus")]);
    expect(isBatchSame(diff)).toBe(true);
    expect(wellFormed(batchDigest(diff))).toContain("Der er ingen ændringer.");
    expect(batchSubjectOf(diff)).toBe("Intet nyt i Godt på vej");
  });

  it("has what matters in its subject, on one line", () => {
    const reports = [
      report("alle", {change: "changed", diff: large(1)}),
      report("Ærø", {change: "added", before: null}),
    ];
    expect(batchSubjectOf(diffWith(reports, "Godt\r\npå vej"))).toBe(
      "Nyt i Godt på vej: 1 rapport ændret, 1 ny rapport, 1 konklusion vendt",
    );
  });
});

describe("printBatchDiff(diff)", () => {
  it("has a line for each report, whose conclusions turned, and the report for all", () => {
    const text = printBatchDiff(
      diffWith([
        report("alle", {change: "changed", diff: large(0), after: 41}),
        report("Aarhus", {change: "changed", diff: large(1)}),
        report("Ærø", {change: "added", before: null}),
        report("Fanø", {change: "gone", after: null}),
        report("Ribe"),
      ]),
      plainStyle,
    );
    for (const words of [
      "Data of 2026-03-01 → 2026-03-02",
      "Reports 4\n  alle: n 40 → 41, 60 numbers, 60 sentences\n  Aarhus: n 40, 1 conclusion, 60 numbers, 60 sentences\n  Ærø: new, n 40\n  Fanø: gone, n was 40\n  1 is unchanged\n",
      "Conclusions that turned in units 1\n  Aarhus\n",
      "The report for all: alle\n\nNumbers 60\n",
    ]) {
      expect(text).toContain(words);
    }
  });
});

import {describe, expect, it} from "vitest";
import {printDiff} from "../../src/cli/print-diff.ts";
import {diffEditions} from "../../src/editions/diff.ts";
import {plainStyle} from "../../src/quick/text-table.ts";
import {analysisWith, editionWith, share, testWith} from "../support/editions.ts";

const long = "Jeg ved nogenlunde, hvordan jeg kan nærme mig et job, men er også noget i tvivl om det hele";
const hostile = "\u001b[31mrød\u0007\nlinje\u202eomvendt";

function edition(count: number, p: number, label: string) {
  const {table, ...rest} = analysisWith("a", {[long]: count, [label]: count}, 40);
  const text = {kind: "text" as const, address: "a/all/tekst/percent", printed: `${count} ${long}`};
  const rows = [...(table.blocks[0]?.rows ?? []), {key: "tekst", label, cells: [text]}];
  const blocks = [{key: "all", label: long, rows}];
  const second = {...testWith(p / 2), key: "anden", label: long};
  return editionWith({
    analyses: {a: {...rest, title: `${long} ${label}`, table: {...table, blocks}, tests: [testWith(p), second]}},
    source: {kept: 40 + count, content: String(count)},
    text: [{chapter: "01.md", line: 3, text: `${count} pct. ${long} ${label}.`}],
    manifest: {claims: [{name: label, chapter: "01.md", line: 3, test: `share(a) > ${count}`}]},
  });
}

const diff = diffEditions(edition(10, 0.09, hostile), edition(31, 0.04, hostile));

describe("printDiff(diff, style)", () => {
  it.each([50, 80, 140])("keeps every line within %d places", (width) => {
    const lines = printDiff(diff, {...plainStyle, width}).split("\n");
    expect(lines.filter((line) => [...line].length > width)).toEqual([]);
    expect(lines.length).toBeGreaterThan(20);
  });

  it("hands the terminal no signs that would move or colour it", () => {
    expect(printDiff(diff, plainStyle)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it("tells the conclusions first, then the numbers with what they changed by", () => {
    const text = printDiff(diff, plainStyle);
    expect(text).toContain("Helbred før og efter: now significant, p = 0,090 → p = 0,040");
    expect(text).toContain("25 → 78");
    expect(text).toContain("+52,5 points");
    const order = ["Conclusions that turned 1", "Sources 1", "Numbers 3", "Sentences 1", "Claims 1", "Tests 1"];
    expect(
      order.map((title) => text.indexOf(`\n${title}\n`)).every((at, index, all) => at > (all[index - 1] ?? 0)),
    ).toBe(true);
  });

  it("counts what there is no room for, and what cannot be seen", () => {
    const of = (count: number) => {
      const rows = Array.from({length: 33}, (_, row) => [`r${row}`, count] as const);
      const table = analysisWith("a", Object.fromEntries(rows), 400);
      const hidden = share("b/all/x/percent", count === 40 ? 1 : 2, 4000);
      const blocks = [{key: "all", label: null, rows: [{key: "x", label: "X", cells: [hidden]}]}];
      return editionWith({analyses: {a: table, b: {...table, table: {...table.table, blocks}}}});
    };
    const text = printDiff(diffEditions(of(40), of(80)), plainStyle);
    expect(text).toContain("Numbers 33");
    expect(text).toContain("and 13 more: --json has all");
    expect(text).toContain("1 number changed too little to be seen");
  });
});

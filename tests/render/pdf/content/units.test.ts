import {describe, expect, it} from "vitest";
import {applyEdits} from "../../../../src/render/pdf/content/edits.ts";
import {markContent} from "../../../../src/render/pdf/content/mark-content.ts";
import {type PaintUnit, readPainting} from "../../../../src/render/pdf/content/units.ts";

const text = (x: number, y: number) => `BT\n/F4 10 Tf\n1 0 0 -1 ${x} ${y} Tm\n<0001> Tj\n6 0 Td <0002> Tj\nET\n`;
const flip = ".75 0 0 -.75 0 842 cm\n";

describe("readPainting", () => {
  it("reads texts with the content they stand in and where they begin, in points", () => {
    const {units} = readPainting(`${flip}${text(100, 40)}/P <</MCID 3 >>BDC\n${text(0, 80)}EMC\n`);
    expect(units.map(({kind, mcid, origin, scale}) => ({kind, mcid, origin, scale}))).toEqual([
      {kind: "text", mcid: null, origin: [75, 812], scale: 0.75},
      {kind: "text", mcid: 3, origin: [0, 782], scale: 0.75},
    ]);
  });

  it("reads paths from their first point to what paints them, and none that only clips", () => {
    const path = "0 0 m\n5 5 l\nS\n";
    const operators = `q\n0 0 9 9 re\nW* n\n${path}Q\n0 0 1 1 re\nf\n`;
    const {units} = readPainting(operators);
    expect(units.map(({start, end}) => operators.slice(start, end))).toEqual([path, "0 0 1 1 re\nf\n"]);
  });

  it("finds the parts that show inside a rectangle, up to where it ends", () => {
    const operators = `${flip}q\n100 200 40 20 re\nW* n\nq\n2 0 0 2 0 0 cm\n${text(1, 1)}Q\nQ\n${text(0, 0)}`;
    const {regions, units} = readPainting(operators);
    expect(regions.map(({rectangle}) => rectangle)).toEqual([[75, 677, 105, 692]]);
    const [region] = regions;
    expect(units.map(({start}) => start > (region?.start ?? 0) && start < (region?.end ?? 0))).toEqual([true, false]);
  });

  it("takes marks without a number for part of the content around them", () => {
    const {units, marks} = readPainting(
      `/P <</MCID 1 >>BDC\n/Span<</ActualText <FEFF> >> BDC\n${text(0, 0)}EMC\n${text(0, 9)}EMC\n`,
    );
    expect(units.map(({mcid}) => mcid)).toEqual([1, 1]);
    expect(marks).toHaveLength(2);
  });
});

describe("markContent", () => {
  const mark = (operators: string, markOf: (unit: PaintUnit) => string) =>
    applyEdits(operators, markContent(readPainting(operators), markOf));
  const byKind = ({kind, mcid}: PaintUnit) =>
    kind === "text" && mcid !== null ? `/P <</MCID ${mcid} >>BDC` : "/Artifact BMC";

  it("marks what Chromium leaves unmarked, and ends a content where its last text ends", () => {
    const before = `0 0 1 1 re\nf\n/NonStruct <</MCID 0 >>BDC\n${text(0, 0)}Q\nq\nEMC\n0 0 2 2 re\nf\n`;
    expect(mark(before, byKind)).toBe(
      `/Artifact BMC\n0 0 1 1 re\nf\nEMC\n/P <</MCID 0 >>BDC\n${text(0, 0)}EMC\nQ\nq\n/Artifact BMC\n0 0 2 2 re\nf\nEMC\n`,
    );
  });

  it("puts units beside each other with one mark into one sequence", () => {
    const before = `/A <</MCID 0 >>BDC\n${text(0, 0)}EMC\n/B <</MCID 1 >>BDC\n${text(0, 9)}EMC\n`;
    expect(mark(before, () => "/Figure <</MCID 0 >>BDC")).toBe(
      `/Figure <</MCID 0 >>BDC\n${text(0, 0)}${text(0, 9)}EMC\n`,
    );
  });

  it("leaves a page that paints nothing alone", () => {
    expect(mark("q\nQ\n", byKind)).toBe("q\nQ\n");
  });
});

describe("applyEdits", () => {
  it("makes insertions, replacements and cuts, whatever their order", () => {
    expect(
      applyEdits("abcdef", [
        {start: 4, end: 5, text: "E"},
        {start: 1, end: 1, text: "1"},
        {start: 1, end: 1, text: "2"},
        {start: 2, end: 4, text: ""},
      ]),
    ).toBe("a12bEf");
  });
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {MeasuredBlock} from "../../../../src/render/pdf/arrange/model.ts";
import {placeBlock} from "../../../../src/render/pdf/arrange/place-block.ts";
import {planPages} from "../../../../src/render/pdf/arrange/plan-pages.ts";

const page = 900;
const text = (lines: number): MeasuredBlock => ({kind: "text", gap: 10, height: lines * 20, lineHeight: 20});
const heading: MeasuredBlock = {kind: "heading", gap: 20, height: 30};
const figure = (height: number, drawing: number | null = null): MeasuredBlock => ({
  kind: "figure",
  gap: 20,
  height,
  drawing,
});
const box = (height: number): MeasuredBlock => ({kind: "box", gap: 20, height});
const wide: MeasuredBlock = {kind: "pages", gap: 0, height: 500};
const table = (rows: number, breaks: "rows" | "groups" | "none" = "none", groups = 1): MeasuredBlock => ({
  kind: "table",
  gap: 20,
  breaks,
  caption: 30,
  head: 30,
  groups: Array.from({length: groups}, () => Array.from({length: rows / groups}, () => 25)),
  height: 60 + rows * 25 + 40,
});

describe("planPages", () => {
  it("does nothing where all has room", () => {
    expect(planPages([heading, text(10), figure(300), text(5)], page)).toEqual([]);
  });

  it("lets the text after a figure without room come first", () => {
    expect(planPages([heading, text(30), figure(400), text(10), text(10)], page)).toEqual([
      {kind: "move", block: 2, after: 3},
    ]);
  });

  it("moves a figure no further than its section, and never past a figure or box", () => {
    for (const next of [heading, figure(100), box(100)]) {
      expect(planPages([text(30), figure(400), next, text(10)], page)).toEqual([]);
    }
  });

  it("lets a table that has room stand before a figure that has none, and the other way round", () => {
    expect(planPages([text(25), figure(600), table(6)], page)).toEqual([{kind: "move", block: 1, after: 2}]);
    expect(planPages([text(35), table(5), figure(150)], page)).toEqual([{kind: "move", block: 1, after: 2}]);
  });

  it("breaks a table with rows enough when no text can come first", () => {
    expect(planPages([text(25), table(20)], page)).toEqual([{kind: "break", block: 1, first: 160}]);
    expect(planPages([text(25), table(5)], page)).toEqual([]);
  });

  it("parts a figure from its numbers when the drawing has room", () => {
    expect(planPages([text(20), figure(700, 350)], page)).toEqual([{kind: "part", block: 1}]);
    expect(planPages([text(20), figure(700, 600)], page)).toEqual([]);
  });

  it("fills the page before one that is turned on its side, with figures too", () => {
    expect(planPages([heading, text(2), wide, text(12), figure(300), text(8)], page)).toEqual([
      {kind: "move", block: 2, after: 5},
    ]);
  });

  it("tells how much of a table that may break must have room where it begins", () => {
    expect(planPages([table(60, "rows")], page)).toEqual([{kind: "begin", block: 0, first: 60 + 5 * 25}]);
    expect(planPages([table(60, "groups", 6)], page)).toEqual([{kind: "begin", block: 0, first: 60 + 10 * 25}]);
  });

  it("lets a table break between rows whose groups leave pages half empty", () => {
    expect(planPages([text(20), table(50, "groups", 2)], page)).toContainEqual(
      expect.objectContaining({kind: "break", block: 1}),
    );
  });

  it("keeps each kind in order, and moves nothing up", () => {
    const block = fc.oneof(
      fc.integer({min: 1, max: 20}).map(text),
      fc.constant(heading),
      fc.integer({min: 100, max: 700}).map((height) => figure(height)),
      fc.integer({min: 2, max: 25}).map((rows) => table(rows)),
      fc.integer({min: 50, max: 400}).map(box),
    );
    fc.assert(
      fc.property(fc.array(block, {maxLength: 25}), (blocks) => {
        const moves = planPages(blocks, page).filter((each) => each.kind === "move");
        const order = blocks.map((_, index) => index);
        for (const {block: moved, after} of moves) {
          expect(after).toBeGreaterThan(moved);
          order.splice(order.indexOf(moved), 1);
          order.splice(order.indexOf(after) + 1, 0, moved);
        }
        expect(order.toSorted((a, b) => a - b)).toEqual(blocks.map((_, index) => index));
        for (const kinds of [["figure"], ["table"], ["text"], ["heading"], ["box"]]) {
          const kept = order.filter((index) => kinds.includes(blocks[index]?.kind ?? ""));
          expect(kept).toEqual(kept.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});

describe("placeBlock", () => {
  const at = (y: number) => ({y, left: 0});

  it("keeps two lines of a text together before and after a break", () => {
    expect(placeBlock(text(10), at(855), page)).toEqual({y: 200, left: 45});
    expect(placeBlock(text(10), at(850), page)).toEqual({y: 160, left: 0});
    expect(placeBlock(text(3), at(840), page)).toEqual({y: 60, left: 60});
  });

  it("puts what has no room on the next page, without the room above it", () => {
    expect(placeBlock(box(300), at(700), page)).toEqual({y: 300, left: 200});
    expect(placeBlock(box(100), at(700), page)).toEqual({y: 820, left: 0});
  });

  it("repeats a table's head on every page that it goes on to", () => {
    const placed = placeBlock(table(60, "rows"), at(0), page);
    // 33 rows under caption and head, and 27 under the head alone, with the notes.
    expect(placed).toEqual({y: 30 + 27 * 25 + 40, left: 15});
  });
});

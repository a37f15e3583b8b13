import {describe, expect, it} from "vitest";
import {Anchors} from "../../../src/render/docx/anchors.ts";
import {lookOf} from "../../../src/render/docx/look.ts";
import type {DocumentBlock, ParagraphLook} from "../../../src/render/docx/model.ts";
import {countPages} from "../../../src/render/docx/pages/count-pages.ts";
import {fontRooms} from "../../../src/render/docx/pages/fonts.ts";
import {paragraph} from "../../../src/render/docx/paragraph.ts";
import {text} from "../../../src/render/docx/pieces.ts";
import {paragraphStyles} from "../../../src/render/docx/styles.ts";
import {textRoom, twips} from "../../../src/render/docx/units.ts";
import {wordTable} from "../../../src/render/docx/word-table.ts";
import {institute} from "../../support/themes.ts";

const look = await lookOf(institute);
const measuring = {styles: paragraphStyles(look), fonts: fontRooms(look.families)};
const pageHeight = textRoom.portrait.height;

/** A paragraph of one line as high as it is told, in twips, that can be asked for by its name. */
function tall(name: string, height: number, options: ParagraphLook = {}): DocumentBlock {
  const mark = new Anchors().target(name, [text("x")]);
  const named = mark.map((piece) => (piece.bookmarks === undefined ? piece : {...piece, bookmarks: [name]}));
  return paragraph("TableText", named, {line: height, lineRule: "exact", before: 0, after: 0, ...options});
}

function pagesOf(children: readonly DocumentBlock[], notes = new Map<number, readonly DocumentBlock[]>()) {
  return Object.fromEntries(countPages([{way: "portrait", head: null, foot: null, children}], notes, measuring));
}

const half = Math.floor(pageHeight / 2);

describe("countPages", () => {
  it("fills a page before it turns it", () => {
    expect(pagesOf([tall("a", half), tall("b", half - 20), tall("c", half)])).toEqual({a: 1, b: 1, c: 2});
  });

  it("begins each section on a new page", () => {
    const section = (name: string) => ({way: "portrait" as const, head: null, foot: null, children: [tall(name, 200)]});
    expect(Object.fromEntries(countPages([section("a"), section("b")], new Map(), measuring))).toEqual({a: 1, b: 2});
  });

  it("takes what is kept with the next along to the next page", () => {
    const kept = tall("caption", 400, {keepNext: true});
    expect(pagesOf([tall("a", half), kept, tall("figure", half)])).toEqual({a: 1, caption: 2, figure: 2});
  });

  it("takes the larger of the spaces between two paragraphs", () => {
    const a = tall("a", half, {after: 400});
    const rest = pageHeight - half - 400;
    expect(pagesOf([a, tall("b", rest, {before: 300})])).toEqual({a: 1, b: 1});
    expect(pagesOf([a, tall("b", rest, {before: 500})])).toEqual({a: 1, b: 2});
  });

  it("leaves no single line of a paragraph on either page", () => {
    const long = paragraph("Normal", [text("ord ".repeat(60).trim())]);
    const lines = 4;
    const roomFor = (count: number) => pageHeight - twips.ofPoints(14.6 * count + 1);
    const after = tall("after", 20);
    const at = (count: number) => pagesOf([tall("a", roomFor(count)), long, after]);
    for (const count of [1, 2, 3, lines]) expect(at(count).a).toBe(1);
    expect(at(lines).after).toBeLessThanOrEqual(2);
  });

  it("has room for notes at the foot of the page that refers to them", () => {
    const notes = new Map([[1, [tall("note", half)]]]);
    const reference = {xml: "", text: "1", footnote: 1};
    const with1 = paragraph("TableText", [text("x"), reference], {line: 200, lineRule: "exact", before: 0, after: 0});
    const filling = tall("b", half - 200);
    expect(pagesOf([with1, filling]).b).toBe(1);
    expect(pagesOf([with1, filling], notes).b).toBe(2);
  });

  it("repeats a table's heads on each page that it runs over", () => {
    const cell = (name: string, height: number) => ({children: [tall(name, height)], width: 2000});
    const row = (name: string, height: number, isHead = false) => ({
      cells: [cell(name, height)],
      ...(isHead ? {isHead} : {}),
    });
    const third = Math.floor(pageHeight / 3) - 10;
    const rows = [
      row("head", 400, true),
      row("a", third),
      row("b", third),
      row("c", third),
      row("d", third),
      row("e", third),
    ];
    const table = wordTable(rows, {widths: [2000], margins: {top: 0, bottom: 0, left: 0, right: 0}, hasHeads: true});
    expect(pagesOf([table])).toEqual({head: 1, a: 1, b: 1, c: 2, d: 2, e: 3});
  });

  it("counts words on lines as the page has room for them", () => {
    const word = "Evaluering";
    const width = measuring.fonts({font: look.fonts.text}).widthOf(`${word} `) * 10;
    const perLine = Math.floor(textRoom.portrait.width / 20 / width);
    const block = (count: number) => paragraph("Normal", [text(Array(count).fill(word).join(" "))], {after: 0});
    const linesPerPage = Math.floor(pageHeight / 20 / 14.6);
    expect(pagesOf([block(perLine * linesPerPage), tall("end", 20)]).end).toBeLessThanOrEqual(2);
    expect(pagesOf([block(perLine * (linesPerPage + 3)), tall("end", 20)]).end).toBe(2);
    expect(pagesOf([block(perLine * (linesPerPage - 3)), tall("end", 20)]).end).toBe(1);
  });
});

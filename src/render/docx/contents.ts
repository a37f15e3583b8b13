import type {Block, Chapter, IndexBlock, ReportDocument} from "../../report/model.ts";
import {printedChapterNumber} from "../html/heading.ts";
import type {DocxContext} from "./context.ts";
import {unbroken} from "./inline.ts";
import type {Paragraph, Piece} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {closeField, link, openField, tab, text} from "./pieces.ts";
import type {StyleId} from "./styles.ts";

interface Entry {
  readonly style: StyleId;
  readonly words: string;
  /** The bookmark of what it leads to. */
  readonly anchor: string;
}

/** What stands for the number of the page that a bookmark is on, until the pages are counted. */
function pageMark(anchor: string): string {
  return `¤${anchor}¤`;
}

/** Puts the numbers in their place. */
export function withPageNumbers(xml: string, pages: ReadonlyMap<string, number>): string {
  return xml.replace(/¤(_Ref\d+)¤/g, (_, anchor: string) => String(pages.get(anchor) ?? ""));
}

/**
 * The list of contents: chapters and their numbered sections, as Word makes it. Headings without a number are of
 * styles that its field does not gather.
 */
export function renderContents({chapters}: ReportDocument, context: DocxContext): Paragraph[] {
  const entries = chapters.flatMap((chapter) => [
    entry("TOC1", chapter.id, printedChapterNumber(chapter), chapter.plainTitle, context),
    ...sectionsOf(chapter).map(({id, number, plain}) => entry("TOC2", id, number, plain, context)),
  ]);
  return [paragraph("TOCHeading", [text("Indhold")]), ...renderEntries('TOC \\o "1-2" \\h \\z', entries, [])];
}

function sectionsOf({blocks}: Chapter) {
  return blocks.flatMap((block: Block) =>
    block.kind === "heading" && block.level === 2 && block.number !== null ? [block] : [],
  );
}

function entry(style: StyleId, id: string, number: string | null, title: string, {anchors}: DocxContext): Entry {
  return {style, words: number === null ? title : `${number} ${title}`, anchor: anchors.nameOf(id)};
}

/** A list of the report's tables or figures, as Word makes it of their captions. */
export function renderIndex({of, entries, line}: IndexBlock, context: DocxContext): Paragraph[] {
  const {anchors} = context;
  const listed = entries.map(
    ({id, label, title}): Entry => ({
      style: "TableofFigures",
      words: `${unbroken(label)} ${title}`,
      anchor: anchors.nameOf(id),
    }),
  );
  const instruction = `TOC \\h \\z \\c "${of === "tables" ? "Tabel" : "Figur"}"`;
  return renderEntries(instruction, listed, anchors.line(line));
}

/** Entries as links with the numbers of their pages, all in one field. */
function renderEntries(instruction: string, entries: readonly Entry[], mark: readonly Piece[]): Paragraph[] {
  return entries.map(({style, words, anchor}, index) => {
    const first = index === 0 ? [...mark, openField(instruction)] : [];
    const last = index === entries.length - 1 ? [closeField] : [];
    // A page's number takes the room of a few digits, however its mark is written. LibreOffice shows it in this form of field alone.
    const number = [openField(`PAGEREF ${anchor} \\h`), {...text(pageMark(anchor)), text: "000"}, closeField];
    return paragraph(style, [...first, ...link({anchor}, [text(words), tab, ...number]), ...last]);
  });
}

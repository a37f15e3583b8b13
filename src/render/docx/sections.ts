import type {Block, Chapter, ReportDocument} from "../../report/model.ts";
import {printedChapterNumber} from "../html/heading.ts";
import {renderBlocks} from "./block.ts";
import {renderContents} from "./contents.ts";
import type {DocxContext} from "./context.ts";
import {renderCover} from "./cover.ts";
import {renderChapterTitle} from "./heading.ts";
import type {Section} from "./model.ts";
import {textRoom} from "./units.ts";
import {plainText} from "./xml.ts";

/** The cover, the contents, and each chapter with its title over its pages; pages that lie on their side are a section of their own. */
export function renderSections(report: ReportDocument, context: DocxContext): Section[] {
  const foot = plainText(report.info.title);
  return [
    {way: "portrait", head: null, foot: null, children: renderCover(report.info, context)},
    {way: "portrait", head: null, foot, children: renderContents(report, context)},
    ...report.chapters.flatMap((chapter) => chapterSections(chapter, foot, context)),
  ];
}

function chapterSections(chapter: Chapter, foot: string, context: DocxContext): Section[] {
  context.anchors.beginChapter(fileOf(chapter));
  const number = printedChapterNumber(chapter);
  const head = plainText(number === null ? chapter.plainTitle : `${number}\u2003${chapter.plainTitle}`);
  return byWay(chapter.blocks).map(({way, blocks}, index) => {
    const within: DocxContext = {...context, room: textRoom[way].width};
    const title = index === 0 ? [renderChapterTitle(chapter, within)] : [];
    return {way, head, foot, children: [...title, ...renderBlocks(blocks, within)]};
  });
}

/** The file as its authors know it, without the folders of the machine it was built on. */
function fileOf({file}: Chapter): string {
  return plainText(file.split(/[\\/]/).slice(-2).join("/"));
}

/** A chapter's blocks by how their pages stand; the first run stands, for it has the chapter's title. */
function byWay(blocks: readonly Block[]): {way: Section["way"]; blocks: Block[]}[] {
  const runs: {way: Section["way"]; blocks: Block[]}[] = [{way: "portrait", blocks: []}];
  for (const block of blocks) {
    const way = block.kind === "landscape" ? "landscape" : "portrait";
    const last = runs.at(-1);
    if (last?.way === way) last.blocks.push(block);
    else runs.push({way, blocks: [block]});
  }
  return runs;
}

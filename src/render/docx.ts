import type {ReportDocument} from "../report/model.ts";
import {allBlocks} from "../report/walk.ts";
import {loadIcons} from "../themes/icons.ts";
import type {Theme} from "../themes/model.ts";
import {Anchors} from "./docx/anchors.ts";
import {labelOf} from "./docx/caption.ts";
import {withPageNumbers} from "./docx/contents.ts";
import type {DocxContext} from "./docx/context.ts";
import {drawAll} from "./docx/draw.ts";
import {drawingsOf} from "./docx/drawings.ts";
import {renderFootnotes} from "./docx/footnotes.ts";
import {lookOf} from "./docx/look.ts";
import {countPages} from "./docx/pages/count-pages.ts";
import {fontRooms} from "./docx/pages/fonts.ts";
import {documentParts} from "./docx/parts/document-parts.ts";
import {packParts} from "./docx/parts/package.ts";
import {Pictures} from "./docx/pictures.ts";
import {renderSections} from "./docx/sections.ts";
import {paragraphStyles} from "./docx/styles.ts";
import {textRoom} from "./docx/units.ts";
import {iconsOf} from "./icons-of.ts";

/**
 * The report as a Word document (Office Open XML): what a steering group comments in. The same input gives the same bytes.
 *
 * The markup is written here, like that of the page. `docx` was compared: its objects need 0.4 s and its page layout 1 s for a report
 * that is written in a quarter of a second here, and what it makes up at random would have to be taken out again.
 * @throws CliError (environment) when an icon is missing
 */
export async function renderDocx(report: ReportDocument, theme: Theme): Promise<Uint8Array> {
  const [look, icons, {createHyphenation}] = await Promise.all([
    lookOf(theme),
    loadIcons(iconsOf(report)),
    import("./html/hyphenation.ts"),
  ]);
  const drawn = await drawAll(drawingsOf(report, look, icons), look);
  const anchors = new Anchors();
  const pictures = new Pictures(drawn, look, icons);
  const context: DocxContext = {
    look,
    layout: report.layout,
    notice: report.info.dataNotice,
    anchors,
    pictures,
    labels: labelsOf(report),
    notesSeen: new Set(),
    lists: {count: 0},
    hyphenate: createHyphenation(),
    textStyle: "Normal",
    room: textRoom.portrait.width,
  };
  const sections = renderSections(report, context);
  const footnotes = renderFootnotes(report, context);
  const styles = paragraphStyles(look);
  const pages = countPages(sections, footnotes, {styles, fonts: fontRooms(look.families)});
  const parts = documentParts({
    info: report.info,
    look,
    styles,
    sections,
    footnotes,
    orderedLists: context.lists.count,
    media: pictures.files,
    origins: anchors.origins(report.info.key),
    withPages: (xml) => withPageNumbers(xml, pages),
  });
  const links = anchors.links.map((address, index) => ({id: `rIdLink${index + 1}`, address}));
  return packParts(parts, links);
}

/** What the caption of each numbered part says before its title. */
function labelsOf(report: ReportDocument): ReadonlyMap<string, string> {
  const blocks = report.chapters.flatMap((chapter) => allBlocks(chapter.blocks));
  const labels = blocks.flatMap((block) => {
    if (block.kind === "table") return [[block.id, labelOf("Tabel", block.number)] as const];
    if (block.kind === "figure") return [[block.id, labelOf("Figur", block.number)] as const];
    return block.kind === "box" && block.number !== null ? [[block.id, labelOf("Boks", block.number)] as const] : [];
  });
  return new Map(labels);
}

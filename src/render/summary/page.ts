import type {Block, FigureBlock, ReportDocument, TableBlock} from "../../report/model.ts";
import {allBlocks} from "../../report/walk.ts";
import type {AnalysisResult, EvaluationInfo} from "../../results/model.ts";
import {loadIcons} from "../../themes/icons.ts";
import {readTemplate} from "../../themes/load.ts";
import type {Theme} from "../../themes/model.ts";
import {emptyRegister} from "../asked/model.ts";
import {embedFonts} from "../fonts.ts";
import {renderBlocks} from "../html/block.ts";
import type {RenderContext} from "../html/context.ts";
import {renderNotice} from "../html/cover.ts";
import {danishDate} from "../html/danish-date.ts";
import {createHyphenation} from "../html/hyphenation.ts";
import {element, escapeHtml} from "../html/markup.ts";
import {iconsOf} from "../icons-of.ts";
import {asSentence, tableFurniture} from "../table/furniture.ts";
import {markedIn, type Passages} from "./passages.ts";

/**
 * The summary as a page for print: a band with title and date, then the passages in two columns, and the sources once at the end.
 * @param scale of the type, 1 for its usual size
 */
export async function summaryPage(
  report: ReportDocument,
  passages: readonly Passages[],
  theme: Theme,
  scale: number,
): Promise<string> {
  const context: RenderContext = {
    medium: "print",
    hyphenate: createHyphenation(),
    notice: null,
    layout: report.layout,
    noteReferences: new Map(),
    asked: emptyRegister(),
    icons: await loadIcons(iconsOf(report)),
  };
  const body = [
    renderBand(report.info),
    element("main", {}, ...passages.map((each) => renderPassages(each, context)), renderSources(report)),
  ].join("\n");
  const sheet = await readTemplate(new URL("../../../templates/common/summary.css", import.meta.url));
  const style = await embedFonts(`${theme.css}\n${sheet}\n:root { --scale: ${scale}; }`, body);
  const title = `${report.info.title}: hovedresultater`;
  return `<!doctype html>
<html lang="${report.language}" class="print summary">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(title)}</title>
<style>
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function renderBand(info: EvaluationInfo): string {
  const {title, subtitle, organisation, dataDate} = info;
  const line = (className: string, text: string | null) =>
    text === null || text === "" ? "" : element("p", {class: className}, escapeHtml(text));
  const date = dataDate === null ? null : `Data pr. ${danishDate(dataDate)}`;
  return element(
    "header",
    {class: "band"},
    renderNotice(info),
    line("organisation", organisation),
    element("h1", {}, escapeHtml(title)),
    line("subtitle", ["Hovedresultater", subtitle].filter((part) => part !== null).join(" · ")),
    line("data-date", date),
  );
}

function renderPassages({heading, blocks}: Passages, context: RenderContext): string {
  const title = heading === null ? "" : element("h2", {}, escapeHtml(heading));
  return element(
    "section",
    {class: heading === null ? "opening" : null},
    title,
    ...blocks.map((block) => renderOne(block, context)),
  );
}

/** Figures stand without the way to their numbers, and without a source line each. */
function renderOne(block: Block, context: RenderContext): string {
  if (block.kind !== "figure") return renderBlocks([block], context);
  const captionId = `${block.id}-caption`;
  const label = element("span", {class: "label"}, escapeHtml(`Figur ${block.number}`));
  // The SVG is drawn by our own figures, which escape every label.
  return element(
    "figure",
    {class: "figure", id: block.id},
    element("figcaption", {class: "caption", id: captionId}, label, " ", escapeHtml(block.title)),
    element("div", {class: "drawing", role: "img", "aria-label": block.alt}, block.svg),
  );
}

/** The sources of the summary's tables and figures, each once, and what is said of the data. */
function renderSources(report: ReportDocument): string {
  const {info, layout} = report;
  const shown = report.chapters.flatMap(({blocks}) => allBlocks(markedIn(blocks))).filter(isShown);
  const sources = new Set(shown.flatMap(({analysis}) => sourceOf(analysis, report)));
  const together = [...sources].map((source) => source.replace(/\.$/, "")).join("; ");
  const parts = [together, info.dataNotice ?? ""].filter((part) => part !== "").map(asSentence);
  if (parts.length === 0) return "";
  const word = together === "" ? "" : `${element("span", {class: "label"}, escapeHtml(layout.words.source))} `;
  return element("p", {class: "sources"}, word, escapeHtml(parts.join(" ")));
}

function isShown(block: Block): block is TableBlock | FigureBlock {
  return block.kind === "table" || block.kind === "figure";
}

function sourceOf(analysis: AnalysisResult, {layout}: ReportDocument): string[] {
  return tableFurniture(analysis, null, layout).flatMap(({kind, text}) => (kind === "source" ? [text] : []));
}

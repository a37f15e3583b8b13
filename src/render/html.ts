import type {ReportDocument} from "../report/model.ts";
import {loadPageTemplate} from "../themes/load.ts";
import type {Theme} from "../themes/model.ts";
import {embedFonts} from "./fonts.ts";
import {renderChapter} from "./html/chapter.ts";
import {renderContents} from "./html/contents.ts";
import type {Medium, RenderContext} from "./html/context.ts";
import {renderCover} from "./html/cover.ts";
import {renderFootnotes} from "./html/footnotes.ts";
import {cleanText} from "./html/markup.ts";
import {runningHeads} from "./html/running-heads.ts";

export type {Medium} from "./html/context.ts";

export interface HtmlOptions {
  /** `screen`: the HTML that readers get. `print`: the same report set for A4, for `printPdf`. */
  readonly medium: Medium;

  readonly theme: Theme;
}

/**
 * The report as one self-contained HTML page without script. Everything from data and authors is escaped;
 * the figures' SVG is the only markup that is passed on.
 * @throws CliError (environment) when a template or font is missing
 */
export async function renderHtml(report: ReportDocument, options: HtmlOptions): Promise<string> {
  const {medium, theme} = options;
  const [{default: handlebars}, template, hyphenate] = await Promise.all([
    import("handlebars"),
    loadPageTemplate(),

    hyphenationFor(medium),
  ]);
  const body = renderBody(report, {
    medium,
    hyphenate,
    notice: report.info.dataNotice,
    layout: report.layout,
    noteReferences: new Map(),
  });
  const style = await embedFonts(theme.css, Object.values(body).join(""));
  const page = handlebars.compile(template, {strict: true});
  return page({
    language: report.language,
    medium,
    title: cleanText(report.info.title),
    authors: cleanText(report.info.authors.join(", ")),
    style: `${style}\n${runningHeads(report)}`,
    ...body,
  });
}

function renderBody(report: ReportDocument, context: RenderContext) {
  return {
    cover: renderCover(report.info),
    contents: renderContents(report, context),
    chapters: report.chapters.map((chapter, index) => renderChapter(chapter, index, context)).join("\n"),
    notes: renderFootnotes(report.footnotes, context),
  };
}

/** The patterns are loaded for print only. */
async function hyphenationFor(medium: Medium): Promise<(text: string) => string> {
  if (medium === "screen") return (text) => text;
  const {createHyphenation} = await import("./html/hyphenation.ts");
  return createHyphenation();
}

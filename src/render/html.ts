import type {ReportDocument} from "../report/model.ts";
import type {EvaluationInfo, Results} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";
import {emptyRegister} from "./asked/model.ts";
import {renderChapter} from "./html/chapter.ts";
import {renderContents} from "./html/contents.ts";
import type {MarkPart, Medium, RenderContext} from "./html/context.ts";
import {longestWord, renderCover} from "./html/cover.ts";
import {renderFootnotes} from "./html/footnotes.ts";
import {cleanText} from "./html/markup.ts";
import {runningHeads} from "./html/running-heads.ts";
import {iconsOf} from "./icons-of.ts";
import {type StandingParts, standingParts} from "./standing-parts.ts";

export type {MarkPart, Medium} from "./html/context.ts";

/** Words of so many letters fit into the narrowest windows, in the size of a title and of a subtitle. */
const widestOnPhones = {title: 18, subtitle: 24};

export interface HtmlOptions {
  /** `screen`: the HTML that readers get. `print`: the same report set for A4, for `printPdf`. */
  readonly medium: Medium;
  readonly theme: Theme;
  /** What the numbers on a screen are asked of; paper, and a page without them, answers nothing. */
  readonly results?: Results;
  /** For a preview; left out for a page that is published. */
  readonly markPart?: MarkPart;
  readonly standing?: StandingParts | undefined;
}

/**
 * The report as one self-contained HTML page. Everything from data and authors is escaped; the figures' SVG is the only
 * markup that is passed on. The page for the screen carries our own script for its extras, and runs no other.
 * @throws CliError (environment) when a template or font is missing
 */
export async function renderHtml(report: ReportDocument, options: HtmlOptions): Promise<string> {
  const {medium, theme, results, standing = standingParts} = options;
  const isScreen = medium === "screen";
  const isHyphenated = !isScreen;
  const isTitleHyphenated = isScreen && hasLongTitle(report.info);
  // The patterns are loaded for print only, and for titles that no phone has room for.
  const [page, hyphenation, screen, icons] = await Promise.all([
    standing.template(),
    isHyphenated || isTitleHyphenated ? standing.hyphenation() : asItIs,
    isScreen ? standing.screen() : null,
    standing.icons(iconsOf(report)),
  ]);
  const hyphenate = isHyphenated ? hyphenation : asItIs;
  const asked = emptyRegister();
  const cover = renderCover(report.info, {logo: theme.logo, hyphenate: isTitleHyphenated ? hyphenation : asItIs});
  const body = renderBody(report, cover, {
    medium,
    hyphenate,
    notice: report.info.dataNotice,
    layout: report.layout,
    noteReferences: new Map(),
    asked,
    icons,
    markPart: options.markPart,
  });
  const answers = isScreen && results !== undefined ? standing.answers(asked, results) : null;
  const style = await standing.fonts(theme.css, Object.values(body).join("") + (answers ?? ""));
  return page({
    language: report.language,
    medium,
    title: cleanText(report.info.title),
    authors: cleanText(report.info.authors.join(", ")),
    style: `${style}\n${runningHeads(report)}`,
    ...body,
    screen,
    answers,
  });
}

function renderBody(report: ReportDocument, cover: string, context: RenderContext) {
  const marked = (group: string, html: string) => context.markPart?.({group}, html) ?? html;
  return {
    cover: marked("cover", cover),
    contents: marked("contents", renderContents(report, context)),
    chapters: report.chapters.map((chapter, index) => renderChapter(chapter, index, context)).join("\n"),
    notes: marked("notes", renderFootnotes(report.footnotes, context)),
  };
}

function hasLongTitle({title, subtitle}: EvaluationInfo): boolean {
  return longestWord(title) > widestOnPhones.title || longestWord(subtitle ?? "") > widestOnPhones.subtitle;
}

function asItIs(text: string): string {
  return text;
}

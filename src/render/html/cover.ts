import type {EvaluationInfo} from "../../results/model.ts";
import type {Logo} from "../../themes/model.ts";
import {editionNotice} from "../edition-notice.ts";
import {danishDate} from "./danish-date.ts";
import {element, emptyElement, escapeHtml} from "./markup.ts";

interface CoverParts {
  readonly logo?: Logo | null;
  /** Puts soft hyphens into title and subtitle, for windows that are too narrow for its words. */
  readonly hyphenate?: (text: string) => string;
}

/** The title page: on paper a page of its own, on screen the head of the page. */
export function renderCover(info: EvaluationInfo, {logo = null, hyphenate = (text) => text}: CoverParts = {}): string {
  const line = (className: string, text: string | null) =>
    text === null || text === "" ? "" : element("p", {class: className}, escapeHtml(text));
  const date = info.dataDate === null ? null : `Data pr. ${danishDate(info.dataDate)}`;
  // By the longest word the style sheet knows how large the title can be set without breaking it.
  const size = `--longest: ${longestWord(info.title)}`;
  const title = element("h1", {style: size}, escapeHtml(hyphenate(info.title)));
  return element(
    "header",
    {class: "cover"},
    renderNotice(info),
    renderSender(line("organisation", info.organisation), logo),
    element("div", {class: "title"}, title, line("subtitle", info.subtitle && hyphenate(info.subtitle))),
    element(
      "div",
      {class: "colophon"},
      line("authors", joinNames(info.authors)),
      line("data-date", date),
      line("data-notice", info.dataNotice),
    ),
  );
}

/** What the edition says of itself; nothing where it says nothing. */
export function renderNotice(info: EvaluationInfo): string {
  const notice = editionNotice(info);
  if (notice === null) return "";
  const lead = element("strong", {}, escapeHtml(notice.lead));
  return element("p", {class: "edition-notice"}, lead, " ", escapeHtml(notice.text));
}

/** The number of letters in the longest word of a text. */
export function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s\u00ad-]+/u).map((word) => [...word].length));
}

function renderSender(organisation: string, logo: Logo | null): string {
  return logo === null ? organisation : element("div", {class: "sender"}, renderLogo(logo), organisation);
}

/** As a picture, in which nothing runs and nothing is fetched, whatever the drawing holds. */
function renderLogo({mediaType, bytes, width, height, alt}: Logo): string {
  const src = `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
  return emptyElement("img", {class: "logo", src, alt, width: Math.round(width), height: Math.round(height)});
}

const list = new Intl.ListFormat("da", {type: "conjunction"});

/** `Anna Holm, Bo Lund og Cilla Bech` */
function joinNames(names: readonly string[]): string {
  return list.format(names);
}

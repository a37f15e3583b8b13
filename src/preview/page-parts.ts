import {createHash} from "node:crypto";
import type {MarkPart} from "../render/html.ts";

/** A piece of the page that can be changed alone: the contents, a chapter's heading, a block. */
export interface PagePart {
  /** What it is a piece of: `cover`, `contents`, `notes`, `style`, `answers`, or `chapter-0`, `chapter-1` … */
  readonly group: string;
  /** Of its HTML but the line numbers; pieces that look alike have the same. */
  readonly print: string;
  readonly html: string;
  /** Where in the chapter's file its elements begin, in their order. */
  readonly lines: readonly number[];
}

/** A page taken apart. */
export interface PartedPage {
  /** In the order that they stand. */
  readonly parts: readonly PagePart[];
  /** Of all that stands between the pieces: pages with the same frame differ in pieces alone. */
  readonly frame: string;
  /** The whole page, each piece between comments that name its group and print. */
  readonly html: string;
}

/** Marks the pieces of a page while it is rendered. Text is escaped, so nothing in a report can look like such a mark. */
export const markPart: MarkPart = ({group, line}, html) => {
  const placed = line === undefined ? html : html.replace(/^<[a-z][a-z0-9]*/, (tag) => `${tag} data-line="${line}"`);
  return group === null ? placed : `<!--part ${group}-->${placed}<!--/part-->`;
};

const lineNumber = / data-line="(\d+)"/g;
const opening = /<!--part ([\w-]+)-->/y;
const ending = "<!--/part-->";

/** Takes a page apart that was rendered with `markPart`. Its style and what answers questions of numbers are pieces too. */
export function partPage(rendered: string): PartedPage {
  const styled = marked(rendered, "style", "<style>", "</style>");
  const page = marked(styled, "answers", '<script type="application/json" id="_answers">', "</script>");
  const parts: PagePart[] = [];
  const frame: string[] = [];
  const html: string[] = [];
  let end = 0;
  for (let start = page.indexOf("<!--part "); start >= 0; start = page.indexOf("<!--part ", end)) {
    opening.lastIndex = start;
    const [open = "", group = ""] = opening.exec(page) ?? [];
    const close = page.indexOf(ending, start);
    const part = partOf(group, page.slice(start + open.length, close));
    const before = page.slice(end, start);
    parts.push(part);
    frame.push(before);
    html.push(before, `<!--part ${group} ${part.print}-->`, part.html, ending);
    end = close + ending.length;
  }
  frame.push(page.slice(end));
  html.push(page.slice(end));
  return {parts, frame: printOf(frame.join("").replace(/\s+/g, "")), html: html.join("")};
}

/** A page whose first such element is marked; the same page when it has none. */
function marked(page: string, group: string, open: string, close: string): string {
  const start = page.indexOf(open);
  if (start < 0) return page;
  const end = page.indexOf(close, start) + close.length;
  return page.slice(0, start) + markPart({group}, page.slice(start, end)) + page.slice(end);
}

function partOf(group: string, html: string): PagePart {
  if (!group.startsWith("chapter")) return {group, print: printOf(html), html, lines: []};
  const lines = Array.from(html.matchAll(lineNumber), ([, line]) => Number(line));
  return {group, print: printOf(html.replace(lineNumber, "")), html, lines};
}

function printOf(text: string): string {
  return createHash("sha1").update(text).digest("base64url").slice(0, 16);
}

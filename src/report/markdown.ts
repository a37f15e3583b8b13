import createMarkdownIt, {type MarkdownIt, type Token} from "markdown-it";
import attributes from "markdown-it-attrs";
import footnote from "markdown-it-footnote";
import {partFences} from "./parts/fence.ts";

export type MarkdownToken = Token;

/**
 * The Markdown that chapters are written in: CommonMark without raw HTML, with footnotes, `{#id .class}` on headings, and
 * parts between `:::`. Links are limited to http(s), mailto and places in the report.
 */
export function parseMarkdown(text: string): MarkdownToken[] {
  return markdown().parse(text, {});
}

/** A line of Markdown that stands in no paragraph, such as the title of a box. */
export function parseInline(text: string): MarkdownToken[] {
  return markdown().parseInline(text, {})[0]?.children ?? [];
}

let parser: MarkdownIt | undefined;

function markdown(): MarkdownIt {
  if (parser === undefined) {
    parser = new createMarkdownIt("default", {html: false, linkify: false, typographer: false})
      .use(attributes, {allowedAttributes: ["id", "class"]})
      .use(footnote)
      .use(partFences);
    parser.validateLink = (url) => /^(https?:|mailto:|#)/i.test(url.trim());
  }
  return parser;
}

/** An attribute of a token as text; null when it has none. */
export function attributeOf(token: MarkdownToken | undefined, name: string): string | null {
  const value = token?.attrGet(name) ?? null;
  return value === null ? null : String(value);
}

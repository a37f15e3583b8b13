import createMarkdownIt, {type MarkdownIt, type Token} from "markdown-it";
import attributes from "markdown-it-attrs";
import container from "markdown-it-container";
import footnote from "markdown-it-footnote";

export type MarkdownToken = Token;

/**
 * The Markdown that chapters are written in: CommonMark without raw HTML, with footnotes, `{#id .class}` on headings, and
 * `::: box` containers. Links are limited to http(s), mailto and places in the report.
 */
export function parseMarkdown(text: string): MarkdownToken[] {
  return markdown().parse(text, {});
}

let parser: MarkdownIt | undefined;

function markdown(): MarkdownIt {
  if (parser === undefined) {
    parser = new createMarkdownIt("default", {html: false, linkify: false, typographer: false})
      .use(attributes, {allowedAttributes: ["id", "class"]})
      .use(footnote)
      .use(container, "box", {validate: (parameters: string) => /^box(\s|$)/.test(parameters.trim())});
    parser.validateLink = (url) => /^(https?:|mailto:|#)/i.test(url.trim());
  }
  return parser;
}

/** An attribute of a token as text; null when it has none. */
export function attributeOf(token: MarkdownToken | undefined, name: string): string | null {
  const value = token?.attrGet(name) ?? null;
  return value === null ? null : String(value);
}

import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {Mark} from "../narrative/model.ts";
import type {Citation} from "./literature/cited.ts";
import {attributeOf, type MarkdownToken} from "./markdown.ts";
import {splitMarks} from "./marks.ts";
import type {Inline} from "./model.ts";
import type {ChapterOutline, Targets} from "./outline.ts";

/** How the inlines of one chapter find what lies outside their own text. */
export interface InlineContext {
  readonly outline: ChapterOutline;
  readonly targets: Targets;
  /** The report-wide number and id of the chapter's footnote with this markdown-it id. */
  readonly footnote: (id: number) => {readonly number: number; readonly id: string};
  /** What a citation of these works is written as. */
  readonly cite: (citation: Citation) => Inline[];
  /** Filled with what is wrong in the chapter. */
  readonly errors: CliError[];
}

/** The children of one inline token as a tree. */
export function buildInlines(tokens: readonly MarkdownToken[], context: InlineContext): Inline[] {
  const stack: Inline[][] = [[]];
  const add = (...inlines: Inline[]) => stack.at(-1)?.push(...inlines);
  for (const token of tokens) {
    if (token.type === "text" || token.type === "code_inline") add(...textInlines(token.content, context));
    else if (token.type === "softbreak") add({kind: "text", text: " "});
    else if (token.type === "hardbreak") add({kind: "break"});
    else if (token.type === "footnote_ref") add({kind: "footnote", ...context.footnote(Number(token.meta?.id ?? 0))});
    else if (token.nesting === 1) stack.push([]);
    else if (token.nesting === -1) {
      const children = stack.pop() ?? [];
      add(...closed(token, children, tokens));
    }
  }
  return stack[0] ?? [];
}

function closed(token: MarkdownToken, children: Inline[], all: readonly MarkdownToken[]): Inline[] {
  if (token.type === "strong_close") return [{kind: "strong", children}];
  if (token.type === "em_close") return [{kind: "emphasis", children}];
  if (token.type === "link_close") return [{kind: "link", href: hrefOf(token, all), children}];
  return children;
}

/** The address of the link that this token closes: the nearest opening before it on the same level. */
function hrefOf(close: MarkdownToken, all: readonly MarkdownToken[]): string {
  const open = all
    .slice(0, all.indexOf(close))
    .findLast((token) => token.type === "link_open" && token.level === close.level);
  return attributeOf(open, "href") ?? "";
}

function textInlines(text: string, context: InlineContext): Inline[] {
  return splitMarks(text, context.outline.chapter).flatMap((part): Inline[] => {
    if (typeof part === "string") return [{kind: "text", text: part}];
    return part.kind === "citation" ? context.cite(part) : [markInline(part, context)];
  });
}

function markInline(mark: Exclude<Mark, Citation>, context: InlineContext): Inline {
  if (mark.kind === "number") {
    // What comes from no cell, such as the name of a unit, is text like any other.
    return mark.addresses.length === 0
      ? {kind: "text", text: mark.text}
      : {kind: "number", text: mark.text, addresses: mark.addresses};
  }
  if (mark.kind === "reference") {
    const target = context.targets.get(mark.target);
    if (target === undefined) {
      const hint = didYouMean(mark.target, context.targets.keys(), "places to refer to");
      return refused(`There is nothing called "${mark.target}" to refer to.`, hint, mark, context);
    }
    const text = mark.capital ? target.text.charAt(0).toUpperCase() + target.text.slice(1) : target.text;
    return {kind: "reference", target: target.id, text};
  }
  const hint = "Put it on a line of its own, with a blank line before and after.";
  return refused(`The ${mark.kind} "${mark.key}" stands inside a paragraph.`, hint, mark, context);
}

function refused(message: string, hint: string | undefined, {place}: Mark, {errors}: InlineContext): Inline {
  errors.push(new CliError("config", message, {place, hint}));
  return {kind: "text", text: ""};
}

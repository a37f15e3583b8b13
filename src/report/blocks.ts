import {CliError, type Place} from "../errors/cli-error.ts";
import {buildInlines, type InlineContext} from "./inlines.ts";
import type {MarkdownToken} from "./markdown.ts";
import {splitMarks} from "./marks.ts";
import type {Block, HeadingBlock, Inline, QuoteBlock} from "./model.ts";
import {plainText} from "./outline.ts";

export interface BlockContext extends InlineContext {
  readonly table: (key: string, place: Place) => Block;
  readonly figure: (key: string, place: Place) => Block;
}

/** A run of block tokens as blocks. Opening and closing tokens are paired by nesting. What a chapter cannot hold is left out. */
export function buildBlocks(tokens: readonly MarkdownToken[], context: BlockContext): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.nesting === 1) {
      const end = closing(tokens, index);
      blocks.push(...blockOf(token, tokens.slice(index + 1, end), context));
      index = end;
    } else if (token.type !== "footnote_anchor") {
      context.errors.push(notSupported(token, context));
    }
  }
  return blocks;
}

/** The index of the token that closes the one at `start`. */
export function closing(tokens: readonly MarkdownToken[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    depth += tokens[index]?.nesting ?? 0;
    if (depth === 0) return index;
  }
  return tokens.length;
}

function blockOf(open: MarkdownToken, inside: readonly MarkdownToken[], context: BlockContext): Block[] {
  switch (open.type) {
    case "paragraph_open":
      return [paragraphOf(inside[0], context)];
    case "heading_open":
      return [headingOf(open, inside[0], context)];
    case "bullet_list_open":
    case "ordered_list_open":
      return [{kind: "list", ordered: open.type === "ordered_list_open", items: itemsOf(inside, context)}];
    case "blockquote_open":
      return [quoteOf(buildBlocks(inside, context))];
    case "container_box_open": {
      const box = context.outline.boxes.get(open);
      const title: Inline[] = [{kind: "text", text: box?.title ?? ""}];
      return [
        {
          kind: "box",
          variant: "box",
          id: box?.id ?? "",
          number: box?.number ?? null,
          title,
          children: buildBlocks(inside, context),
        },
      ];
    }
    default:
      context.errors.push(notSupported(open, context));
      return [];
  }
}

function paragraphOf(inline: MarkdownToken | undefined, context: BlockContext): Block {
  const parts = splitMarks(inline?.content ?? "", context.outline.chapter);
  const [only] = parts;
  if (parts.length === 1 && typeof only === "object") {
    if (only.kind === "table") return context.table(only.key, only.place);
    if (only.kind === "figure") return context.figure(only.key, only.place);
  }
  return {kind: "paragraph", children: buildInlines(inline?.children ?? [], context)};
}

function headingOf(open: MarkdownToken, inline: MarkdownToken | undefined, context: BlockContext): HeadingBlock {
  const numbered = context.outline.headings.get(open);
  const level = Math.min(4, Math.max(2, Number(open.tag.slice(1)))) as HeadingBlock["level"];
  return {
    kind: "heading",
    level,
    id: numbered?.id ?? "",
    number: numbered?.number ?? null,
    children: buildInlines(inline?.children ?? [], context),
    plain: plainText(inline),
  };
}

function itemsOf(tokens: readonly MarkdownToken[], context: BlockContext): Block[][] {
  const items: Block[][] = [];
  for (let index = 0; index < tokens.length; index++) {
    const end = closing(tokens, index);
    items.push(buildBlocks(tokens.slice(index + 1, end), context));
    index = end;
  }
  return items;
}

/** A last line that begins with a dash says whose words they are, also when no empty line parts it from them. */
function quoteOf(blocks: readonly Block[]): QuoteBlock {
  const last = blocks.at(-1);
  const unsaid: QuoteBlock = {kind: "quote", children: blocks, attribution: null};
  if (last?.kind !== "paragraph") return unsaid;
  const {children} = last;
  const at = children.findLastIndex((each, index) => isDash(each) && (index === 0 || isLineEnd(children[index - 1])));
  const first = children[at];
  if (first?.kind !== "text") return unsaid;
  const words = children.slice(0, Math.max(0, at - 1));
  return {
    kind: "quote",
    children: [...blocks.slice(0, -1), ...(words.length === 0 ? [] : [{kind: "paragraph" as const, children: words}])],
    attribution: [{kind: "text", text: first.text.slice(2)}, ...children.slice(at + 1)],
  };
}

function isDash(inline: Inline): boolean {
  return inline.kind === "text" && inline.text.startsWith("— ");
}

/** A line's end in Markdown is a blank in the report. */
function isLineEnd(inline: Inline | undefined): boolean {
  return inline?.kind === "break" || (inline?.kind === "text" && inline.text === " ");
}

function notSupported(token: MarkdownToken, context: BlockContext): CliError {
  const place = {file: context.outline.chapter.file, line: (token.map?.[0] ?? 0) + 1};
  if (token.type.startsWith("table")) {
    return new CliError("config", "A table is written by hand in this chapter.", {
      place,
      hint: 'Tables come from results: {{table "key"}}.',
    });
  }
  const name = token.type.replace(/_(open|close)$/, "").replaceAll("_", " ");
  return new CliError("config", `A chapter cannot hold this (${name}).`, {
    place,
    hint: "Use headings, paragraphs, lists, quotes, boxes, footnotes, tables and figures.",
  });
}

import {CliError} from "../errors/cli-error.ts";
import type {BlockContext} from "./context.ts";
import {buildInlines} from "./inlines.ts";
import type {MarkdownToken} from "./markdown.ts";
import {splitMarks} from "./marks.ts";
import type {Block, HeadingBlock} from "./model.ts";
import {plainText} from "./outline.ts";
import {buildPart} from "./parts/build-part.ts";
import {partTokens} from "./parts/fence.ts";
import {quoteOf} from "./quote.ts";
import {placeOfToken} from "./source-lines.ts";

/** Tokens that make no block, and whose misuse has been told. */
const silent: readonly string[] = ["footnote_anchor", partTokens.stray, partTokens.turn];

/** A run of block tokens as blocks. Opening and closing tokens are paired by nesting. What a chapter cannot hold is left out. */
export function buildBlocks(tokens: readonly MarkdownToken[], context: BlockContext): Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.nesting === 1) {
      const end = closing(tokens, index);
      const {line} = placeOfToken(token, context.outline.chapter);
      const made = blockOf(token, tokens.slice(index + 1, end), context);
      blocks.push(...made.map((block) => ({line, ...block})));
      index = end;
    } else if (!silent.includes(token.type)) {
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
    case partTokens.open: {
      const build = (tokens: readonly MarkdownToken[]) => buildBlocks(tokens, context);
      const header = context.outline.parts.get(open);
      return header === undefined ? build(inside) : buildPart({header, open, inside, build}, context);
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

function notSupported(token: MarkdownToken, context: BlockContext): CliError {
  const place = placeOfToken(token, context.outline.chapter);
  if (token.type.startsWith("table")) {
    return new CliError("config", "A table is written by hand in this chapter.", {
      place,
      hint: 'Tables come from results: {{table "key"}}.',
    });
  }
  const name = token.type.replace(/_(open|close)$/, "").replaceAll("_", " ");
  return new CliError("config", `A chapter cannot hold this (${name}).`, {
    place,
    hint: "Use headings, paragraphs, lists, quotes, parts such as ::: box, footnotes, tables and figures.",
  });
}

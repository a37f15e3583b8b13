import {CliError} from "../../errors/cli-error.ts";
import {expectedErrors} from "../../errors/cli-errors.ts";
import type {BlockContext} from "../context.ts";
import {buildInlines} from "../inlines.ts";
import {type MarkdownToken, parseInline} from "../markdown.ts";
import type {Block, BoxBlock, ColumnsBlock, IndexBlock, LiteratureBlock} from "../model.ts";
import {quoteOf} from "../quote.ts";
import {placeOfToken} from "../source-lines.ts";
import {setTerms} from "./facts.ts";
import {partTokens} from "./fence.ts";
import type {PartHeader} from "./header.ts";
import {keyFiguresOf} from "./key-figures.ts";

/** A part as it is written: what opens it, what stands in it, and how that is made blocks of. */
export interface WrittenPart {
  readonly header: PartHeader;
  readonly open: MarkdownToken;
  readonly inside: readonly MarkdownToken[];
  readonly build: (tokens: readonly MarkdownToken[]) => Block[];
}

/** The block of a part of a chapter; none for one that is written wrong, which is told in `context.errors`. */
export function buildPart(part: WrittenPart, context: BlockContext): Block[] {
  try {
    return [partBlock(part, context)];
  } catch (error) {
    context.errors.push(...expectedErrors(error));
    return [];
  }
}

function partBlock(part: WrittenPart, context: BlockContext): Block {
  const {header, inside, build} = part;
  switch (header.name) {
    case "box":
    case "facts":
    case "case":
      return boxOf(part, header.name, context);
    case "key-figures":
    case "infographic":
      return keyFiguresOf(header, inside, placeOf(part, context), context);
    case "pull-quote":
      return pullQuoteOf(part, context);
    case "columns":
      return columnsOf(part, context);
    case "landscape":
    case "summary":
      return {kind: header.name, children: build(inside)};
    case "tables":
    case "figures":
      return indexOf(part, header.name, context);
    case "literature":
      return literatureOf(part, context);
  }
}

function placeOf({open}: WrittenPart, {outline}: BlockContext) {
  return placeOfToken(open, outline.chapter);
}

function pullQuoteOf(part: WrittenPart, context: BlockContext): Block {
  const quoted = part.build(part.inside);
  if (quoted.length > 0) return {...quoteOf(quoted), large: true};
  const hint = "Write the quotation between ::: pull-quote and :::.";
  throw new CliError("config", 'A part "pull-quote" holds nothing.', {place: placeOf(part, context), hint});
}

function boxOf(
  {header, open, inside, build}: WrittenPart,
  variant: BoxBlock["variant"],
  context: BlockContext,
): BoxBlock {
  const {id = "", number = null} = context.outline.boxes.get(open) ?? {};
  const title = buildInlines(parseInline(header.title), context);
  const children = build(inside);
  return {kind: "box", variant, id, number, title, children: variant === "facts" ? setTerms(children) : children};
}

/** Two columns: what stands before and after `+++`, or two parts that stand alone. */
function columnsOf(part: WrittenPart, context: BlockContext): ColumnsBlock {
  const {inside, build} = part;
  const level = (part.open.level ?? 0) + 1;
  const turns = inside.flatMap((token, index) =>
    token.type === partTokens.turn && token.level === level ? [index] : [],
  );
  const [turn] = turns;
  const columns =
    turn === undefined
      ? build(inside).map((block) => [block])
      : [build(inside.slice(0, turn)), build(inside.slice(turn + 1))];
  if (turns.length > 1 || columns.length !== 2 || columns.some((column) => column.length === 0)) {
    const hint = "Write +++ on a line of its own where the second begins.";
    throw new CliError("config", 'A part "columns" holds two columns.', {place: placeOf(part, context), hint});
  }
  return {kind: "columns", columns};
}

function indexOf(part: WrittenPart, of: IndexBlock["of"], context: BlockContext): IndexBlock {
  requireEmpty(part, context);
  const entries = context.index(of);
  if (entries.length > 0) return {kind: "index", of, entries};
  throw new CliError("config", `The report has no ${of} to list.`, {
    place: placeOf(part, context),
    hint: `Leave ::: ${of} out.`,
  });
}

function literatureOf(part: WrittenPart, context: BlockContext): LiteratureBlock {
  requireEmpty(part, context);
  const entries = context.literature();
  if (entries.length > 0) return {kind: "literature", entries};
  throw new CliError("config", "The report cites no works to list.", {
    place: placeOf(part, context),
    hint: 'Cite one with {{cite "key"}}, or leave ::: literature out.',
  });
}

function requireEmpty(part: WrittenPart, context: BlockContext): void {
  if (part.inside.length === 0) return;
  throw new CliError("config", `A part "${part.header.name}" is filled by itself, and holds nothing else.`, {
    place: placeOf(part, context),
    hint: "Write ::: on the line after it.",
  });
}

import {
  type ContentStatement,
  type Expression,
  type HelperCall,
  type Program,
  parse,
  type SourceLocation,
  type Statement,
} from "handlebars/dist/cjs/handlebars/compiler/base.js";
import {CliError} from "../../errors/cli-error.ts";
import {markEnd, markStart} from "../model.ts";
import type {Argument, BlockNode, Call, NamedArgument, TemplateNode} from "./nodes.ts";
import type {TemplateSource} from "./source-text.ts";
import {syntaxError} from "./syntax-error.ts";

/**
 * Reads a template as text and helper calls. What else Handlebars has (paths, partials, decorators, raw output) is refused,
 * so that a template can reach nothing but its helpers.
 * @throws CliError (config)
 */
export function parseTemplate(source: TemplateSource): TemplateNode[] {
  refuseMarks(source);
  return nodesOf(parseProgram(source), source);
}

function parseProgram(source: TemplateSource): Program {
  try {
    return parse(source.text);
  } catch (error) {
    throw syntaxError(error, source);
  }
}

function refuseMarks(source: TemplateSource): void {
  source.text.split(/\r\n?|\n/).forEach((line, index) => {
    const column = line.search(new RegExp(`[${markStart}${markEnd}]`));
    if (column < 0) return;
    const message = "The text holds a character that is kept for maalepunkt itself (U+E000 or U+E001).";
    throw new CliError("config", message, {place: source.placeAt(index + 1, column), hint: "Delete it."});
  });
}

function nodesOf(program: Program | undefined, source: TemplateSource): TemplateNode[] {
  return program?.body.flatMap((statement) => nodeOf(statement, source)) ?? [];
}

function nodeOf(statement: Statement, source: TemplateSource): TemplateNode[] {
  switch (statement.type) {
    case "ContentStatement":
      return [{kind: "text", text: statement.value, line: firstLine(statement)}];
    case "CommentStatement":
      return [];
    case "MustacheStatement":
      if (!statement.escaped) throw refuse("Three braces have no meaning here.", statement.loc, source, "Write two.");
      return [{kind: "call", call: callOf(statement, source)}];
    case "BlockStatement":
      return [blockOf(statement, source)];
    default:
      throw refuse("Partials and decorators cannot be used.", statement.loc, source);
  }
}

/** Handlebars takes the rest of a line away that holds nothing but a block's beginning or end, and leaves the place as it was. */
function firstLine({value, original, loc}: ContentStatement): number {
  const left = original.slice(0, Math.max(0, original.lastIndexOf(value)));
  return loc.start.line + left.split("\n").length - 1;
}

function blockOf(statement: Statement & {type: "BlockStatement"}, source: TemplateSource): BlockNode {
  const {program, inverse} = statement;
  if (program === undefined) throw refuse("A block begins with {{#, not {{^.", statement.loc, source);
  if (program.blockParams !== undefined && program.blockParams.length > 0) {
    throw refuse("Block parameters (as |x|) cannot be used.", statement.loc, source);
  }
  const otherwise = inverse === undefined ? null : nodesOf(inverse, source);
  return {kind: "block", call: callOf(statement, source), body: nodesOf(program, source), otherwise};
}

function callOf(helper: HelperCall, source: TemplateSource): Call {
  const {path, loc} = helper;
  if (path.type !== "PathExpression") throw refuse("A helper's name is missing.", loc, source);
  return {
    kind: "call",
    name: path.original,
    positional: helper.params.map((value) => argumentOf(value, source)),
    named: namedArgumentsOf(helper, source),
    place: startOf(loc, source),
  };
}

function namedArgumentsOf(helper: HelperCall, source: TemplateSource): NamedArgument[] {
  const named: NamedArgument[] = [];
  for (const {key, value, loc} of helper.hash?.pairs ?? []) {
    if (named.some((other) => other.name === key)) throw refuse(`${key}= is given twice.`, loc, source);
    named.push({name: key, value: argumentOf(value, source), place: startOf(loc, source)});
  }
  return named;
}

function argumentOf(value: Expression, source: TemplateSource): Argument {
  switch (value.type) {
    case "SubExpression":
      return callOf(value, source);
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral": {
      const place = startOf(value.loc, source);
      const placeAt = (offset: number) =>
        value.type === "StringLiteral" ? source.placeInQuotes(value.loc, offset) : place;
      return {kind: "literal", value: value.value, place, placeAt};
    }
    case "PathExpression":
      throw refuse(`${value.original} must stand in quotes.`, value.loc, source, `Write "${value.original}".`);
    default:
      throw refuse("null and undefined must stand in quotes.", value.loc, source);
  }
}

function startOf(location: SourceLocation, source: TemplateSource) {
  return source.placeAt(location.start.line, location.start.column);
}

function refuse(message: string, location: SourceLocation, source: TemplateSource, hint?: string): CliError {
  return new CliError("config", message, {place: startOf(location, source), hint});
}

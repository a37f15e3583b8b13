import {didYouMean} from "../../errors/did-you-mean.ts";
import type {Cursor} from "./cursor.ts";
import {type DataFunction, dataFunctions} from "./functions.ts";
import {arithmeticFunctions, type Expression, type GivenText} from "./nodes.ts";
import type {Token} from "./tokens.ts";

/** Reads `name(…)`; the cursor stands at a name that is followed by a parenthesis. */
export function parseCall(cursor: Cursor, parseOperand: () => Expression): Expression {
  const name = cursor.take();
  cursor.expect("(");
  const arithmetic = arithmeticFunctions.find((known) => known === name.text);
  if (arithmetic !== undefined) {
    const operands = parseOperands(cursor, parseOperand);
    if (arithmetic === "abs" && operands.length > 1) throw cursor.error(name.start, "abs takes one number.");
    return {kind: "arithmetic-call", name: arithmetic, operands, start: name.start};
  }
  const known = dataFunctions.find((candidate) => candidate.name === name.text);
  if (known === undefined) throw unknownFunction(cursor, name);
  const given = parseGiven(cursor, known, name);
  const {end} = cursor.expect(")");
  return {kind: "lookup", lookup: {function: known, given, start: name.start, end}, start: name.start};
}

function parseOperands(cursor: Cursor, parseOperand: () => Expression): Expression[] {
  const operands = [parseOperand()];
  while (cursor.takeIf(",") !== undefined) operands.push(parseOperand());
  cursor.expect(")");
  return operands;
}

function unknownFunction(cursor: Cursor, name: Token) {
  const names = [...dataFunctions.map((known) => known.name), ...arithmeticFunctions];
  const hint = didYouMean(name.text, names, "functions");
  return cursor.error(name.start, `There is no function "${name.text}".`, hint);
}

/** Arguments by place and by name, each a text, a number or (the first) a bare key. */
function parseGiven(cursor: Cursor, known: DataFunction, name: Token): Map<string, GivenText> {
  const given = new Map<string, GivenText>();
  const [first] = known.positional;
  if (first === undefined) {
    if (cursor.isAt(")")) return given;
    throw cursor.error(cursor.peek().start, `${known.name}() takes nothing.`);
  }
  if (cursor.isAt(")")) throw cursor.error(name.start, `${known.name}() needs ${article(first)}.`);
  let place = 0;
  do {
    const isNamed = cursor.peek().kind === "name" && cursor.isAt("=", 1);
    const argument = isNamed ? parseArgumentName(cursor, known) : known.positional[place++];
    const start = cursor.peek().start;
    if (argument === undefined) throw tooMany(cursor, known);
    if (given.has(argument)) throw cursor.error(start, `${known.name}() is given its ${argument} twice.`);
    given.set(argument, parseText(cursor, argument === first));
  } while (cursor.takeIf(",") !== undefined);
  if (!given.has(first)) throw cursor.error(name.start, `${known.name}() needs ${article(first)}.`);
  return given;
}

function parseArgumentName(cursor: Cursor, known: DataFunction): string {
  const {text, start} = cursor.take();
  cursor.expect("=");
  const names = [...known.positional, ...known.named];
  if (names.includes(text)) return text;
  const hint = didYouMean(text, names, "arguments");
  throw cursor.error(start, `${known.name}() takes no "${text}".`, hint);
}

function tooMany(cursor: Cursor, known: DataFunction) {
  const hint = known.named.length === 0 ? undefined : `These are given by name: ${known.named.join("=…, ")}=….`;
  return cursor.error(cursor.peek().start, `${known.name}() takes no more arguments here.`, hint);
}

function parseText(cursor: Cursor, mayBeBare: boolean): GivenText {
  const token = cursor.peek();
  if (token.kind === "text" || token.kind === "number") {
    cursor.take();
    return {text: token.text, start: token.start};
  }
  if (token.kind === "name" && mayBeBare) return parseBareKey(cursor);
  throw cursor.unexpected("a text in quotes");
}

/** A key may hold hyphens, which make several tokens that touch. */
function parseBareKey(cursor: Cursor): GivenText {
  const {start, ...token} = cursor.take();
  let end = token.end;
  while (cursor.peek().start === end && (cursor.isAt("-") || ["name", "number"].includes(cursor.peek().kind))) {
    end = cursor.take().end;
  }
  return {text: cursor.source.text.slice(start, end), start};
}

function article(argument: string): string {
  return argument === "analysis" ? "the key of an analysis" : `the key of a ${argument}`;
}

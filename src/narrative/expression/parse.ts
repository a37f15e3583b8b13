import {Cursor} from "./cursor.ts";
import type {Expression, Operator} from "./nodes.ts";
import {parseCall} from "./parse-call.ts";
import type {ExpressionSource} from "./source.ts";

/** Deeper nesting than any author writes; guards the stack. */
const deepest = 50;

/**
 * Reads the expression of a claim or condition. From loosest to tightest: `or`; `and`; `not`; comparisons (which do not chain);
 * `+ -`; `* /`; a leading `-`; numbers, percentages (`20%`), texts, functions, parentheses.
 * @throws CliError (config) at the character that is wrong; unknown functions and arguments included
 */
export function parseExpression(source: ExpressionSource): Expression {
  const cursor = new Cursor(source);
  const expression = parseOr(cursor, 0);
  if (cursor.peek().kind !== "end") throw cursor.unexpected("an operator or the end");
  return expression;
}

function parseOr(cursor: Cursor, depth: number): Expression {
  refuseDepth(cursor, depth);
  return parseChain(cursor, ["or"], () => parseChain(cursor, ["and"], () => parseNot(cursor, depth)));
}

function parseNot(cursor: Cursor, depth: number): Expression {
  refuseDepth(cursor, depth);
  const not = cursor.takeIf("not");
  if (not === undefined) return parseComparison(cursor, depth);
  return {kind: "not", operand: parseNot(cursor, depth + 1), start: not.start};
}

const comparisons: readonly Operator[] = ["<", "<=", ">", ">=", "=", "!="];

function parseComparison(cursor: Cursor, depth: number): Expression {
  const left = parseSum(cursor, depth);
  const operator = operatorAt(cursor, comparisons);
  if (operator === undefined) return left;
  const {start} = cursor.take();
  const right = parseSum(cursor, depth);
  if (operatorAt(cursor, comparisons) !== undefined) {
    throw cursor.error(cursor.peek().start, "Comparisons cannot be chained.", "Join two comparisons with and.");
  }
  return {kind: "operation", operator, left, right, start};
}

function parseSum(cursor: Cursor, depth: number): Expression {
  return parseChain(cursor, ["+", "-"], () => parseChain(cursor, ["*", "/"], () => parseSigned(cursor, depth)));
}

function parseSigned(cursor: Cursor, depth: number): Expression {
  refuseDepth(cursor, depth);
  const minus = cursor.takeIf("-");
  if (minus === undefined) return parsePrimary(cursor, depth);
  return {kind: "negative", operand: parseSigned(cursor, depth + 1), start: minus.start};
}

function parsePrimary(cursor: Cursor, depth: number): Expression {
  const token = cursor.peek();
  if (token.kind === "number") {
    cursor.take();
    const value = Number(token.text);
    return {kind: "number", value: cursor.takeIf("%") === undefined ? value : value / 100, start: token.start};
  }
  if (token.kind === "text") {
    cursor.take();
    return {kind: "text", value: token.text, start: token.start};
  }
  if (cursor.takeIf("(") !== undefined) {
    const inner = parseOr(cursor, depth + 1);
    cursor.expect(")");
    return inner;
  }
  if (token.kind === "name" && cursor.isAt("(", 1)) return parseCall(cursor, () => parseOr(cursor, depth + 1));
  throw cursor.unexpected("a number, a function or a parenthesis");
}

function parseChain(cursor: Cursor, operators: readonly Operator[], parseOperand: () => Expression): Expression {
  let left = parseOperand();
  for (let operator = operatorAt(cursor, operators); operator !== undefined; operator = operatorAt(cursor, operators)) {
    const {start} = cursor.take();
    left = {kind: "operation", operator, left, right: parseOperand(), start};
  }
  return left;
}

function operatorAt(cursor: Cursor, operators: readonly Operator[]): Operator | undefined {
  return operators.find((operator) => cursor.isAt(operator));
}

function refuseDepth(cursor: Cursor, depth: number): void {
  if (depth > deepest) throw cursor.error(cursor.peek().start, "The test is nested too deeply.");
}

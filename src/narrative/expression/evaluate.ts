import {LookupError, type LookupSubject} from "../../results/lookup-error.ts";
import type {Findings} from "../../results/model.ts";
import {isEmptyCell, lookupFailure} from "../lookup-failure.ts";
import type {Arithmetic, ArithmeticFunction, Comparison, Expression, LookupCall, Operation} from "./nodes.ts";
import {type ExpressionSource, expressionError} from "./source.ts";

type Value = number | boolean | string;

export interface Verdict {
  readonly holds: boolean;
  /** The test with the numbers put in: `0.479592 (47 of 98) > 0.5`. */
  readonly explanation: string;
}

interface Evaluation {
  readonly source: ExpressionSource;
  readonly results: Findings;
  /** What the functions gave, by where they stand in the text. */
  readonly found: {readonly start: number; readonly end: number; readonly text: string}[];
}

/**
 * Whether a test holds. Numbers within a relative 1e-12 of each other are equal, so that `0.3 - 0.2 >= 0.1` holds.
 * @throws CliError when a name fits nothing in the results, or unlike things are compared
 */
export function evaluateTest(expression: Expression, source: ExpressionSource, results: Findings): Verdict {
  const evaluation: Evaluation = {source, results, found: []};
  const holds = truth(expression, evaluation);
  return {holds, explanation: explain(evaluation)};
}

const arithmetic: Record<ArithmeticFunction, (operands: readonly number[]) => number> = {
  abs: ([operand = 0]) => Math.abs(operand),
  min: (operands) => Math.min(...operands),
  max: (operands) => Math.max(...operands),
};

function evaluate(expression: Expression, evaluation: Evaluation): Value {
  switch (expression.kind) {
    case "number":
    case "text":
      return expression.value;
    case "lookup":
      return find(expression.lookup, evaluation);
    case "arithmetic-call": {
      const operands = expression.operands.map((operand) => quantity(operand, evaluation));
      return arithmetic[expression.name](operands);
    }
    case "negative":
      return -quantity(expression.operand, evaluation);
    case "not":
      return !truth(expression.operand, evaluation);
    default:
      return operate(expression, evaluation);
  }
}

function operate(operation: Operation, evaluation: Evaluation): Value {
  const {operator, left, right} = operation;
  switch (operator) {
    case "and":
    case "or":
      return connect(operator, left, right, evaluation);
    case "+":
    case "-":
    case "*":
    case "/":
      return calculate(operator, operation, evaluation);
    default:
      return compare(operator, operation, evaluation);
  }
}

/** The left side may make the right side needless, but never hides that something in it does not exist. */
function connect(operator: "and" | "or", left: Expression, right: Expression, evaluation: Evaluation): boolean {
  const first = truth(left, evaluation);
  if (first === (operator === "and")) return truth(right, evaluation);
  try {
    truth(right, evaluation);
  } catch (error) {
    if (!isEmptyCell(error)) throw error;
  }
  return first;
}

function calculate(operator: Arithmetic, {left, right, start}: Operation, evaluation: Evaluation): number {
  const a = quantity(left, evaluation);
  const b = quantity(right, evaluation);
  if (operator === "/" && b === 0) throw expressionError(evaluation.source, start, "The test divides by zero.");
  if (operator === "+") return a + b;
  if (operator === "-") return a - b;
  return operator === "*" ? a * b : a / b;
}

function compare(operator: Comparison, {left, right, start}: Operation, evaluation: Evaluation): boolean {
  const a = evaluate(left, evaluation);
  const b = evaluate(right, evaluation);
  if (typeof a !== typeof b) {
    throw expressionError(evaluation.source, start, `The test compares ${nounFor(a)} with ${nounFor(b)}.`);
  }
  if (typeof a === "number" && typeof b === "number") return compareNumbers(operator, a, b);
  if (operator === "=") return a === b;
  if (operator === "!=") return a !== b;
  throw expressionError(evaluation.source, start, `Only numbers can be compared with ${operator}.`);
}

function compareNumbers(operator: Comparison, a: number, b: number): boolean {
  const equal = Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
  switch (operator) {
    case "=":
      return equal;
    case "!=":
      return !equal;
    case "<":
      return a < b && !equal;
    case "<=":
      return a < b || equal;
    case ">":
      return a > b && !equal;
    default:
      return a > b || equal;
  }
}

function quantity(expression: Expression, evaluation: Evaluation): number {
  const value = evaluate(expression, evaluation);
  if (typeof value === "number") return value;
  throw expressionError(
    evaluation.source,
    expression.start,
    `The test has ${nounFor(value)} where a number should stand.`,
  );
}

function truth(expression: Expression, evaluation: Evaluation): boolean {
  const value = evaluate(expression, evaluation);
  if (typeof value === "boolean") return value;
  const message = `The test has ${nounFor(value)} where something true or false should stand.`;
  throw expressionError(
    evaluation.source,
    expression.start,
    message,
    "Compare it with something, as in share(…) > 0.5.",
  );
}

function nounFor(value: Value): string {
  if (typeof value === "number") return "a number";
  return typeof value === "string" ? "a text" : "a condition";
}

function find({function: known, given, start, end}: LookupCall, evaluation: Evaluation): Value {
  const texts = new Map([...given].map(([name, {text}]) => [name, text]));
  try {
    const {value, detail} = known.find(texts, evaluation.results);
    const shown =
      typeof value === "number"
        ? String(Number(value.toPrecision(6)))
        : typeof value === "string"
          ? `'${value}'`
          : String(value);
    evaluation.found.push({start, end, text: detail === undefined ? shown : `${shown} (${detail})`});
    return value;
  } catch (error) {
    if (!(error instanceof LookupError)) throw error;
    const offset = given.get(argumentOf(error.subject))?.start ?? start;
    throw lookupFailure(error, evaluation.source.placeAt(offset));
  }
}

function argumentOf(subject: LookupSubject): string {
  return subject === "test" ? "block" : subject;
}

function explain({source, found}: Evaluation): string {
  let text = "";
  let from = 0;
  for (const {start, end, text: value} of [...found].sort((a, b) => a.start - b.start)) {
    text += source.text.slice(from, start) + value;
    from = end;
  }
  return text + source.text.slice(from);
}

import type {DataFunction} from "./functions.ts";

/** An expression that has been read and whose functions exist. Offsets are into its text. */
export type Expression =
  | {readonly kind: "number"; readonly value: number; readonly start: number}
  | {readonly kind: "text"; readonly value: string; readonly start: number}
  | {readonly kind: "lookup"; readonly lookup: LookupCall; readonly start: number}
  | {
      readonly kind: "arithmetic-call";
      readonly name: ArithmeticFunction;
      readonly operands: readonly Expression[];
      readonly start: number;
    }
  | {readonly kind: "negative" | "not"; readonly operand: Expression; readonly start: number}
  | Operation;

export interface Operation {
  readonly kind: "operation";
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
  /** Where the operator stands. */
  readonly start: number;
}

export type Operator = "or" | "and" | Comparison | Arithmetic;
export type Comparison = "<" | "<=" | ">" | ">=" | "=" | "!=";
export type Arithmetic = "+" | "-" | "*" | "/";

export const arithmeticFunctions = ["abs", "min", "max"] as const;
export type ArithmeticFunction = (typeof arithmeticFunctions)[number];

/** A function that looks a number up. Its arguments are written out, never computed. */
export interface LookupCall {
  readonly function: DataFunction;
  readonly given: ReadonlyMap<string, GivenText>;
  readonly start: number;
  readonly end: number;
}

export interface GivenText {
  readonly text: string;
  readonly start: number;
}

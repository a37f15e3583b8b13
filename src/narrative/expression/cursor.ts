import type {CliError} from "../../errors/cli-error.ts";
import {type ExpressionSource, expressionError} from "./source.ts";
import {type Token, tokenize} from "./tokens.ts";

/** A place among the tokens of an expression. */
export class Cursor {
  readonly source: ExpressionSource;
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(source: ExpressionSource) {
    this.source = source;
    this.#tokens = tokenize(source);
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[this.#index + ahead] ?? this.#tokens.at(-1);
    if (token === undefined) throw new RangeError("an expression has at least its end");
    return token;
  }

  take(): Token {
    const token = this.peek();
    this.#index++;
    return token;
  }

  /** Takes the next token if it is this symbol or word. */
  takeIf(text: string): Token | undefined {
    return this.isAt(text) ? this.take() : undefined;
  }

  isAt(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (token.kind === "symbol" || token.kind === "name") && token.text === text;
  }

  expect(symbol: string): Token {
    const token = this.takeIf(symbol);
    if (token === undefined) throw this.unexpected(`"${symbol}"`);
    return token;
  }

  unexpected(wanted: string): CliError {
    const token = this.peek();
    if (token.kind === "end") return this.error(token.start, `The test ends where ${wanted} should stand.`);
    const hint = this.isAt(",") ? "Decimals are written with a point (0.5), and texts stand in quotes." : undefined;
    return this.error(token.start, `The test has "${token.text}" where ${wanted} should stand.`, hint);
  }

  error(offset: number, message: string, hint?: string): CliError {
    return expressionError(this.source, offset, message, hint);
  }
}

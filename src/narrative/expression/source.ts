import {CliError, type Place} from "../../errors/cli-error.ts";

/** The text of an expression and where its characters stand in the author's file. */
export interface ExpressionSource {
  readonly text: string;
  placeAt(offset: number): Place;
}

/** Something is wrong at one character of an expression. */
export function expressionError(source: ExpressionSource, offset: number, message: string, hint?: string): CliError {
  return new CliError("config", message, {place: source.placeAt(offset), hint});
}

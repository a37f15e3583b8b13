import type {Place} from "../../errors/cli-error.ts";

/** A template that has been read: text, and calls of helpers that nobody has looked up yet. */
export type TemplateNode = TextNode | {readonly kind: "call"; readonly call: Call} | BlockNode;

export interface TextNode {
  readonly kind: "text";
  readonly text: string;
  /** The line that it begins on, counted from 1. */
  readonly line: number;
}

export interface BlockNode {
  readonly kind: "block";
  readonly call: Call;
  readonly body: readonly TemplateNode[];
  /** What stands after {{else}}; null without one. */
  readonly otherwise: readonly TemplateNode[] | null;
}

export interface Call {
  readonly kind: "call";
  readonly name: string;
  readonly positional: readonly Argument[];
  readonly named: readonly NamedArgument[];
  readonly place: Place;
}

export interface NamedArgument {
  readonly name: string;
  readonly value: Argument;
  readonly place: Place;
}

export type Argument = Literal | Call;

export interface Literal {
  readonly kind: "literal";
  readonly value: string | number | boolean;
  readonly place: Place;
  /** Where the character at an offset of a text stands in the file. */
  placeAt(offset: number): Place;
}

import type {Results} from "../../results/model.ts";

/** What a reader is told of a number that is asked: all of it text, written here and only shown by the page. */
export interface Answer {
  readonly address: string;
  /** What the number is of, from the narrowest: "Dårligt", "Psykisk helbred", "Tredje måling". */
  readonly names: readonly string[];
  /** As the report prints it, with its unit. */
  readonly printed: string;
  /** What is true of this number alone: its counts, its interval. */
  readonly own: readonly Line[];
  /** What it shares with its neighbours: question, base, population, source. */
  readonly shared: readonly Line[];
  /** The addresses of what it repeats or is made of; each can be asked in turn. */
  readonly parts: readonly string[];
  /** The table that it stands in, where the report prints it. */
  readonly table: TablePlace | null;
}

export interface Line {
  readonly term: string;
  readonly text: string;
}

/** Where a report prints the table of an analysis. */
export interface TablePlace {
  readonly id: string;
  readonly label: string;
}

/** What answers are written from. */
export interface AnswerSources {
  readonly results: Results;
  readonly tables: ReadonlyMap<string, TablePlace>;
}

/** What a report prints that can be asked: filled while the page is rendered. */
export interface AskedRegister {
  readonly addresses: Set<string>;
  /** By the key of their analysis. */
  readonly tables: Map<string, TablePlace>;
}

export function emptyRegister(): AskedRegister {
  return {addresses: new Set(), tables: new Map()};
}

/** Lines without those that say nothing. */
export function lines(...all: readonly (readonly [term: string, text: string | null])[]): Line[] {
  return all.flatMap(([term, text]) => (text === null || text === "" ? [] : [{term, text}]));
}

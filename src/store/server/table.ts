import type {Place} from "../../errors/cli-error.ts";

/** What evaluation.yaml and codebook.yaml say of a table. */
export interface ServerTable {
  readonly key: string;
  /** Its name, with its schema if any; null where a query stands in its place. */
  readonly table: string | null;
  readonly query: string | null;
  readonly id: string;
  /** The column with the wave, and what its values mean where they are no numbers. */
  readonly wave: {readonly column: string; readonly values: Readonly<Record<string, number>> | null} | null;
  readonly completed: string | null;
  /** What codebook.yaml says that columns hold, as far as it says so. */
  readonly told: ReadonlyMap<string, ToldColumn>;
  /** Where the table is named. */
  readonly place: Place;
  readonly wavePlace: Place;
}

export interface ToldColumn {
  /** `answers`: to choose among, of which all that occur must be known; `listed`: codebook.yaml lists them. */
  readonly holds: "answers" | "listed" | "number" | "date" | "text" | "anything";
  readonly question: string | null;
  readonly place: Place;
}

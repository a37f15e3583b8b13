import type {InstrumentKey} from "../../config/derivations.ts";

/** A measuring instrument with a fixed set of items and a fixed way to make one number of them. */
export interface Instrument {
  readonly key: InstrumentKey;
  readonly name: string;
  /** What each item is about, in the instrument's own order. */
  readonly items: readonly string[];
  /** The lowest and the highest answer; all whole numbers between them are answers. */
  readonly lowest: number;
  readonly highest: number;
  /** How the answers become a score: their sum or mean, multiplied by `times`. */
  readonly total: "sum" | "mean";
  readonly times: number;
  /** Whether the good answer has the highest or the lowest number. */
  readonly best: "highest" | "lowest";
  /** The smallest change of the score that matters; null where the literature gives none. */
  readonly relevantChange: number | null;
}

/** The groups that an instrument's scores, or the answers to its items, are divided into. */
export interface BandSet {
  readonly instrument: InstrumentKey;
  readonly of: "score" | "items";
  readonly best: "first" | "last";
  readonly bands: readonly {readonly label: string; readonly from?: number; readonly to?: number}[];
}

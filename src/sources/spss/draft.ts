import type {SpssMissing, SpssValue, SpssVariable} from "./model.ts";

/** A variable, and where its values stand in a case. */
export interface PlacedVariable extends SpssVariable {
  /** From 0, in elements of 8 bytes. */
  readonly element: number;
  readonly elementCount: number;
}

/** What a variable is before the records after it have had their say. */
export interface Draft extends Omit<PlacedVariable, "labels" | "missing"> {
  labels: Map<SpssValue, string>;
  missing: SpssMissing | null;
}

/** Finds variables by the name that another record calls them by. */
export type Find = (name: string) => Draft | undefined;

import type {Entry} from "./entry.ts";
import type {Category, Derivation, Scale, Variable} from "./model.ts";

/** A derivation and the answers it yields; numbers have no categories. */
export interface Derived extends Partial<Pick<Variable, "unit" | "label" | "relevantChange" | "instrument">> {
  readonly derivation: Derivation;
  readonly categories: readonly Category[] | null;
  readonly best?: Scale["best"];
}

/** A derived variable, and what it may be made of, resolved before it. */
export interface DerivedFrom {
  readonly source: string;
  readonly name: string;
  readonly entry: Entry;
  readonly variables: ReadonlyMap<string, Variable>;
  /** The export's variables that codebook.yaml drops as personal data. */
  readonly dropped: ReadonlySet<string>;
  /** The keys of all sources: a variable cannot be made of another source's. */
  readonly sources: readonly string[];
}

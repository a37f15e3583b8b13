import type {InstrumentKey} from "../config/derivations.ts";
import type {Place} from "../errors/cli-error.ts";
import type {MissingValues} from "../sources/model.ts";

/**
 * The kinds of missing, kept apart. `no_form`: the person has no form at that wave. `not_asked`: the question
 * is not put at that wave. `no_answer`: left blank. The last two are answers that a scale marks as missing; whether they
 * count in the base is each analysis's choice.
 */
export type MissingKind = "no_form" | "not_asked" | "no_answer" | "dont_know" | "not_relevant";

export interface Category {
  /** The code in the data, always as text: "4", "Ja". */
  readonly code: string;
  readonly label: string;
  readonly missing: "no_answer" | "dont_know" | "not_relevant" | null;
  /** Of a step of a number: which values it holds. */
  readonly range?: StepRange;
}

/** From and with one value up to, and without, another. */
export interface StepRange {
  readonly from: number;
  readonly below: number;
  /** That no score lies between, as in steps of 4 of WHO-5, so that the step is the score `from`. */
  readonly isOneScore?: true;
}

/** An answer scale. Its categories stand in the order they are printed in. */
export interface Scale {
  /** The name it is reused by in codebook.yaml; null for a scale of one variable. */
  readonly key: string | null;
  readonly categories: readonly Category[];
  /** Which end is the good one; null when the scale has no good end or no order. */
  readonly best: "first" | "last" | null;
  /** The codes in the data that codebook.yaml has made one: what each has become. */
  readonly merged?: ReadonlyMap<string, string>;
}

export type VariableKind = "categorical" | "number" | "text" | "date";

export interface Variable {
  readonly source: string;
  readonly name: string;
  /** Short, for tables. */
  readonly label: string;
  /** In full, as it was put. */
  readonly question: string;
  readonly kind: VariableKind;
  /** For categorical variables only. */
  readonly scale: Scale | null;
  /** For instance "år" or "timer pr. uge"; null when it has none. */
  readonly unit: string | null;
  /** The smallest change that matters, in the variable's own unit; for numbers only, where codebook.yaml tells. */
  readonly relevantChange?: number;
  /** Values that are no answer, and no category either: a number among them never enters a mean. */
  readonly missingValues?: MissingValues;
  /** For a number that is an item of a measuring instrument: the answers there are. Others stop the build. */
  readonly limits?: Limits;
  /** The instrument that it is the score of. */
  readonly instrument?: InstrumentKey;
  /** The waves at which it is asked; null for all. */
  readonly askedAt: readonly number[] | null;
  readonly derivation: Derivation | null;
  /** For one option of a multiple-response question. */
  readonly option: {readonly set: string; readonly code: string; readonly label: string} | null;
  /** Where it is described: the structure file or codebook.yaml. */
  readonly place: Place;
}

/** Whole numbers from `lowest` to `highest`, and which instrument says so. */
export interface Limits {
  readonly lowest: number;
  readonly highest: number;
  readonly instrument: string;
}

/** How a derived variable is made from others of the same source. Closed, so that it can be turned into SQL. */
export type Derivation =
  | {readonly kind: "bands"; readonly of: string; readonly bands: readonly Band[]}
  | {
      readonly kind: "recode";
      readonly of: string;
      readonly groups: readonly RecodeGroup[];
      /** The code of those who gave no answer at all. */
      readonly blank?: string;
    }
  | TotalDerivation
  | FlagsDerivation
  | {readonly kind: "answered"; readonly of: string}
  /** The first less the second. */
  | {readonly kind: "difference"; readonly of: readonly [string, string]}
  | DurationDerivation
  /** `into` groups of equal size, as far as equal values allow, among those who answered at the same wave. */
  | {readonly kind: "quantile"; readonly of: string; readonly into: number};

export interface TotalDerivation {
  readonly kind: "sum" | "mean";
  readonly of: readonly string[];
  /** What the sum or mean is multiplied by: 4 for WHO-5. */
  readonly times: number;
  /** How many of the items must be answered; fewer gives no value. */
  readonly require: number;
  /** What each code counts, where that is not the number it spells. */
  readonly points?: ReadonlyMap<string, number>;
  /** Items that count the other way: for each, the lowest and the highest answer added. */
  readonly reversed?: ReadonlyMap<string, number>;
}

/** `any`: Ja when one flag holds, Nej when all are known and none does. `all`: Ja when all do. `count`: how many do. */
export interface FlagsDerivation {
  readonly kind: "any" | "all" | "count";
  /** All variables that the flags are looked up in. */
  readonly of: readonly string[];
  readonly flags: readonly Flag[];
  /** For a count: how many flags must be known. */
  readonly require: number;
}

/** Holds when a variable has one of the codes. */
export interface Flag {
  readonly variable: string;
  readonly codes: readonly string[];
  /** It is known when one of these has an answer: the variable itself, or all options of its multiple-response question. */
  readonly knownBy: readonly string[];
}

/** How long it is from one date to another; nothing when it goes backwards. */
export interface DurationDerivation {
  readonly kind: "duration";
  /** `age`: whole years, birthdays that have passed. */
  readonly unit: "days" | "months" | "years" | "age";
  readonly of: readonly string[];
  readonly from: DateSource;
  readonly to: DateSource;
  /** The day, in ISO, that stands for `to` where it is empty. */
  readonly until: string | null;
}

/** A date variable, or a day in ISO that is the same for all. */
export type DateSource = {readonly variable: string} | {readonly day: string};

/** Values from `from` up to and including `to`; an open end is null. */
export interface Band {
  readonly code: string;
  readonly from: number | null;
  readonly to: number | null;
  /** Of a step that another follows: `to` itself is in the next. */
  readonly isOpen?: true;
}

/** The codes that become `code`. */
export interface RecodeGroup {
  readonly code: string;
  readonly from: readonly string[];
}

/** A multiple-response question: its options are variables of kind categorical with codes 0 and 1. */
export interface ResponseSet {
  readonly source: string;
  readonly name: string;
  readonly label: string;
  readonly question: string;
  /** Variable names in questionnaire order. */
  readonly options: readonly string[];
}

export interface SourceCodebook {
  readonly source: string;
  /** In questionnaire order, derived variables last and after what they are made of. */
  readonly variables: ReadonlyMap<string, Variable>;
  readonly sets: ReadonlyMap<string, ResponseSet>;
  /** Variables of the export that codebook.yaml drops as personal data. */
  readonly dropped: ReadonlySet<string>;
}

export type Codebook = ReadonlyMap<string, SourceCodebook>;

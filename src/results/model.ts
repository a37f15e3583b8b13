/**
 * The contract in the middle: what the data wing hands to the paper wing, and what results.json holds.
 * Documented for readers of that file in docs/results.md.
 */
import type {NumberStyle} from "../numbers/style.ts";
import type {DataReport} from "./data-report.ts";
import type {TestRecord} from "./test-record.ts";

export type {EffectSize, TestMethod, TestOutcome, TestRecord} from "./test-record.ts";

export const resultsSchema = "maalepunkt/results@1";

export interface Results {
  readonly schema: typeof resultsSchema;
  readonly evaluation: EvaluationInfo;
  readonly style: NumberStyle;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly analyses: Readonly<Record<string, AnalysisResult>>;
  readonly dataReport: DataReport;
  /** Whom the report is about, where there is one for each unit and one for all: `Aarhus`, `Alle kommuner`. */
  readonly unit?: string;
}

/** The part of the results that numbers are looked up in; the analyses that compare with others have no more than this. */
export type Findings = Pick<Results, "style" | "facts" | "analyses" | "unit">;

export interface EvaluationInfo {
  /** The folder's name; also the name of the output folder. */
  readonly key: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly organisation: string | null;
  readonly authors: readonly string[];
  /** The day the data stand for, ISO: from the configuration, else the last answer. Never the clock. */
  readonly dataDate: string | null;
  /** Printed after every source line and on the cover, for instance that the people are invented. */
  readonly dataNotice: string | null;
  /** What this edition says of itself, first of all: that numbers are held back, or may be incomplete. Left out where nothing. */
  readonly notice?: string;
  readonly waves: readonly WaveInfo[];
}

export interface WaveInfo {
  readonly wave: number;
  readonly label: string;
}

/** A number that comes from outside the data (a target, a number of interviews), with where it comes from. */
export interface Fact {
  readonly key: string;
  readonly value: number;
  readonly unit: "count" | "percent" | "number";
  readonly label: string;
  readonly source: string;
}

export interface AnalysisResult {
  readonly key: string;
  /** The analysis kind, as in evaluation.yaml. */
  readonly kind: string;
  readonly title: string;
  readonly table: Table;
  readonly tests: readonly TestRecord[];
  readonly notes: readonly Note[];
  readonly questions: readonly QuestionText[];
  /** The printed source line without its heading, for instance "Individdokumentationen, borgerskema". */
  readonly source: string;
  readonly population: {readonly key: string; readonly label: string; readonly size: number};
  /** Further limits on who is counted, in words; null when there are none. */
  readonly filter: string | null;
  readonly waves: readonly number[];
  /** True when only persons with every wave are counted. */
  readonly panel: boolean;
  readonly bases: readonly BaseRecord[];
  /** Lines that a figure draws beyond the cells of the table; left out where there are none. */
  readonly curves?: readonly Curve[];
  /** What a reader of the numbers should beware of; left out where there is nothing. Each is told in a note too. */
  readonly warnings?: readonly Warning[];
  /** Of a flow: from which row to which, by key. */
  readonly flow?: readonly {readonly from: string; readonly to: string}[];
}

/** A line that a figure draws: shares over time that stay until the next point, or limits that run from point to point. */
export interface Curve {
  /** What it is of: a row's key, or the name of a limit. */
  readonly key: string;
  readonly label: string;
  /** In ascending order of `x`; `y` is a share from 0 to 1. */
  readonly points: readonly {readonly x: number; readonly y: number}[];
}

export interface QuestionText {
  /** `source.variable` */
  readonly variable: string;
  readonly label: string;
  readonly question: string;
  /** Of answers in an order with a good end: the code of the best answer. */
  readonly best?: string;
}

export interface Note {
  readonly kind: "author" | "test" | "base" | "missing" | "rounding" | "method" | "warning";
  readonly text: string;
}

/**
 * - `regression-to-the-mean`: a group was chosen by its first answer, and would have moved without any effect.
 * - `selective-drop-out`: those who were followed differ, at the first wave, from all who could have been.
 * - `ceiling-floor`: many have the highest or the lowest possible score.
 * - `below-relevant-change`: a change is smaller than the smallest that matters.
 * - `opposite-direction`: an item goes against the others of its battery, so that its scale may be turned round.
 */
export interface Warning {
  readonly kind:
    | "regression-to-the-mean"
    | "selective-drop-out"
    | "ceiling-floor"
    | "below-relevant-change"
    | "opposite-direction";
  /** The key of the item it is about. */
  readonly item: string;
  /** The item's label. */
  readonly label: string;
  /** What it rests on, unrounded and by name; shares are from 0 to 1. */
  readonly numbers: Readonly<Record<string, number>>;
}

/**
 * A table: blocks of rows under shared columns. `stacked` blocks stand under one another,
 * `beside` blocks next to each other, each with its own row labels.
 */
export interface Table {
  readonly arrangement: "stacked" | "beside";
  /** The heading above the row labels; may be empty. */
  readonly stub: string;
  readonly columns: readonly Column[];
  readonly blocks: readonly Block[];
}

export interface Column {
  readonly key: string;
  readonly label: string;
  /** A heading that spans this and its neighbours with the same group; null when there is none. */
  readonly group: string | null;
  readonly unit: "percent" | "count" | "number" | "text";
  /** `missing` and `sub`: of columns that are answers, those of no substance and the sums of others, as for rows. */
  readonly role: "value" | "missing" | "sub" | "total";
  /** For the sum of several answers: their codes. */
  readonly answers?: readonly string[];
  /** That a person in it may be in its neighbours too, so that they cannot be added. */
  readonly overlaps?: true;
  /** A letter after the heading, by which cells of other columns point to this one: "A". */
  readonly letter?: string;
  /** What its numbers are, where several columns of numbers are of one measure and may share a scale: "1.000 kr.". */
  readonly measure?: string;
}

export interface Block {
  readonly key: string;
  /** Printed above the block's rows; null for a table of one unnamed block. */
  readonly label: string | null;
  /** The full question, printed under the label where the author asks for it. */
  readonly question: string | null;
  readonly rows: readonly Row[];
}

export interface Row {
  /** A category's code, or a word such as `total`. Unique in its block. */
  readonly key: string;
  readonly label: string;
  readonly role: "category" | "missing" | "total" | "sub";
  /** Of a `sub` row that stands under another such: how deep, from 2. */
  readonly depth?: number;
  /** For the sum of several answers: their codes. */
  readonly answers?: readonly string[];
  /** That a person in it may be in its neighbours too, so that they cannot be added. */
  readonly overlaps?: true;
  /** Of a step of a number: the values from and with `from`, and without `below`; of which only `from` itself is a score, or any. */
  readonly range?: {readonly from: number; readonly below: number; readonly isOneScore?: true};
  /** One for each column, in their order. */
  readonly cells: readonly Cell[];
}

/** What a cell is, and its address: `analysis/block/row/column`. */
export type Cell = ShareCell | CountCell | BaseCell | NumberCell | TextCell | EmptyCell;

/** What any cell may carry beside its content. */
interface CellExtras {
  /** The addresses of what it repeats or is made of: cells of other analyses, and facts as `fact:key`. */
  readonly of?: readonly string[];
  /** The light or verdict that a rule, or the evaluator, gives it. */
  readonly light?: Light;
}

/** A light or verdict in words; its tone has a colour and a sign, so that colour never stands alone. */
export interface Light {
  readonly tone: "good" | "middle" | "poor" | "unknown";
  /** "Grøn", "Delvist gennemført" */
  readonly label: string;
}

export interface ShareCell extends CellExtras {
  readonly kind: "share";
  readonly address: string;
  readonly count: number;
  readonly base: number;
  /** count / base, from 0 to 1. */
  readonly exact: number;
  /** The bare percentage, for instance "76". */
  readonly printed: string;
  /** What the table shows instead, where the author wants more in the cell: "25 % (93)". */
  readonly shown?: string;
  /** A confidence interval of the share, where the analysis gives one; from 0 to 1. */
  readonly interval: {
    readonly low: number;
    readonly high: number;
    readonly level: number;
    readonly method: "clopper-pearson" | "wilson";
    /** "4-17" */
    readonly printed: string;
  } | null;
}

export interface CountCell extends CellExtras {
  readonly kind: "count";
  readonly address: string;
  readonly count: number;
  /** What the count is out of; null when it is not out of anything. */
  readonly base: number | null;
  readonly exact: number;
  readonly printed: string;
  /** What the table shows instead, where it shows more than the number: "Grøn (3,4)". */
  readonly shown?: string;
}

/** The base under a column of percentages: printed "100 (98)". */
export interface BaseCell extends CellExtras {
  readonly kind: "base";
  readonly address: string;
  readonly count: number;
  readonly base: number;
  readonly exact: number;
  readonly printed: string;
  /** What the table shows instead: "100 % (98)". */
  readonly shown?: string;
}

/** A measured number: mean, minimum, index … */
export interface NumberCell extends CellExtras {
  readonly kind: "number";
  readonly address: string;
  /** How many the number is computed on. */
  readonly base: number;
  readonly exact: number;
  readonly printed: string;
  /** What the table shows instead: a change with the stars of its significance. */
  readonly shown?: string;
  /** 1000 where `exact` and `printed` are in thousands, as an amount in 1.000 kr. is; 1 when left out. */
  readonly scale?: number;
  /** A confidence interval, where the analysis gives one, in the number's own unit. */
  readonly interval?: {
    readonly low: number;
    readonly high: number;
    readonly level: number;
    /** "−0,2 til 1,6" */
    readonly printed: string;
  };
}

export interface TextCell extends CellExtras {
  readonly kind: "text";
  readonly address: string;
  readonly printed: string;
  /** A number that is only known to lie between two: "Ca. 60-65". */
  readonly range?: {readonly low: number; readonly high: number};
  /** The parts of a text that is set as a list; `printed` holds them after one another. */
  readonly list?: readonly string[];
}

/** A cell without a number, and why in Danish: nobody was asked, nobody answered, cannot be computed. */
export interface EmptyCell extends CellExtras {
  readonly kind: "empty";
  readonly address: string;
  readonly printed: string;
  readonly reason: string;
}

/** Who is in and out of the base of one column of one block. */
export interface BaseRecord {
  readonly block: string;
  readonly column: string;
  /** Persons in the population after filter and panel. */
  readonly population: number;
  /** The n that percentages are of. */
  readonly valid: number;
  readonly noForm: number;
  readonly notAsked: number;
  readonly noAnswer: number;
  readonly dontKnow: number;
  readonly notRelevant: number;
  /** Whether don't know and not relevant are counted in `valid`. */
  readonly includes: {readonly dontKnow: boolean; readonly notRelevant: boolean};
}

/** A system file of SPSS as it is: typed columns and the dictionary that describes them. */
export interface SpssFile {
  /** The character set its text was read in, and whether the file says so or it was guessed. */
  readonly encoding: {readonly name: string; readonly isDeclared: boolean};
  readonly caseCount: number;
  readonly variables: readonly SpssVariable[];
  /** The values of each variable, in the order of the variables. */
  readonly columns: readonly SpssColumn[];
  /** The name of the variable that SPSS would weight the cases with. */
  readonly weight: string | null;
  readonly responseSets: readonly SpssResponseSet[];
}

export interface SpssVariable {
  /** The name its user sees, of up to 64 bytes. */
  readonly name: string;
  /** The name of up to 8 bytes that other parts of the file may call it by. */
  readonly shortName: string;
  readonly label: string | null;
  /** How many bytes a string has; 0 for a number. */
  readonly width: number;
  readonly format: SpssFormat;
  /** In the order of the file. */
  readonly labels: readonly {readonly value: SpssValue; readonly label: string}[];
  /** The values declared missing by the user; null when there are none. */
  readonly missing: SpssMissing | null;
  readonly measure: "nominal" | "ordinal" | "scale" | null;
}

/** A number, or text without the blanks it is filled up with. */
export type SpssValue = number | string;

/** How SPSS prints a variable: the type is a number of the format's own, 5 for `F` and 20 for `DATE`. */
export interface SpssFormat {
  readonly type: number;
  readonly width: number;
  readonly decimals: number;
}

/** Single values, and a range of numbers whose ends count: LOWEST and HIGHEST are null. */
export interface SpssMissing {
  readonly values: readonly SpssValue[];
  readonly range: {readonly from: number | null; readonly to: number | null} | null;
}

/** Numbers with NaN where the value is system-missing, or texts without the blanks they are filled up with. */
export type SpssColumn = Float64Array | readonly string[];

/** Variables that are together the answers to one question. */
export interface SpssResponseSet {
  /** Without its `$`. */
  readonly name: string;
  readonly label: string | null;
  /** In a set of dichotomies, the value that means chosen; null in a set of categories. */
  readonly counted: string | null;
  /** Whether an option is called what its counted value is labelled, and not what its variable is. */
  readonly isLabelledByValue: boolean;
  /** Names of variables. */
  readonly variables: readonly string[];
}

/** A value as it is put into evaluation.yaml. */
export type Plain = string | number | boolean | readonly Plain[] | {readonly [key: string]: Plain};

export interface PlannedFigure {
  readonly key: string;
  readonly spec: {readonly [key: string]: Plain};
}

/** One analysis with its table, its figure and what the chapter says of it. */
export interface PlannedTable {
  readonly key: string;
  readonly spec: {readonly [key: string]: Plain};
  readonly figure: PlannedFigure | null;
  /** Markdown with live numbers, that stays true whatever the data say. */
  readonly text: string;
}

export interface PlannedSection {
  /** As Markdown. */
  readonly heading: string;
  readonly tables: readonly PlannedTable[];
}

export interface PlannedChapter {
  readonly file: string;
  /** As Markdown. */
  readonly title: string;
  readonly introduction: string;
  readonly sections: readonly PlannedSection[];
}

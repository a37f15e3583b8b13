/** A column as a file or table has it, before anything is known of its values. */
export interface RawColumn {
  /** In the export. */
  readonly name: string;
  /** In the database. */
  readonly column: string;
  /** The database's type. */
  readonly type: string;
  /** SQL for the text that a delimited file would have: see `textOfType`. */
  readonly text: string;
}

/** What holds the raw columns. */
export interface RawRows {
  readonly table: string;
  readonly columns: readonly RawColumn[];
  /** SQL for the number of a row, from 0. */
  readonly rowNumber: string;
}

/** Types of whole numbers. */
const wholeNumbers = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/;

export function isWholeNumber(type: string): boolean {
  return wholeNumbers.test(type);
}

/** FLOAT is no such type here: 0.1 is another number in it than in text. */
export function isNumber(type: string): boolean {
  return isWholeNumber(type) || type === "DOUBLE" || type.startsWith("DECIMAL");
}

export function isTime(type: string): boolean {
  return type === "DATE" || type.startsWith("TIMESTAMP");
}

/** Types that cannot have more than a few hundred values. */
export function isNarrow(type: string): boolean {
  return type === "BOOLEAN" || type === "TINYINT" || type === "UTINYINT" || type.startsWith("ENUM(");
}

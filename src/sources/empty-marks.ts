/** What statistics programs write where there is nothing: R and pandas, SQL, SPSS, Excel, Stata and SAS. */
const marks: ReadonlySet<string> = new Set(["NA", "N/A", "NaN", "NULL", "#NULL!", "#N/A", "."]);

/** Whether a text says that there is nothing: so it does between numbers and dates; in a column of text it may be an answer. */
export function isEmptyMark(value: string): boolean {
  return marks.has(value);
}

/** For exports of survey systems, which write nothing where there is nothing. */
export function isNeverEmpty(): boolean {
  return false;
}

import type {MeasurementLevel} from "../../statistics/choice/test-question.ts";
import type {CountTable, OccupiedTable} from "../../statistics/contingency-table.ts";
import {type IndependentMethod, transposed} from "./independent-tests.ts";

const ofTwoGroups: readonly IndependentMethod[] = ["mann-whitney", "mann-whitney-exact", "welch-t"];
const ofGroups: readonly IndependentMethod[] = ["kruskal-wallis", "kruskal-wallis-exact", "anova", "anova-welch"];

/**
 * The table with the groups that a test compares in its rows, and their labels. Groups stand in the columns where the
 * columns can be groups; other tests take the table as it is.
 */
export function groupsInRows(
  method: IndependentMethod,
  {counts, rowIndexes, columnIndexes}: OccupiedTable,
  labels: {readonly rows: readonly string[]; readonly columns: readonly string[]},
  [rows]: readonly [MeasurementLevel, MeasurementLevel],
): {readonly counts: CountTable; readonly groups: readonly string[]} {
  const areColumns =
    (ofTwoGroups.includes(method) && columnIndexes.length === 2) || (ofGroups.includes(method) && rows !== "nominal");
  return areColumns
    ? {counts: transposed(counts), groups: columnIndexes.map((index) => labels.columns[index] ?? "")}
    : {counts, groups: rowIndexes.map((index) => labels.rows[index] ?? "")};
}

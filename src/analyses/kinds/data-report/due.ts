import type {Table} from "../../../results/model.ts";
import {dueMeasurements} from "../../quality/due.ts";
import {type DataTask, dataTable, sourceHeading, waveHeading} from "./parts.ts";

/** Measurements that should be there, and are or are not. */
export async function dueTable(task: DataTask): Promise<Table> {
  const due = await dueMeasurements(task);
  const sources = [...new Set(due.map(({source}) => source))];
  return dataTable(
    task,
    "Måling",
    [
      {key: "due", label: "Skulle være besvaret", unit: "count"},
      {key: "answered", label: "Besvaret", unit: "count"},
      {key: "missing", label: "Mangler", unit: "count"},
      {key: "missing_percent", label: "Mangler, pct.", unit: "percent"},
    ],
    sources.map((key) => ({
      key,
      label: sourceHeading(task, key),
      rows: due
        .filter(({source}) => source === key)
        .map((each) => ({
          key: String(each.wave),
          label: waveHeading(task, each.wave),
          cells: [
            {count: each.due},
            {count: each.answered, of: each.due},
            {count: each.due - each.answered, of: each.due},
            {share: each.due - each.answered, of: each.due},
          ],
        })),
    })),
    "Ingen kilde har flere målinger",
  );
}

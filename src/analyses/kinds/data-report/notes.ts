import type {Table} from "../../../results/model.ts";
import {type DataTask, dataTable, sourceHeading} from "./parts.ts";

/** What reading the sources gave to know: columns missing in some files, labels that differ, values left out. */
export function notesTable(task: DataTask): Table {
  return dataTable(
    task,
    "Bemærkning",
    [],
    task.context.store.sources.map(({key, notes}) => ({
      key,
      label: sourceHeading(task, key),
      rows: notes.map((note, index) => ({key: String(index + 1), label: note, cells: []})),
    })),
    "Der er ingen bemærkninger",
  );
}

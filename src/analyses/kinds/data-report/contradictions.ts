import type {Table} from "../../../results/model.ts";
import {contradictions} from "../../quality/contradictions.ts";
import {type DataTask, dataTable} from "./parts.ts";

/** What cannot be true, and how often it is said. */
export async function contradictionsTable(task: DataTask): Promise<Table> {
  const found = await contradictions(task);
  return dataTable(
    task,
    "Modsigelse",
    [{key: "count", label: "Antal", unit: "count"}],
    [{key: "all", label: null, rows: found.map(({key, text, count}) => ({key, label: text, cells: [{count}]}))}],
    "Der er ikke angivet nogen modsigelser at lede efter",
  );
}

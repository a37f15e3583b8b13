import type {Table} from "../../../results/model.ts";
import {assessQuality} from "../../quality/assess.ts";
import {type DataTask, dataTable} from "./parts.ts";

/** The limits of `data_quality` that the data pass. */
export async function limitsTable(task: DataTask): Promise<Table> {
  const findings = await assessQuality(task);
  const stops = findings.filter(({level}) => level === "stop");
  const warnings = findings.filter(({level}) => level === "warn");
  return dataTable(
    task,
    "Overskredet grænse",
    [],
    [
      {key: "stop", label: "Stopper rapporten", rows: rowsOf(stops)},
      {key: "warn", label: "Advarsel", rows: rowsOf(warnings)},
    ],
    "Ingen grænser er overskredet",
  );
}

function rowsOf(findings: readonly {readonly text: string}[]) {
  return findings.map(({text}, index) => ({key: String(index + 1), label: text, cells: []}));
}

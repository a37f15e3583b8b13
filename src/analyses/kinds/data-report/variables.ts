import type {Table} from "../../../results/model.ts";
import {answeredVariables} from "../../quality/variables.ts";
import {type DataTask, dataTable, sourceHeading} from "./parts.ts";

/** A row for each variable: forms in which it is asked, valid answers, each kind of missing. */
export async function variablesTable(task: DataTask): Promise<Table> {
  const sources = await answeredVariables(task);
  return dataTable(
    task,
    "Variabel",
    [
      {key: "forms", label: "Rækker", unit: "count"},
      {key: "valid", label: "Gyldige svar", unit: "count"},
      {key: "dont_know", label: "Ved ikke", unit: "count"},
      {key: "not_relevant", label: "Ikke relevant", unit: "count"},
      {key: "no_answer", label: "Uoplyst", unit: "count"},
      {key: "no_answer_percent", label: "Uoplyst, pct.", unit: "percent"},
    ],
    sources.map(({source, variables}) => ({
      key: source.key,
      label: sourceHeading(task, source.key),
      rows: variables.map(({variable, forms, valid, dontKnow, notRelevant, noAnswer}) => ({
        key: variable.name,
        label: variable.label,
        cells: [
          {count: forms},
          {count: valid, of: forms},
          {count: dontKnow, of: forms},
          {count: notRelevant, of: forms},
          {count: noAnswer, of: forms},
          {share: noAnswer, of: forms},
        ],
      })),
    })),
    "Kilderne har ingen variable",
  );
}

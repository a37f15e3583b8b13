import {printP} from "../../../numbers/print.ts";
import type {Table} from "../../../results/model.ts";
import {dropOut} from "../../quality/drop-out.ts";
import {type DataTask, dataTable, sourceHeading} from "./parts.ts";

/** Questions in which those who came back differed from all at the first wave, by five percentage points or more. */
export async function dropOutTable(task: DataTask): Promise<Table> {
  const compared = await dropOut(task);
  const sources = [...new Set(compared.map(({source}) => source))];
  return dataTable(
    task,
    "Spørgsmål og svar ved første måling",
    [
      {key: "stayed", label: "Svarede igen, pct.", unit: "percent"},
      {key: "all", label: "Alle, pct.", unit: "percent"},
      {key: "n_stayed", label: "Svarede igen (n)", unit: "count"},
      {key: "n_all", label: "Alle (n)", unit: "count"},
      {key: "p", label: "p", unit: "number"},
    ],
    sources.map((key) => ({
      key,
      label: sourceHeading(task, key),
      rows: compared
        .filter(({source}) => source === key)
        .flatMap(({variable, finding}) => {
          if (finding === null) return [];
          const category = variable.scale?.categories.filter(({missing}) => missing === null)[finding.category];
          const {stayed, all} = finding;
          return [
            {
              key: variable.name,
              label: `${variable.label}: ${category?.label ?? ""}`,
              cells: [
                {share: Math.round(finding.shareOfStayed * stayed), of: stayed},
                {share: Math.round(finding.shareOfAll * all), of: all},
                {count: stayed, of: all},
                {count: all},
                {text: printP(finding.p, task.context.style)},
              ],
            },
          ];
        }),
    })),
    "Ingen forskelle på fem procentpoint eller mere",
  );
}

import type {Table} from "../../../results/model.ts";
import {straightLinesOf} from "../../quality/straight-lines.ts";
import {type DataTask, dataTable, sourceHeading, waveHeading} from "./parts.ts";

/** Forms with one and the same answer all through a battery. */
export async function straightLinesTable(task: DataTask): Promise<Table> {
  const batteries = await straightLinesOf(task);
  return dataTable(
    task,
    "Måling",
    [
      {key: "complete", label: "Helt udfyldte", unit: "count"},
      {key: "straight", label: "Samme svar hele vejen", unit: "count"},
      {key: "percent", label: "Pct.", unit: "percent"},
    ],
    batteries.map(({battery, lines}) => ({
      key: `${battery.source}-${battery.key}`,
      label: `${sourceHeading(task, battery.source)}: »${battery.items[0]?.label ?? battery.key}« og ${battery.items.length - 1} spørgsmål til`,
      rows: lines.map(({wave, complete, straight}) => ({
        key: wave === null ? "all" : String(wave),
        label: waveHeading(task, wave),
        cells: [{count: complete}, {count: straight, of: complete}, {share: straight, of: complete}],
      })),
    })),
    "Ingen kilde har spørgsmålsbatterier",
  );
}

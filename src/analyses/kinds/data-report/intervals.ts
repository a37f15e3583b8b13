import {printNumber} from "../../../numbers/print.ts";
import type {SourceReport} from "../../../results/data-report.ts";
import type {Table} from "../../../results/model.ts";
import type {WaveInterval} from "../../../store/quality-model.ts";
import {hasUnmatchedForms} from "../../resolve/rounds.ts";
import {type DataTask, dataTable, sourceHeading} from "./parts.ts";

/** Days between the answers of the same persons at two waves. */
export async function intervalsTable(task: DataTask): Promise<Table> {
  const {store} = task.context;
  const followed = store.sources.filter(({key}) => !hasUnmatchedForms(task.evaluation, key));
  const blocks = await Promise.all(
    followed.map(async ({key, waves}) => ({
      key,
      label: sourceHeading(task, key),
      rows: (await store.quality.intervals(key)).filter(isAnswered(waves)).map(({from, to, persons, days}) => ({
        key: `${from}-${to}`,
        label: `Fra måling ${from} til måling ${to}`,
        cells: [
          {count: persons},
          ...[days?.minimum, days?.median, days?.maximum].map((value) =>
            value === undefined
              ? {empty: "ingen har svaret ved begge målinger"}
              : {text: printNumber(value, Number.isInteger(value) ? 0 : 1)},
          ),
        ],
      })),
    })),
  );
  return dataTable(
    task,
    "Mellem målinger",
    [
      {key: "persons", label: "Personer", unit: "count"},
      {key: "minimum", label: "Færrest dage", unit: "number"},
      {key: "median", label: "Median, dage", unit: "number"},
      {key: "maximum", label: "Flest dage", unit: "number"},
    ],
    blocks,
    "Ingen kilde har målinger med dato",
  );
}

/** Some of the evaluation's waves may be other sources' only. */
function isAnswered(waves: SourceReport["waves"]): (interval: WaveInterval) => boolean {
  const answered = new Set(waves.filter(({count}) => count > 0).map(({wave}) => wave));
  return ({from, to}) => answered.has(from) && answered.has(to);
}

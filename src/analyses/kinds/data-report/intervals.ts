import {printNumber} from "../../../numbers/print.ts";
import type {Table} from "../../../results/model.ts";
import {type DataTask, dataTable, sourceHeading} from "./parts.ts";

/** Days between the answers of the same persons at two waves. */
export async function intervalsTable(task: DataTask): Promise<Table> {
  const {store} = task.context;
  const blocks = await Promise.all(
    store.sources.map(async ({key}) => ({
      key,
      label: sourceHeading(task, key),
      rows: (await store.quality.intervals(key)).map(({from, to, persons, days}) => ({
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

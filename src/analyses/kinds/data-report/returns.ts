import type {Table} from "../../../results/model.ts";
import {listOf} from "../../print/danish.ts";
import {hasUnmatchedForms} from "../../resolve/rounds.ts";
import {type DataTask, dataTable, sourceHeading} from "./parts.ts";

/** Who came back: a row for each set of waves that persons have answered at, most persons first. Where every row is a person, nobody can. */
export async function returnsTable(task: DataTask): Promise<Table> {
  const {store} = task.context;
  const waved = store.sources.filter(({key, waves}) => waves.length > 0 && !hasUnmatchedForms(task.evaluation, key));
  const blocks = await Promise.all(
    waved.map(async ({key}) => {
      const patterns = await store.quality.returns(key);
      const all = patterns.reduce((sum, {persons}) => sum + persons, 0);
      return {
        key,
        label: sourceHeading(task, key),
        rows: patterns.map(({waves, persons}) => ({
          key: waves.join("-"),
          label: waves.length === 1 ? `Kun måling ${waves[0]}` : `Måling ${listOf(waves.map(String))}`,
          cells: [
            {count: persons, of: all},
            {share: persons, of: all},
          ],
        })),
      };
    }),
  );
  return dataTable(
    task,
    "Besvarede målinger",
    [
      {key: "persons", label: "Personer", unit: "count"},
      {key: "percent", label: "Pct.", unit: "percent"},
    ],
    blocks,
    "Ingen kilde har flere målinger",
  );
}

/**
 * How many persons of the population have answered each source at each wave, in numbers of persons.
 *
 * - The only block is `all`; rows are sources, columns are waves (`1`, `3`).
 * - Each cell's base is the population after `where`; there is no total row.
 */
import {answeredName} from "../../codebook/lookup.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult, Column, Row} from "../../results/model.ts";
import type {CountRow} from "../../store/model.ts";
import {upperFirst} from "../print/danish.ts";
import {checkWaves} from "../resolve/items.ts";
import {countPersons, scopeOf} from "../resolve/population.ts";
import {sourceOf, waveLabel} from "../resolve/waves.ts";
import {addressOf, countCell} from "../table/cells.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";

const block = "all";

export async function response(task: Task<"response">): Promise<AnalysisResult> {
  const {key: analysis, spec, evaluation} = task;
  const scope = scopeOf(task, null);
  checkWaves(task, spec.waves);
  checkSources(task);
  const counted = await Promise.all(
    spec.sources.map(async (source) => ({
      source,
      rows: await countPersons(
        task,
        scope,
        spec.waves.map((wave) => ({source, variable: answeredName, wave})),
      ),
    })),
  );
  const size = persons(counted[0]?.rows ?? [], () => true);
  return resultOf(task, {
    scope,
    size,
    items: [],
    sources: spec.sources,
    waves: spec.waves,
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: spec.waves.map(
        (wave): Column => ({
          key: String(wave),
          label: waveLabel(evaluation, wave),
          group: null,
          unit: "count",
          role: "value",
        }),
      ),
      blocks: [
        {
          key: block,
          label: null,
          question: null,
          rows: counted.map(
            ({source, rows}): Row => ({
              key: source,
              label: upperFirst(evaluation.sources[source]?.name ?? source),
              role: "category",
              cells: spec.waves.map((wave, index) => {
                const answered = persons(rows, ({answers}) => answers[index]?.code === "1");
                return countCell(addressOf(analysis, block, source, String(wave)), answered, size);
              }),
            }),
          ),
        },
      ],
    },
    bases: [],
  });
}

function persons(rows: readonly CountRow[], matches: (row: CountRow) => boolean): number {
  return rows.reduce((sum, row) => (matches(row) ? sum + row.n : sum), 0);
}

function checkSources(task: Task<"response">): void {
  const {sources} = task.spec;
  sources.forEach((key, index) => {
    const place = placeIn(task, "sources", index);
    if (sourceOf(task.evaluation, key, place).wave === undefined) {
      throw new CliError("config", `Source "${key}" has no waves, so its answers cannot be counted by wave.`, {
        place,
        hint: "Take it out of sources.",
      });
    }
    if (sources.indexOf(key) < index) {
      throw new CliError("config", `Source "${key}" is given twice.`, {place, hint: "Take one of them out."});
    }
  });
}

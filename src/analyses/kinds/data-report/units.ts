import {answeredName, findVariable} from "../../../codebook/lookup.ts";
import {parseVariableReference} from "../../../config/variable-reference.ts";
import {CliError} from "../../../errors/cli-error.ts";
import type {Table} from "../../../results/model.ts";
import {wavesIn} from "../../quality/look.ts";
import {sourceOf, waveOf} from "../../resolve/waves.ts";
import {type DataTask, dataTable, sourceHeading, waveHeading} from "./parts.ts";

/** Response and coverage by unit: how many persons each unit has, and who of them answered at each wave. */
export async function unitsTable(task: DataTask): Promise<Table> {
  const {evaluation, context} = task;
  const waves = wavesIn(evaluation);
  const columns = [
    {key: "persons", label: "Personer", unit: "count" as const},
    ...waves.map((wave) => ({
      key: String(wave),
      label: `${waveHeading(task, wave)}, svarprocent`,
      unit: "percent" as const,
    })),
  ];
  const unit = unitOf(task);
  if (unit === null) return dataTable(task, "Enhed", columns, [], "Der er ikke angivet nogen enhed");
  const waved = context.store.sources.filter((source) => source.waves.length > 0);
  const blocks = await Promise.all(
    waved.map(async ({key}) => {
      const rows = await context.store.counts({
        population: evaluation.population,
        where: [],
        panel: null,
        by: [unit.at, ...waves.map((wave) => ({source: key, variable: answeredName, wave}))],
      });
      const persons = (code: string | null, wave?: number) =>
        rows
          .filter(({answers: [of, ...answered]}) => {
            return of?.code === code && (wave === undefined || answered[waves.indexOf(wave)]?.code === "1");
          })
          .reduce((sum, {n}) => sum + n, 0);
      const cells = (code: string | null) => [
        {count: persons(code)},
        ...waves.map((wave) => ({share: persons(code, wave), of: persons(code)})),
      ];
      return {
        key,
        label: sourceHeading(task, key),
        rows: [
          ...unit.categories.map(({code, label}) => ({key: code, label, cells: cells(code)})),
          ...(persons(null) === 0 ? [] : [{key: "unknown", label: "Uoplyst", cells: cells(null)}]),
        ],
      };
    }),
  );
  return dataTable(task, unit.label, columns, blocks, "Ingen kilde har flere målinger");
}

function unitOf({evaluation, context}: DataTask) {
  const {unit} = evaluation.data_quality;
  if (unit === undefined) return null;
  const place = context.placeOf(["data_quality", "unit"]);
  const reference = parseVariableReference(unit);
  sourceOf(evaluation, reference.source, place);
  const variable = findVariable(context.codebook, reference.source, reference.variable, place);
  if (variable.scale === null) {
    throw new CliError("config", `${unit} has no answers to choose among, so it names no units.`, {
      place,
      hint: "Name a categorical variable, or give it labels in codebook.yaml.",
    });
  }
  return {
    at: {...reference, wave: waveOf({evaluation, context}, reference, place, null)},
    label: variable.label,
    categories: variable.scale.categories,
  };
}

import {categoryCodes, findVariable} from "../codebook/lookup.ts";
import type {Codebook} from "../codebook/model.ts";
import type {SourceSpec} from "../config/evaluation.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {Path} from "../config/read-yaml.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {completedColumnOf} from "../sources/completed-column.ts";
import type {SourceTable} from "../sources/model.ts";
import {waveColumnOf} from "../sources/wave-column.ts";
import type {PopulationRules, SourceRules} from "../store/model.ts";

type Role = "id" | "wave" | "completed" | "closed";

/**
 * How the rows of one source become answers, checked against the columns that the export has.
 * @throws CliError (config) for a column that is not there
 */
export function sourceRules(files: EvaluationFiles, table: SourceTable): SourceRules {
  const {key} = table;
  const spec = files.evaluation.value.sources[key];
  if (spec === undefined) throw new TypeError(`no source ${key}`);
  const columns = table.columns.map((column) => column.name);
  const column = (role: Role): string | null => {
    const name = ruleColumnName(spec, role);
    if (name === undefined || name === null) return null;
    if (columns.includes(name)) return name;
    throw new CliError("config", `"${table.dataFile}" has no column "${name}" for ${role}.`, {
      place: files.evaluation.placeOf(["sources", key, role]),
      hint: didYouMean(name, columns, "columns"),
    });
  };
  return {
    key,
    name: printedName(spec),
    type: spec.type,
    id: column("id") ?? spec.id,
    wave: column("wave"),
    completed: column("completed"),
    closed: column("closed"),
  };
}

/** The column that plays a role: as it is named, or the one that was made where the system or the waves want it. */
function ruleColumnName(spec: SourceSpec, role: Role): string | null | undefined {
  if (role === "wave") return waveColumnOf(spec.wave);
  return role === "completed" ? completedColumnOf(spec) : spec[role];
}

/** The populations with their conditions as codes. */
export function populationRules(files: EvaluationFiles, codebook: Codebook): PopulationRules[] {
  const {populations, population, sources} = files.evaluation.value;
  const placeOf = (path: Path) => files.evaluation.placeOf(path);
  if (!Object.hasOwn(populations, population)) {
    throw new CliError("config", `There is no population "${population}".`, {
      place: placeOf(["population"]),
      hint: didYouMean(population, Object.keys(populations), "populations"),
    });
  }
  return Object.entries(populations).map(([key, {source, label, where}]) => {
    if (!Object.hasOwn(sources, source)) {
      throw new CliError("config", `There is no source "${source}".`, {
        place: placeOf(["populations", key, "source"]),
        hint: didYouMean(source, Object.keys(sources), "sources"),
      });
    }
    const conditions = Object.entries(where).map(([name, answers]) => {
      const place = placeOf(["populations", key, "where", name]);
      const variable = findVariable(codebook, source, name, place);
      const codes = categoryCodes(variable, Array.isArray(answers) ? answers : [answers], place);
      return {variable: {source, variable: name, wave: null}, codes};
    });
    return {key, label, source, where: conditions};
  });
}

function printedName(spec: SourceSpec): string {
  return spec.system === undefined ? spec.name : `${spec.system}, ${spec.name}`;
}

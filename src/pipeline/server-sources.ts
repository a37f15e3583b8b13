/** Evaluations whose sources are tables of a server. */
import {listedOrder, type VariableSpec} from "../config/codebook-file.ts";
import type {DatabaseSourceSpec} from "../config/evaluation.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import {CliError} from "../errors/cli-error.ts";
import {readConnection} from "../postgresql/connection.ts";
import type {SourceTable} from "../sources/model.ts";
import {describeTable} from "../store/server/describe.ts";
import {openServer, type Server, type ServerOptions} from "../store/server/server.ts";
import type {ServerTable, ToldColumn} from "../store/server/table.ts";

/**
 * Whether the sources of an evaluation are tables of a server.
 * @throws CliError (config) when some are and some are files, and when nobody says where the server is
 */
export function isInServer({evaluation: {value, placeOf}}: Pick<EvaluationFiles, "evaluation">): boolean {
  const sources = Object.entries(value.sources);
  const tables = sources.filter(([, {type}]) => type === "database");
  if (tables.length === 0) {
    if (value.database === undefined) return false;
    throw new CliError("config", "There is a database, and no source is a table of it.", {
      place: placeOf(["database"]),
      hint: "Write type: database and table of the sources that are, or take it out.",
    });
  }
  const file = sources.find(([, {type}]) => type !== "database");
  if (file !== undefined) {
    throw new CliError(
      "config",
      `Source "${file[0]}" is a file, and others are tables of a server: they cannot be counted together.`,
      {
        place: placeOf(["sources", file[0]]),
        hint: "Load the file into a table of the server; or fetch the tables as files with maalepunkt fetch, where rows may leave the server.",
      },
    );
  }
  if (value.database !== undefined) return true;
  throw new CliError("config", "Nobody says which server the tables are in.", {
    place: placeOf(["sources", tables[0]?.[0] ?? "", "type"]),
    hint: "Write under database in evaluation.yaml: connection: {env: MAALEPUNKT_DATABASE_URL}.",
  });
}

/**
 * Connects to an evaluation's server.
 * @param onStatement is told of every statement
 * @throws CliError (environment) when it is not told, cannot be reached, or does not let the user in
 */
export async function openEvaluationServer(
  {evaluation: {value, placeOf}, folder}: EvaluationFiles,
  onStatement?: ServerOptions["onStatement"],
): Promise<Server> {
  const {database} = value;
  if (database === undefined) throw new TypeError("an evaluation without a database has no server");
  const connection = await readConnection(database, {
    what: "the address of the database",
    folder,
    placeOf: (part) => placeOf(["database", part]),
  });
  return openServer({
    connection,
    place: placeOf(["database"]),
    timeout: database.timeout_seconds,
    connections: database.connections,
    onStatement,
  });
}

/**
 * All sources of an evaluation, in its order.
 * @throws CliError (config, data) for tables and columns that are not there, or cannot be read
 */
export async function describeTables(files: EvaluationFiles, server: Server): Promise<SourceTable[]> {
  const tables: SourceTable[] = [];
  for (const [key, spec] of Object.entries(files.evaluation.value.sources)) {
    if (spec.type !== "database") throw new TypeError(`source ${key} is a file`);
    tables.push(await describeTable(server, serverTable(files, key, spec)));
  }
  return tables;
}

function serverTable({evaluation, codebook}: EvaluationFiles, key: string, spec: DatabaseSourceSpec): ServerTable {
  const at = (role: string) => evaluation.placeOf(["sources", key, role]);
  const written = Object.hasOwn(codebook.value.sources, key) ? codebook.value.sources[key] : undefined;
  const options = Object.entries(written?.sets ?? {}).flatMap(([name, set]) => {
    const columns = Array.isArray(set.options) ? set.options : Object.keys(set.options ?? {});
    return columns.map((column): [string, ToldColumn] => [
      column,
      {holds: "answers", question: set.question ?? null, place: codebook.placeOf(["sources", key, "sets", name])},
    ]);
  });
  const variables = Object.entries(written?.variables ?? {}).map(([name, variable]): [string, ToldColumn] => [
    name,
    {
      holds: holdsOf(variable),
      question: variable.question ?? null,
      place: codebook.placeOf(["sources", key, "variables", name]),
    },
  ]);
  return {
    key,
    table: spec.table ?? null,
    query: spec.query ?? null,
    id: spec.id,
    wave: waveOf(spec, key, evaluation),
    completed: spec.completed ?? null,
    told: new Map([...variables, ...options]),
    place: at(spec.table === undefined ? "query" : "table"),
    wavePlace: at("wave"),
  };
}

/** What codebook.yaml says that a column holds. */
function holdsOf(spec: VariableSpec): ToldColumn["holds"] {
  if (spec.type !== undefined && spec.type !== "categorical") return spec.type;
  if (spec.order === "danish") return "answers";
  if (spec.scale !== undefined || spec.labels !== undefined || listedOrder(spec).length > 0) return "listed";
  return spec.type === "categorical" || spec.merge !== undefined ? "answers" : "anything";
}

function waveOf(
  {wave}: DatabaseSourceSpec,
  key: string,
  {placeOf}: EvaluationFiles["evaluation"],
): ServerTable["wave"] {
  if (wave === undefined) return null;
  if (typeof wave === "string") return {column: wave, values: null};
  if ("variable" in wave) return {column: wave.variable, values: wave.values};
  throw new CliError(
    "config",
    `The waves of "${key}" come from ${"suffix" in wave ? "names of columns" : "names of files"}, which a table has not.`,
    {
      place: placeOf(["sources", key, "wave"]),
      hint: "Write a query with a row for each person and wave (SELECT … UNION ALL SELECT …), and name its column with the wave.",
    },
  );
}

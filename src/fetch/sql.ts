import {createWriteStream} from "node:fs";
import {readFile} from "node:fs/promises";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {Client} from "pg";
import {CliError} from "../errors/cli-error.ts";
import {pathOf} from "../secrets/files.ts";
import {fileMode} from "./disk.ts";
import {connectionOf, type SqlStep} from "./sql/connection.ts";
import {csvLine} from "./sql/csv-line.ts";
import {inWords} from "./sql/in-words.ts";
import {type StepResult, stepError} from "./step.ts";

type Row = readonly (string | null)[];

const boolean = 16;
const timeWithZone = 1184;

/** Rows that are fetched at once, and are all of them that are ever in memory. */
const pieceSize = 5000;

/** Writes what a query gives to a CSV file. The transaction can only read, and sees the database as it is at one moment. */
export async function fetchSql(step: SqlStep): Promise<StepResult> {
  const {spec} = step;
  const query = await queryOf(step);
  const limit = AbortSignal.timeout(spec.longest_seconds * 1000);
  const signal = step.signal === undefined ? limit : AbortSignal.any([step.signal, limit]);
  const client = new Client({
    ...(await connectionOf(step)).client,
    application_name: "maalepunkt",
    statement_timeout: Math.ceil(spec.statement_seconds * 1000),
    query_timeout: Math.ceil(spec.statement_seconds * 1000) + 10_000,
    connectionTimeoutMillis: 60_000,
    keepAlive: true,
  });
  const stop = () => client.connection?.stream.destroy();
  signal.addEventListener("abort", stop);
  client.on("error", () => undefined);
  let rows = 0;
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SELECT set_config('TimeZone', $1, true), set_config('DateStyle', 'ISO', true)", [
      spec.time_zone,
    ]);
    await step.parts.begin(spec.file, null);
    const counted = (count: number) => {
      rows += count;
    };
    await pipeline(
      Readable.from(linesOf(step, client, query, counted)),
      createWriteStream(step.parts.path(spec.file), {flags: "a", mode: fileMode}),
      {signal},
    );
  } catch (cause) {
    throw inWords(step, cause, limit);
  } finally {
    signal.removeEventListener("abort", stop);
    await client.end().catch(() => undefined);
  }
  if (rows === 0) {
    await step.parts.forget(spec.file);
    throw stepError(step, "data", "the query gives no rows", {place: step.placeOf([queryKey(step)])});
  }
  const part = await step.parts.finish(spec.file, {});
  return {files: [{name: spec.file, ...part, rows, from: step.from}]};
}

/** The header, and then line for line what the query gives. */
async function* linesOf(
  step: SqlStep,
  client: Client,
  query: string,
  counted: (rows: number) => void,
): AsyncGenerator<string> {
  let bytes = 0;
  const checked = (text: string) => {
    bytes += Buffer.byteLength(text);
    if (bytes <= step.spec.largest_mb * 1024 * 1024) return text;
    throw stepError(step, "data", `what the query gives is larger than ${step.spec.largest_mb} MB`, {
      place: step.placeOf(["largest_mb"]),
      hint: "Is it the right query? Else allow more with largest_mb.",
    });
  };
  // With a name, the text is one statement and no more; and a cursor takes only what reads.
  await client.query({name: "declare", text: `DECLARE rows NO SCROLL CURSOR FOR ${query}`});
  for (let isFirst = true; ; isFirst = false) {
    const piece = await client.query<string[]>({
      text: `FETCH FORWARD ${pieceSize} FROM rows`,
      rowMode: "array",
      types: {getTypeParser: textOf},
    });
    if (isFirst) yield checked(csvLine(piece.fields.map(({name}) => name)));
    if (piece.rows.length === 0) return;
    counted(piece.rows.length);
    yield checked(piece.rows.map((row: Row) => csvLine(row)).join(""));
  }
}

/** Values as the database writes them; truth as 1 and 0, and times by the clock of the step's zone. */
function textOf(type: number): (text: string) => string {
  if (type === boolean) return (text) => (text === "t" ? "1" : "0");
  if (type === timeWithZone) return (text) => text.replace(/[+-]\d\d(?::\d\d){0,2}$/, "");
  return (text) => text;
}

async function queryOf(step: SqlStep): Promise<string> {
  const {query, query_file: file} = step.spec;
  const text =
    query ??
    (await readFile(pathOf(file ?? "", step.jobFolder, step.effects), "utf8").catch((cause: unknown) => {
      throw new CliError("config", `The query in "${file}" cannot be read.`, {
        place: step.placeOf(["query_file"]),
        cause,
      });
    }));
  const trimmed = text.trim().replace(/;$/, "").trim();
  if (trimmed !== "") return trimmed;
  throw new CliError("config", "The query is empty.", {place: step.placeOf([queryKey(step)])});
}

function queryKey({spec}: SqlStep): "query" | "query_file" {
  return spec.query === undefined ? "query_file" : "query";
}

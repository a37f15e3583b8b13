import {createHash} from "node:crypto";
import {relative, sep} from "node:path";
import {CliError, type Place} from "../errors/cli-error.ts";
import {unknownVariable} from "./csv.ts";
import {decodeText} from "./decode.ts";
import {JsonColumns, type JsonProblem} from "./json-columns.ts";
import {keyTwice} from "./json-twice.ts";
import type {SourceColumn, SourceTable} from "./model.ts";
import {oneLine} from "./one-line.ts";
import {readBytes} from "./read-bytes.ts";
import type {ReadContext} from "./read-delimited-file.ts";
import {columnReadings} from "./readings.ts";

/** JavaScript has no longer texts than this. */
const longestFile = 500 * 1024 * 1024;

/**
 * Reads JSON lines: one object a line, with a column for each key. Objects within objects become columns with dots in their
 * names (`svar.q1`); true and false become 1 and 0.
 * @throws CliError (data) with the line: broken JSON, a line that is no object, a key that stands twice, a list, a file without objects
 */
export async function readJsonLines(key: string, file: string, context: ReadContext): Promise<SourceTable> {
  const bytes = await readBytes(file, context.place, context.effects);
  if (bytes.length > longestFile) {
    throw new CliError("data", "The file is too large to be read as JSON lines: 500 MB is the most.", {
      place: {file},
      hint: "Write it as Parquet or as delimited text.",
    });
  }
  const {text, encoding} = decodeText(bytes, file);
  const {values, lines} = readObjects(text, file);
  const columns = [...values].map(
    ([name, texts]): SourceColumn => ({
      name,
      values: texts,
      reading: columnReadings([texts], null)[0] ?? {kind: "empty"},
    }),
  );
  const path = relative(context.folder, file).split(sep).join("/");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return {
    key,
    files: [{path, sha256, rows: lines.length, encoding, delimiter: null}],
    dataFile: file,
    columns,
    rowCount: lines.length,
    held: null,
    lines,
    variables: columns.map(({name}) => unknownVariable(name, file)),
    notes: [],
  };
}

function readObjects(text: string, file: string) {
  const columns = new JsonColumns();
  const lines: number[] = [];
  let line = 0;
  for (const part of linesOf(text)) {
    line += 1;
    if (part.trim() === "") continue;
    const json = withExactNumbers(part);
    const object = objectOf(json, {file, line});
    const problem = columns.add(object) ?? givenTwice(json, object);
    if (problem !== null) {
      throw new CliError("data", problem.message, {place: {file, line}, hint: problem.hint});
    }
    lines.push(line);
  }
  if (lines.length > 0) return {values: columns.values, lines};
  throw new CliError("data", "The file has no objects.", {place: {file}, hint: "Export it again, with the answers."});
}

function* linesOf(text: string): Iterable<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    yield text.slice(start, end === -1 ? text.length : end);
    start = end === -1 ? text.length : end + 1;
  }
}

/** Numbers that JavaScript would round, and texts, which may hold such numbers and are left alone. */
const longNumbers = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

function withExactNumbers(line: string): string {
  return /\d{16}/.test(line)
    ? line.replaceAll(longNumbers, (found) => (found.startsWith('"') ? found : `"${found}"`))
    : line;
}

function objectOf(line: string, place: Place): object {
  const value = parsed(line, place);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new CliError("data", "The line is no JSON object.", {
    place,
    hint: 'JSON lines have one object on each line: {"id": "B1", "q1": 4}. A list of objects must be taken apart.',
  });
}

function givenTwice(json: string, object: object): JsonProblem | null {
  const key = keyTwice(json, object);
  if (key === null) return null;
  return {
    message: `"${oneLine(key)}" stands twice in one object.`,
    hint: "Give each its own name, or take one of them out.",
  };
}

function parsed(line: string, place: Place): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new CliError("data", "The line is not whole JSON.", {
      place,
      hint: "Each object must stand on one line of its own. Was the file cut short?",
      cause,
    });
  }
}

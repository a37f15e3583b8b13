import {createRequire} from "node:module";
import {CORE_SCHEMA, load} from "js-yaml";
import type {Document, Node, Pair} from "yaml";
import type {z} from "zod";
import {CliError, type Place} from "../errors/cli-error.ts";
import {explainIssues} from "./explain-issues.ts";

export type Path = readonly (string | number)[];

/** A configuration file that fits its schema, and where in the file each of its parts stands. */
export interface ConfigFile<Value> {
  readonly file: string;
  readonly value: Value;
  /** The place of the value at a path, or of the nearest part of the path that is written in the file. */
  readonly placeOf: (path: Path) => Place;
}

/**
 * Reads YAML text into a checked value.
 *
 * Two parsers share the work. js-yaml gives the value in a third of the time; `yaml`, which knows where each part stands, is
 * loaded only when somebody asks for a place, and has the last word on what is wrong. A file whose name ends in `.json` is
 * read as JSON, which is faster again: for large files that programs write.
 * @param file the name that messages show
 * @throws CliError (config) with file, line and column for broken YAML, a key given twice, or a value the schema refuses
 */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): ConfigFile<z.output<Schema>> {
  const quick = file.endsWith(".json") ? parseJson(text) : parseQuickly(text);
  let parsed = quick === undefined ? parseYaml(file, text) : undefined;
  const find = (path: Path): Place => {
    parsed ??= parseYaml(file, text);
    return parsed.placeAt(offsetOf(parsed.document.contents, path));
  };
  const placeOf = (path: Path): Place => foundWhenRead(file, () => find(path));
  const raw: unknown = quick ?? parsed?.document.toJS({maxAliasCount: 100}) ?? {};
  const result = schema.safeParse(raw);
  if (!result.success) {
    const {message, hint, path} = explainIssues(result.error.issues, schema, raw);
    const place = placeOf(path);
    throw new CliError("config", message, {place, hint: hint ?? colourHint(text.split("\n")[(place.line ?? 1) - 1])});
  }
  return {file, value: result.data, placeOf};
}

/** Places are asked for before every check and read only when one fails, so they are not looked for until then. */
function foundWhenRead(file: string, find: () => Place): Place {
  let found: Place | undefined;
  const place = () => {
    found ??= find();
    return found;
  };
  return {
    file,
    get line() {
      return place().line ?? 1;
    },
    get column() {
      return place().column ?? 1;
    },
  };
}

/** Undefined for what is not JSON: YAML, of which JSON is a part, then says where. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined for what js-yaml cannot read, and for an empty file. */
function parseQuickly(text: string): unknown {
  try {
    return load(text, {schema: CORE_SCHEMA}) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Loaded when it is first wanted; `require`, because places are looked up by functions that cannot wait. */
function placesLibrary(): typeof import("yaml") {
  return createRequire(import.meta.url)("yaml");
}

function parseYaml(file: string, text: string): {document: Document; placeAt: (offset: number) => Place} {
  const {LineCounter, parseDocument} = placesLibrary();
  const lines = new LineCounter();
  const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, uniqueKeys: true, stringKeys: true});
  const placeAt = (offset: number): Place => {
    const {line, col} = lines.linePos(offset);
    return {file, line, column: col};
  };
  const broken = document.errors[0];
  if (broken === undefined) return {document, placeAt};
  const place = placeAt(broken.pos[0]);
  if (broken.code === "DUPLICATE_KEY") {
    const key = /^[^:\s]+/.exec(text.slice(broken.pos[0]))?.[0] ?? "";
    throw new CliError("config", `The key "${key}" stands twice in the same place.`, {
      place,
      hint: "Give one of them another name, or take it out.",
    });
  }
  const comment = colourComment.exec(text);
  if (comment !== null && comment.index < broken.pos[1]) {
    throw new CliError(
      "config",
      "A colour without quotes is read as a comment, and so is what follows it on its line.",
      {
        place: placeAt(comment.index + comment[0].indexOf("#")),
        hint: colourHint(comment[0]),
      },
    );
  }
  throw new CliError("config", `This is not YAML that can be read: ${sentence(broken.message)}`, {
    place,
    hint: "Look at the indentation, quotes and colons around this line.",
  });
}

function colourHint(line: string | undefined): string | undefined {
  const colour = line === undefined ? undefined : colourComment.exec(line)?.[1];
  return colour && `A # begins a comment: write the colour in quotes, "${colour}".`;
}

/** A colour without quotes, which empties its key or leaves the bracket around it open. */
const colourComment = /[:,[]\s*(#(?:[0-9a-f]{3}|[0-9a-f]{6}))(?![0-9a-z])/i;

function sentence(text: string): string {
  const first = text.split("\n")[0] ?? text;
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

/** Walks as far down the path as the file goes; a path that ends in a key points at the key. */
function offsetOf(root: Node | null, path: Path): number {
  const {isMap, isPair, isScalar, isSeq} = placesLibrary();
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (pair === undefined) return offset;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) return offset;
      node = isPair(item) ? item.value : item;
      offset = (node as Node).range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

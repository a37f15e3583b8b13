import {join} from "node:path";
import {CliError, type Place} from "../../../errors/cli-error.ts";
import {typedKeys} from "../../resolve/typed-names.ts";
import {placeIn, type Task} from "../../task.ts";
import {type Entry, readEntry} from "./entry.ts";

/** A table as it is typed. */
export interface EnteredTable {
  /** The heading above the row labels, where the table brings one. */
  readonly stub: string;
  readonly columns: readonly EnteredColumn[];
  readonly rows: readonly EnteredRow[];
}

export interface EnteredColumn {
  readonly key: string;
  readonly label: string;
  readonly unit: "number" | "text";
  /** As its numbers are written, when undefined. */
  readonly decimals: number | undefined;
  readonly isTotal: boolean;
}

export interface EnteredRow {
  readonly key: string;
  readonly label: string;
  readonly entries: readonly Entry[];
  readonly isTotal: boolean;
  /** Where the entry of a column is typed. */
  readonly placeOf: (column: number) => Place;
}

type Entered = Task<"entered">;
type ColumnSpec = NonNullable<Entered["spec"]["columns"]>[number];

interface TypedRow {
  readonly label: string;
  readonly key?: string | undefined;
  readonly values: readonly TypedValue[];
  readonly place: Place;
  readonly placeOf: (column: number) => Place;
}

type TypedValue = NonNullable<Entered["spec"]["rows"]>[number]["values"][number];

/** @throws CliError (config, data) when neither rows nor a file, or both, are given, or what is typed does not fit the columns */
export async function readEntered(task: Entered): Promise<EnteredTable> {
  const {rows, path} = task.spec;
  if (rows !== undefined && path !== undefined) throw bothOrNone(task, "Both rows and path are given.");
  if (path !== undefined) return await readFile(task, path);
  if (rows === undefined) throw bothOrNone(task, "Neither rows nor path is given.");
  if (task.spec.columns === undefined) {
    throw new CliError("config", "columns is missing.", {
      place: placeIn(task),
      hint: "Name a column for each value of a row.",
    });
  }
  const typed = rows.map(
    (row, index): TypedRow => ({
      ...row,
      place: placeIn(task, "rows", index),
      placeOf: (column) => placeIn(task, "rows", index, "values", column),
    }),
  );
  return tableOf(task, "", task.spec.columns, typed);
}

async function readFile(task: Entered, path: string): Promise<EnteredTable> {
  const file = join(task.context.folder, path);
  const [header, ...records] = await task.context.readRecords(file, placeIn(task, "path"));
  if (header === undefined || records.length === 0) {
    throw new CliError("data", "The file has no rows below a header.", {place: {file}, hint: "Type the table in it."});
  }
  const [stub = "", ...labels] = header.fields.map((field) => field.trim());
  const columns = task.spec.columns ?? labels.map((label): ColumnSpec => ({label, unit: "number"}));
  if (columns.length !== labels.length) {
    throw new CliError("config", `The file has ${labels.length} columns of values, and ${columns.length} are named.`, {
      place: placeIn(task, "columns"),
      hint: "Name one for each, or none: then the header's names are printed.",
    });
  }
  const typed = records.map(({fields, line}): TypedRow => {
    const [label = "", ...values] = fields;
    return {label: label.trim(), values, place: {file, line}, placeOf: () => ({file, line})};
  });
  return tableOf(task, stub, columns, typed);
}

function bothOrNone(task: Entered, message: string): CliError {
  return new CliError("config", message, {
    place: placeIn(task),
    hint: "Type the table under rows, or name a CSV file with path.",
  });
}

function tableOf(task: Entered, stub: string, specs: readonly ColumnSpec[], typed: readonly TypedRow[]): EnteredTable {
  const {total_row: totalRow, total_column: totalColumn} = task.spec;
  const columns = specs.map((spec) => {
    const isTotal = spec.label === totalColumn;
    return {
      ...spec,
      key: "key" in spec ? spec.key : undefined,
      isTotal,
      decimals: "decimals" in spec ? spec.decimals : undefined,
    };
  });
  const columnKeys = typedKeys(task, columns.map(totalKeyed), ["columns"]);
  const rows = typed.map((row) => ({...row, isTotal: row.label === totalRow}));
  const rowKeys = typedKeys(task, rows.map(totalKeyed), ["rows"]);
  return {
    stub,
    columns: columns.map((column, index) => ({...column, key: columnKeys[index] ?? ""})),
    rows: rows.map(({label, isTotal, placeOf, ...row}, index): EnteredRow => {
      refuseWidth(row, label, columns.length);
      const entries = row.values.map((value, column) =>
        entryOf(value, columns[column]?.unit ?? "number", placeOf(column)),
      );
      return {key: rowKeys[index] ?? "", label, entries, isTotal, placeOf};
    }),
  };
}

function totalKeyed({
  label,
  key,
  isTotal,
}: {
  readonly label: string;
  readonly key?: string | undefined;
  readonly isTotal: boolean;
}) {
  return {label, key: key ?? (isTotal ? "total" : undefined)};
}

function refuseWidth({values, place}: Pick<TypedRow, "values" | "place">, label: string, columns: number): void {
  if (values.length === columns) return;
  throw new CliError(
    "config",
    `"${label}" does not have one value for each of the columns: it has ${values.length}, and they are ${columns}.`,
    {
      place,
      hint: "Give one value for each column, and null, or an empty field, for what is not known.",
    },
  );
}

function entryOf(value: TypedValue, unit: "number" | "text", place: Place): Entry {
  if (value === null) return {kind: "unknown"};
  if (unit === "text")
    return {kind: "text", text: typeof value === "object" ? `${value.from}-${value.to}` : String(value)};
  if (typeof value === "number") return {kind: "number", value};
  if (typeof value === "object") {
    const {from: low, to: high, about} = value;
    if (low <= high) return {kind: "range", low, high, about};
    throw new CliError("config", `The interval goes from ${low} to ${high}.`, {
      place,
      hint: "Write the lower end first.",
    });
  }
  const entry = readEntry(value);
  if (entry !== null) return entry;
  throw new CliError("config", `"${value}" is neither a number nor an interval.`, {
    place,
    hint: "Write 12, 1.234,5, 60-65 or Ca. 60-65, or give the column unit: text.",
  });
}

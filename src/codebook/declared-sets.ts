import type {CodebookFile} from "../config/codebook-file.ts";
import type {ConfigFile} from "../config/read-yaml.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {masked} from "../errors/masked.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "../sources/model.ts";

type WrittenSet = CodebookFile["sources"][string]["sets"][string];

/** The options of a set that codebook.yaml makes of columns: their labels by column. */
type Options = ReadonlyMap<string, string | null>;

/** Where a set is written. */
type Place = (...path: string[]) => CliError["place"];

const usualChosen = ["1", "Ja", "ja", "JA", "x", "X", "true", "TRUE", "True"];
const usualUnchosen = ["0", "Nej", "nej", "NEJ", "false", "FALSE", "False"];

/**
 * Makes columns of yes and no into the options of multiple-response questions, where codebook.yaml says so: their values become 1
 * and 0, as in exports that know such questions.
 * @throws CliError (config) for a column that is not there or is an option already; (data) for a value that is neither
 */
export function declareSets(
  tables: readonly SourceTable[],
  file: Pick<ConfigFile<CodebookFile>, "value" | "placeOf">,
): SourceTable[] {
  return tables.map((table) => {
    const sets = Object.hasOwn(file.value.sources, table.key) ? (file.value.sources[table.key]?.sets ?? {}) : {};
    return Object.entries(sets).reduce((made, [name, set]) => {
      const place: Place = (...path) => file.placeOf(["sources", table.key, "sets", name, ...path]);
      return set.options === undefined ? made : declareSet(made, name, set, place);
    }, table);
  });
}

function declareSet(table: SourceTable, name: string, set: WrittenSet, place: Place): SourceTable {
  const options = optionsOf(set);
  for (const column of options.keys()) checkColumn(table, column, place);
  const inServer = table.held?.server === undefined ? table : withServerOptions(table, options, set, place);
  return {
    ...inServer,
    columns: table.columns.map((column) => (options.has(column.name) ? asOption(table, column, set, place) : column)),
    variables: table.variables.map((variable) => {
      const label = options.get(variable.name);
      return label === undefined ? variable : asOptionVariable(variable, name, set, label);
    }),
  };
}

function optionsOf({options}: WrittenSet): Options {
  if (options === undefined) return new Map();
  return Array.isArray(options) ? new Map(options.map((name) => [name, null])) : new Map(Object.entries(options));
}

function checkColumn(table: SourceTable, name: string, place: Place): void {
  const variable = table.variables.find((each) => each.name === name);
  if (variable === undefined) {
    throw new CliError("config", `Source "${table.key}" has no variable "${name}".`, {
      place: place("options"),
      hint: didYouMean(
        name,
        table.variables.map((each) => each.name),
        `variables of ${table.key}`,
      ),
    });
  }
  if (variable.option === null) return;
  throw new CliError("config", `"${name}" is an option of "${variable.option.set}" already.`, {
    place: place("options"),
    hint: "Take it out of one of the two.",
  });
}

function asOptionVariable(
  variable: SourceVariable,
  set: string,
  {question}: WrittenSet,
  label: string | null,
): SourceVariable {
  return {
    ...variable,
    question: question ?? variable.question,
    kind: "multiple",
    labels: [],
    option: {set, code: variable.name, label: label ?? variable.question ?? variable.name},
  };
}

function asOption(table: SourceTable, column: SourceColumn, set: WrittenSet, place: Place): SourceColumn {
  if (table.held !== null && table.held.server === undefined) return checkHeld(table, column, set, place);
  const read = optionReader(set);
  const blank = blankOf(set);
  const values = column.values.map((value, row) => {
    if (value === null) return blank;
    return read(value) ?? refuse(column.name, value, {file: table.dataFile, line: table.lines[row] ?? row + 1});
  });
  return {...column, values, reading: {kind: "number", decimal: "."}};
}

function blankOf({blank}: WrittenSet): string | null {
  return blank === "not_chosen" ? "0" : null;
}

/** Reads a value that is there as 1 or 0; null for one that is neither. */
function optionReader(set: WrittenSet): (value: string) => string | null {
  const chosen = set.chosen === undefined ? usualChosen : [set.chosen].flat().map(String);
  const unchosen = usualUnchosen.filter((value) => !chosen.includes(value));
  return (value) => {
    if (chosen.includes(value)) return "1";
    return unchosen.includes(value) ? "0" : null;
  };
}

function refuse(column: string, value: string, place: NonNullable<CliError["place"]>): never {
  throw new CliError("data", `${column} is to be chosen or not, and this is ${masked(value)}.`, {
    place,
    hint: "Say in codebook.yaml with chosen which value means that the option was chosen; 0, Nej and false mean that it was not.",
  });
}

/** The table of a server with the texts of options as 1 and 0; what a blank field means goes with them. */
function withServerOptions(table: SourceTable, options: Options, set: WrittenSet, place: Place): SourceTable {
  const {held} = table;
  if (held?.server === undefined) return table;
  const read = optionReader(set);
  const columns = new Map(
    [...held.server.columns].map(([name, column]) => {
      if (!options.has(name)) return [name, column];
      if (column.texts === null) throw tooManyTexts(name, place("options"));
      const texts = new Map(
        [...column.texts].map(([raw, {text, rows}]) => {
          const option = text === null ? blankOf(set) : (read(text) ?? refuse(name, text, {file: table.dataFile}));
          return [raw, {text: option, rows}];
        }),
      );
      return [name, {...column, texts, blank: blankOf(set)}];
    }),
  );
  return {...table, held: {...held, server: {...held.server, columns}}};
}

function tooManyTexts(column: string, place: CliError["place"]): CliError {
  return new CliError("data", `${column} is to be chosen or not, and has more than a thousand different values.`, {
    place,
  });
}

/** Rows that stay in the database are as they are in the file, so there they must be 1 and 0. */
function checkHeld(table: SourceTable, column: SourceColumn, set: WrittenSet, place: Place): SourceColumn {
  const odd = column.values.find((value) => value !== null && value !== "0" && value !== "1");
  if (odd === undefined && set.blank !== "not_chosen") return column;
  throw new CliError(
    "config",
    `The export of ${table.key} is so large that ${column.name} must hold 1 and 0 as it is.`,
    {
      place: place("options"),
      hint: "Write 1 where the option was chosen and 0 where it was not, in the export.",
    },
  );
}

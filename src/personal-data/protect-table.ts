import {CliError} from "../errors/cli-error.ts";
import type {SourceColumn, SourceTable} from "../sources/model.ts";
import type {Decision, Decisions} from "./decisions.ts";
import type {PersonalColumn} from "./find.ts";
import {danishFinding} from "./finding-words.ts";
import {createPseudonyms, type Pseudonyms} from "./pseudonyms.ts";

/**
 * A source as the store may have it: columns dropped and pseudonymised as the codebook says, with a Danish note of each.
 *
 * @param found the columns of this source that look like personal data; the others are pseudonymised value by value
 * @param cprColumns the columns whose nine digits are CPR numbers that lost a leading zero
 * @param key the secret of the pseudonyms; null when nothing is pseudonymised
 * @throws CliError (data) for a pseudonym in a table whose rows stay in the database, which must not get the key
 */
export function protectTable(
  table: SourceTable,
  decisions: Decisions,
  found: readonly PersonalColumn[],
  cprColumns: ReadonlySet<string>,
  key: string | null,
): SourceTable {
  const notes = table.columns.flatMap(({name}) => {
    const decision = decisions.get(name);
    const finding = found.find(({column}) => column === name);
    return decision === undefined ? [] : [noteOf(name, decision, finding)];
  });
  if (notes.length === 0) return table;
  const pseudonymise = (column: SourceColumn) => {
    const isText = found.some(({column: name, where}) => name === column.name && where === "text");
    return pseudonymised(table, column, pseudonymsOf(column.name), isText);
  };
  const pseudonymsOf = (name: string) => {
    if (key === null) throw new TypeError("a column is pseudonymised without a key");
    return createPseudonyms(key, cprColumns.has(name));
  };
  const isPseudonymised = (name: string) => decisions.get(name) === "pseudonymise";
  return {
    ...table,
    columns: table.columns
      .filter(({name}) => decisions.get(name) !== "drop")
      .map((column) => (isPseudonymised(column.name) ? pseudonymise(column) : column)),
    variables: table.variables.map((variable) =>
      isPseudonymised(variable.name)
        ? {...variable, kind: "text", labels: [], missing: null, measure: null, option: null}
        : variable,
    ),
    notes: [...table.notes, ...notes],
  };
}

function pseudonymised(
  table: SourceTable,
  column: SourceColumn,
  pseudonyms: Pseudonyms,
  isText: boolean,
): SourceColumn {
  if (table.held !== null) {
    const why =
      table.held.server === undefined
        ? "the file is so large that its rows stay in the database"
        : "its table stays in the server";
    throw new CliError(
      "data",
      `${table.key}.${column.name} cannot be pseudonymised: ${why}, which must not get the key.`,
      {place: {file: table.dataFile}, hint: "Write personal: drop, or pseudonymise the data before they come here."},
    );
  }
  const replace = isText ? pseudonyms.inText : pseudonyms.of;
  const replaced = new Map<string, string>();
  for (const value of column.values) if (value !== null) replaced.set(value, replaced.get(value) ?? replace(value));
  return {
    name: column.name,
    values: column.values.map((value) => (value === null ? null : (replaced.get(value) ?? null))),
    reading: column.reading.kind === "empty" ? column.reading : {kind: "text"},
  };
}

function noteOf(name: string, decision: Decision, finding: PersonalColumn | undefined): string {
  const what = finding === undefined ? "" : ` (${danishFinding(finding)})`;
  if (decision === "drop") return `Kolonnen »${name}«${what} er udeladt som personoplysning.`;
  if (decision !== "pseudonymise") return `Kolonnen »${name}«${what} er bevaret: ${decision.keep}`;
  return finding?.where === "text"
    ? `Personoplysninger i teksten i kolonnen »${name}«${what} er erstattet af pseudonymer.`
    : `Kolonnen »${name}«${what} er erstattet af pseudonymer.`;
}

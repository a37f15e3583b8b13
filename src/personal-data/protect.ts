import type {CodebookFile} from "../config/codebook-file.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {ConfigFile} from "../config/read-yaml.ts";
import {CliError} from "../errors/cli-error.ts";
import type {SourceTable} from "../sources/model.ts";
import {type Decisions, decisionsOf} from "./decisions.ts";
import {findPersonalData, type PersonalColumn, personalNames} from "./find.ts";
import {englishFinding} from "./finding-words.ts";
import {protectTable} from "./protect-table.ts";
import {type KeyEffects, keyEffects, readPseudonymKey} from "./pseudonym-key.ts";

/** How many columns an error names at most. */
const shownColumns = 12;

/** What decides over personal data, and where it is written. */
export interface ProtectionFiles {
  /** Absolute. */
  readonly folder: string;
  readonly evaluation: Pick<ConfigFile<Pick<EvaluationSpec, "sources" | "pseudonyms">>, "value" | "placeOf">;
  readonly codebook: Pick<ConfigFile<CodebookFile>, "file" | "value" | "placeOf">;
}

/**
 * Looks for personal data in all sources, and does with it what codebook.yaml says, before anything else sees the rows.
 *
 * @throws CliError (data) that names every column with CPR numbers, e-mail addresses or phone numbers that codebook.yaml says
 * nothing of; never a value. (config, environment) for a decision that cannot be carried out, or a key that cannot be used
 */
export async function protectSources(
  tables: readonly SourceTable[],
  files: ProtectionFiles,
  effects: KeyEffects = keyEffects,
): Promise<SourceTable[]> {
  const {sources, pseudonyms} = files.evaluation.value;
  const sourceList = tables.map((table) => {
    refusePersonalNames(table);
    const spec = sources[table.key];
    if (spec === undefined) throw new TypeError(`no source ${table.key}`);
    const decisions = decisionsOf(table.key, spec, files.codebook.value, files.codebook.placeOf);
    return {table, id: spec.id, decisions, found: findPersonalData(table)};
  });
  const undecided = sourceList.flatMap(({decisions, found}) => found.filter(({column}) => !decisions.has(column)));
  if (undecided.length > 0) throw undecidedError(undecided, files.codebook.file);
  refuseHalfPseudonymised(sourceList, files.codebook);
  const [wanted] = sourceList.flatMap(({table, decisions}) =>
    [...decisions].flatMap(([name, decision]) => (decision === "pseudonymise" ? [{source: table.key, name}] : [])),
  );
  const keyFile = pseudonyms?.key_file;
  const place = (column: {source: string; name: string}) =>
    keyFile === undefined
      ? files.codebook.placeOf(["sources", column.source, "variables", column.name, "personal"])
      : files.evaluation.placeOf(["pseudonyms", "key_file"]);
  const key =
    wanted === undefined
      ? null
      : await readPseudonymKey({folder: files.folder, keyFile, place: place(wanted)}, effects);
  const hasCprIds = sourceList.some(({id, found}) => cprColumns(found).includes(id));
  return sourceList.map(({table, id, decisions, found}) =>
    protectTable(table, decisions, found, new Set([...cprColumns(found), ...(hasCprIds ? [id] : [])]), key),
  );
}

function cprColumns(found: readonly PersonalColumn[]): string[] {
  return found.filter((each) => each.found.some(({kind}) => kind === "cpr")).map(({column}) => column);
}

function undecidedError(columns: readonly PersonalColumn[], codebookFile: string): CliError {
  const shown = columns.slice(0, shownColumns).map(englishFinding).join("; ");
  const rest = columns.length > shownColumns ? ` and ${columns.length - shownColumns} more` : "";
  const [first] = columns;
  return new CliError(
    "data",
    `${columns.length === 1 ? "A column looks" : `${columns.length} columns look`} like personal data: ${shown}${rest}.`,
    {
      place: {file: codebookFile},
      hint: `Say in codebook.yaml what to do with ${columns.length === 1 ? "it" : "each of them"}: under sources: ${first?.source}: variables: write ${first?.column}: {personal: drop}, {personal: pseudonymise} or {personal: {keep: why it may stay}}.`,
    },
  );
}

/** The names of such columns are not told: they are personal data themselves. */
function refusePersonalNames(table: SourceTable): void {
  const numbers = personalNames(table);
  if (numbers.length === 0) return;
  throw new CliError(
    "data",
    `The name of column ${numbers.slice(0, shownColumns).join(", ")} of source "${table.key}" looks like personal data.`,
    {
      place: {file: table.dataFile, line: 1},
      hint: "The first row is taken for the names of the columns: put a row of names above it.",
    },
  );
}

interface ProtectedSource {
  readonly table: SourceTable;
  readonly id: string;
  readonly decisions: Decisions;
  readonly found: readonly PersonalColumn[];
}

/** Persons are found in several sources by their ids: pseudonyms in one and CPR numbers in another find nobody. */
function refuseHalfPseudonymised(sources: readonly ProtectedSource[], codebook: ProtectionFiles["codebook"]): void {
  const hidden = sources.find(({id, decisions}) => decisions.get(id) === "pseudonymise");
  const open = sources.find(
    ({id, decisions, found}) => decisions.get(id) !== "pseudonymise" && found.some(({column}) => column === id),
  );
  if (hidden === undefined || open === undefined) return;
  throw new CliError(
    "config",
    `The id of "${hidden.table.key}" is pseudonymised and that of "${open.table.key}" is kept, so nobody would be found in both.`,
    {
      place: codebook.placeOf(["sources", open.table.key, "variables", open.id, "personal"]),
      hint: "Pseudonymise both.",
    },
  );
}

import type {CodebookFile, VariableSpec} from "../config/codebook-file.ts";
import type {DerivationSpec} from "../config/derivations.ts";
import type {SourceSpec} from "../config/evaluation.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {SourceTable} from "../sources/model.ts";
import {derivationOrder} from "./derivation-order.ts";
import {derivedVariable} from "./derive.ts";
import type {Entry, PlaceOf} from "./entry.ts";
import {limitsOf} from "./instrument-scores.ts";
import type {Codebook, ResponseSet, Scale, SourceCodebook, Variable} from "./model.ts";
import {own} from "./own.ts";
import {sharedScales} from "./scales.ts";
import {exportedVariable} from "./variables.ts";

type SourceEntry = CodebookFile["sources"][string];

/** What is the same for all sources. */
interface Shared {
  /** The keys of all sources. */
  readonly keys: readonly string[];
  readonly sourceSpecs: Readonly<Record<string, SourceSpec>>;
  readonly scales: ReadonlyMap<string, Scale>;
}

/**
 * Joins what the exports tell of their variables with codebook.yaml, which adds and overrides.
 *
 * @param placeOf the place of a path in codebook.yaml
 * @throws CliError (config) for anything in codebook.yaml that does not exist, contradicts itself or goes in a circle
 */
export function resolveCodebook(
  tables: readonly SourceTable[],
  sourceSpecs: Readonly<Record<string, SourceSpec>>,
  file: CodebookFile,
  placeOf: PlaceOf,
): Codebook {
  const scales = sharedScales(file, placeOf);
  const keys = tables.map((table) => table.key);
  for (const key of Object.keys(file.sources)) {
    if (keys.includes(key)) continue;
    throw new CliError("config", `There is no source "${key}".`, {
      place: placeOf(["sources", key]),
      hint: didYouMean(key, keys, "sources"),
    });
  }
  const shared: Shared = {keys, sourceSpecs, scales};
  return new Map(
    tables.map((table) => {
      const written = own(file.sources, table.key) ?? {variables: {}, sets: {}};
      return [table.key, sourceCodebook(table, written, (path) => placeOf(["sources", table.key, ...path]), shared)];
    }),
  );
}

function sourceCodebook(table: SourceTable, written: SourceEntry, at: PlaceOf, shared: Shared): SourceCodebook {
  const source = table.key;
  const optionLabels = labelsOfOptions(written.sets);
  const entries = new Map(
    Object.entries(written.variables).map(([name, spec]): [string, Entry] => [
      name,
      {spec: {...spec, label: optionLabels.get(name) ?? spec.label}, at: (path) => at(["variables", name, ...path])},
    ]),
  );
  const variables = exportedVariables(table, entries, shared);
  refuseMisplacedEntries(source, entries, variables);
  const dropped = new Set([...entries].flatMap(([name, {spec}]) => (spec.personal === "drop" ? [name] : [])));
  for (const name of dropped) variables.delete(name);
  const derivations = derivationsOf(written.variables);
  for (const name of derivationOrder(derivations, (each) => at(["variables", each, "derive"]))) {
    const entry = entries.get(name);
    const spec = derivations.get(name);
    if (entry === undefined || spec === undefined) continue;
    variables.set(name, derivedVariable(spec, {source, name, entry, variables, dropped, sources: shared.keys}));
    if ("score" in spec) limitItems(spec, variables);
  }
  return {source, variables, sets: responseSets(source, variables, written.sets, at), dropped};
}

/** What `sets` calls the columns that it makes options of; it wins over a label of the column's own. */
function labelsOfOptions(sets: SourceEntry["sets"]): Map<string, string> {
  return new Map(
    Object.values(sets).flatMap(({options = []}) => (Array.isArray(options) ? [] : Object.entries(options))),
  );
}

/** The numbers that an instrument is made of can only be looked at when the export's values are. */
function limitItems(spec: Extract<DerivationSpec, {score: unknown}>, variables: Map<string, Variable>): void {
  for (const item of spec.items) {
    const variable = variables.get(item);
    if (variable?.kind === "number") variables.set(item, {...variable, limits: limitsOf(spec)});
  }
}

function exportedVariables(
  table: SourceTable,
  entries: ReadonlyMap<string, Entry>,
  {sourceSpecs, scales}: Shared,
): Map<string, Variable> {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const heldRows = table.held === null ? null : {count: table.rowCount, manyValued: table.held.manyValued};
  const context = {source: table.key, id: own(sourceSpecs, table.key)?.id ?? null, scales, heldRows};
  return new Map(
    table.variables.map((exported) => {
      const column = columns.get(exported.name) ?? null;
      return [exported.name, exportedVariable(exported, column, entries.get(exported.name) ?? null, context)];
    }),
  );
}

function refuseMisplacedEntries(
  source: string,
  entries: ReadonlyMap<string, Entry>,
  exported: ReadonlyMap<string, Variable>,
): void {
  for (const [name, {spec, at}] of entries) {
    if (spec.derive === undefined && !exported.has(name)) {
      throw new CliError("config", `Source "${source}" has no variable "${name}".`, {
        place: at([]),
        hint: `${didYouMean(name, exported.keys(), `variables of ${source}`)} A derived variable wants "derive".`,
      });
    }
    if (spec.derive !== undefined && exported.has(name)) {
      throw new CliError("config", `The derived variable "${name}" has the name of a column in the export.`, {
        place: at([]),
        hint: "Give it another name.",
      });
    }
  }
}

function derivationsOf(variables: Readonly<Record<string, VariableSpec>>): Map<string, DerivationSpec> {
  return new Map(
    Object.entries(variables).flatMap(([name, {derive}]): [string, DerivationSpec][] =>
      derive === undefined ? [] : [[name, derive]],
    ),
  );
}

function responseSets(
  source: string,
  variables: ReadonlyMap<string, Variable>,
  written: SourceEntry["sets"],
  at: PlaceOf,
): Map<string, ResponseSet> {
  const options = new Map<string, Variable[]>();
  for (const variable of variables.values()) {
    if (variable.option === null) continue;
    const {set} = variable.option;
    options.set(set, [...(options.get(set) ?? []), variable]);
  }
  for (const name of Object.keys(written)) {
    if (options.has(name)) continue;
    throw new CliError("config", `Source "${source}" has no multiple-response question "${name}".`, {
      place: at(["sets", name]),
      hint: didYouMean(name, options.keys(), `multiple-response questions of ${source}`),
    });
  }
  return new Map(
    [...options].map(([name, members]): [string, ResponseSet] => {
      const {question: writtenQuestion, label: writtenLabel} = own(written, name) ?? {};
      // The question of a column of which the export tells nothing is its name, and one column's name is not the question's.
      const asked = members.find((member) => member.question !== member.name)?.question;
      const question = writtenQuestion ?? asked ?? writtenLabel ?? name;
      const label = writtenLabel ?? question;
      return [name, {source, name, label, question, options: members.map((member) => member.name)}];
    }),
  );
}

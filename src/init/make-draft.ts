import {basename, dirname, extname} from "node:path";
import type {SourceSpec} from "../config/evaluation.ts";
import {completedColumnOf} from "../sources/completed-column.ts";
import type {SourceTable} from "../sources/model.ts";
import {rowIdColumn} from "../sources/row-id.ts";
import {classify} from "./classify.ts";
import {columnOf} from "./columns.ts";
import {countedRows} from "./counted-rows.ts";
import {inDanishLetters} from "./danish-words.ts";
import type {Draft, DraftSource} from "./draft-model.ts";
import {findQuestions} from "./find-questions.ts";
import {findRoles, type Roles} from "./find-roles.ts";
import {findSets, withSets} from "./find-sets.ts";
import {KeyMaker} from "./keys.ts";
import {withSharedAnswers} from "./shared-answers.ts";
import {withWho5Labels} from "./who5-labels.ts";

/** An export and where it lies. */
export interface Export {
  /** Absolute. */
  readonly path: string;
  readonly type: SourceSpec["type"];
  /** The path from the evaluation's folder, with forward slashes. */
  readonly relative: string;
}

export type ReadExport = (key: string, spec: SourceSpec) => Promise<SourceTable>;

/** Share of a survey's persons that a register must know to say who the persons are. */
const leastKnown = 0.95;

/**
 * Reads exports and works out what there is to report of them.
 * @param read reads a source that lies where its spec says, from the evaluation's folder
 * @throws CliError for an export that cannot be read
 */
export async function makeDraft(exports: readonly Export[], read: ReadExport): Promise<Draft> {
  const sourceKeys = new KeyMaker();
  const keys = new KeyMaker(["kilder", "frasorteret", "maalinger"]);
  const sources: DraftSource[] = [];
  for (const each of exports) {
    const name = exportName(each.path);
    sources.push(await draftSource(sourceKeys.make(name), inWords(name), each, keys, read));
  }
  return {
    title: titleOf(exports),
    sources,
    waves: wavesOf(sources),
    populations: populationsOf(sources),
  };
}

async function draftSource(
  key: string,
  name: string,
  {type, relative}: Export,
  keys: KeyMaker,
  read: ReadExport,
): Promise<DraftSource> {
  const first = await read(key, specOf(type, relative, name, {id: "", waves: null, completed: null, closed: null}));
  const roles = findRoles(first, type);
  const spec = specOf(type, relative, name, roles);
  const table = await read(key, spec);
  const sets = findSets(table, type);
  return {...judgeSource(key, spec, withSets(table, sets), roles, keys), table, sets};
}

/** A source that has been read, with what there is to report of it. */
export function judgeSource(
  key: string,
  spec: SourceSpec,
  table: SourceTable,
  roles: Roles,
  keys: KeyMaker,
): DraftSource {
  const judged = classify(table, spec.type, roles, countedRows(table, {...roles, completed: completedColumnOf(spec)}));
  const reported = judged.flatMap((each) => (each.use === "report" ? each.variable : []));
  const variables = withWho5Labels(withSharedAnswers(reported));
  const names = table.variables.map((variable) => variable.name);
  return {
    key,
    spec,
    table,
    roles,
    variables,
    leftOut: judged.flatMap((each) => (each.use === "leave" ? each.left : [])),
    questions: findQuestions(variables, names, keys),
    sets: [],
  };
}

function specOf(
  type: SourceSpec["type"],
  path: string,
  name: string,
  {id, waves, completed, closed}: Roles,
): SourceSpec {
  const common = {
    path,
    name,
    id,
    ...(waves === null ? {} : {wave: waves.spec}),
    ...(completed === null ? {} : {completed}),
    ...(closed === null ? {} : {closed}),
  };
  if (type === "csv" || type === "limesurvey" || type === "redcap") {
    return {type, ...common, encoding: "auto", delimiter: "auto"};
  }
  return {type, ...common};
}

/** What an export is called: its folder or its file without the ending. */
export function exportName(path: string): string {
  return basename(path, extname(path)) || "eksport";
}

/** Folders whose names tell that data lie there, and not of what. */
const plainFolders = /^(|data|rådata|raadata|raw|eksport(er)?|exports?|input|downloads?|overførsler)$/iu;

/** Several exports are named after the folder they share, or the one around it. */
export function titleOf(exports: readonly {readonly path: string}[]): string {
  const [first] = exports;
  const name = exports.length > 1 ? sharedFolder(exports) : exportName(first?.path ?? "");
  const words = inWords(name);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sharedFolder(exports: readonly {readonly path: string}[]): string {
  const folders = [...new Set(exports.map(({path}) => dirname(path)))];
  const [folder = "", other] = folders;
  if (other !== undefined) return exportName(exports[0]?.path ?? "");
  return [basename(folder), basename(dirname(folder))].find((each) => !plainFolders.test(each)) ?? "evaluering";
}

function inWords(name: string): string {
  return inDanishLetters(name.replace(/[-_]+/g, " ").trim()) || name;
}

function wavesOf(sources: readonly DraftSource[]): {wave: number; label: string}[] {
  const labels = new Map<number, string>();
  for (const {roles} of sources) {
    for (const {wave, label} of roles.waves?.waves ?? []) if (!labels.has(wave)) labels.set(wave, label);
  }
  return [...labels].map(([wave, label]) => ({wave, label})).sort((a, b) => a.wave - b.wave);
}

/**
 * Who each source's questions are about: the persons of a register with one row a person, if it knows nearly all that have answered;
 * else those who are in the source itself.
 */
function populationsOf(sources: readonly DraftSource[]): Draft["populations"] {
  const keys = new KeyMaker();
  const own = new Map(
    sources.map((source) => [
      source.key,
      {key: keys.make(`i_${source.key}`), source: source.key, label: labelOf(source, sources.length)},
    ]),
  );
  const registers = sources.filter(
    ({roles, table}) => roles.waves === null && table.held === null && roles.id !== rowIdColumn,
  );
  return new Map(
    sources.flatMap((source) => {
      const register = source.roles.waves === null ? undefined : registers.find((each) => knows(each, source));
      const population = own.get((register ?? source).key);
      return population === undefined ? [] : [[source.key, population]];
    }),
  );
}

/** Where each row is a person, it is answers that are counted. */
function labelOf({roles, spec}: DraftSource, sources: number): string {
  const who = roles.id === rowIdColumn ? "besvarelser" : "personer";
  return sources === 1 ? who : `${who} i kilden »${spec.name}«`;
}

function knows(register: DraftSource, source: DraftSource): boolean {
  const known = personsOf(register);
  const persons = [...personsOf(source)];
  return persons.length > 0 && persons.filter((person) => known.has(person)).length >= leastKnown * persons.length;
}

function personsOf({table, roles}: DraftSource): Set<string> {
  return new Set(columnOf(table, roles.id)?.values.filter((value) => value !== null));
}

/** Who a row is of, and whether and when it was filled in. */
import type {SourceSpec} from "../config/evaluation.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "../sources/model.ts";
import {rowIdColumn} from "../sources/row-id.ts";
import {columnOf, distinctCount, isUnique} from "./columns.ts";
import {type FoundWaves, findWaveSuffixes, findWaveVariables} from "./find-waves.ts";

export interface Roles {
  /** `$row` when the export has no id. */
  readonly id: string;
  readonly waves: FoundWaves | null;
  readonly completed: string | null;
  readonly closed: string | null;
}

const personNames =
  /^((person|borger|deltager|elev|barn|barne|klient|patient|beboer|participant|subject|client|student|child|case|record|cpr)[_-]?(id|nr|no|nummer|number|kode|code)?|id|pid|cprnr|cprnummer|cpr_nr|personnummer|l(oe|ø|o)benr|lbnr|l(oe|ø|o)benummer|idnr|id_nr|token)$/iu;
const idNames = /([_-]|^)(id|idnr|guid|uuid)$|[a-z]I[Dd]$/u;
const idQuestions = /(^|\s|-)(id|løbenummer|id-nummer|cpr-nummer|cpr-nr)\.?$/iu;
/** A row's id, not a person's: every invitation has its own. */
const systemIds = /^(responde|respondentid|respondent_id|generated_id|generate|survey|surveyid)$/iu;

/** What a person or row must be told apart by, at the least: double entries are left out when the data are read. */
const leastTold = 0.8;

/** The roles of an export's columns, guessed from names, wordings and values. */
export function findRoles(table: SourceTable, type: SourceSpec["type"]): Roles {
  const followed = findFollowed(table);
  return {
    id: followed?.id ?? findId(table),
    waves: followed?.waves ?? findWaveSuffixes(table),
    completed: findCompleted(table, type),
    closed: findClosed(table),
  };
}

/** The waves at which persons come back, and who they are. */
function findFollowed(table: SourceTable): {readonly id: string; readonly waves: FoundWaves} | null {
  for (const waves of findWaveVariables(table)) {
    const id = findFollowedId(table, waves);
    if (id !== null) return {id, waves};
  }
  return null;
}

/** The id of persons who come back: the same value at several waves, seldom twice at one. */
function findFollowedId(table: SourceTable, {variable, waveOf}: FoundWaves): string | null {
  const wave = variable === null ? undefined : columnOf(table, variable);
  if (wave === undefined) return null;
  const candidates = idCandidates(table);
  if (table.held !== null) return candidates[0] ?? null;
  return (
    candidates.find((name) => {
      const column = columnOf(table, name);
      if (column === undefined) return false;
      const filled = column.values.flatMap((id, row) => (id === null ? [] : [{id, row}]));
      const pairs = new Set(filled.map(({id, row}) => JSON.stringify([id, waveOf(wave.values[row] ?? "")])));
      const persons = new Set(filled.map(({id}) => id));
      return (
        filled.length >= leastTold * table.rowCount &&
        pairs.size >= leastTold * filled.length &&
        persons.size < pairs.size
      );
    }) ?? null
  );
}

/** The id of an export with one row a person. */
function findId(table: SourceTable): string {
  const told = (column: SourceColumn) => distinctCount(column) >= leastTold * table.rowCount;
  const named = idCandidates(table).find((name) => {
    const column = columnOf(table, name);
    return column !== undefined && told(column);
  });
  if (named !== undefined) return named;
  const unnamed = table.columns.find(
    (column) => (column.reading.kind === "text" || isSerial(column)) && isUnique(table, column) && hasNoBlanks(column),
  );
  const system = table.columns.find(({name}) => systemIds.test(name));
  const rows = table.rowCount > 1 ? unnamed : undefined;
  return rows?.name ?? (system !== undefined && isUnique(table, system) ? system.name : rowIdColumn);
}

/** Whether name or wording says that a variable holds ids, of persons or of rows. */
export function isCalledId({name, question}: SourceVariable): boolean {
  return [systemIds, personNames, idNames].some((names) => names.test(name)) || idQuestions.test(question ?? "");
}

/** Columns whose name or wording says that they hold ids, the likeliest first. */
function idCandidates(table: SourceTable): string[] {
  const ranked = table.variables
    .filter((variable) => isCalledId(variable) && !systemIds.test(variable.name))
    .map(({name}) => ({name, rank: personNames.test(name) ? 0 : 1}));
  return ranked.sort((a, b) => a.rank - b.rank).map(({name}) => name);
}

/** 1, 2, 3 … in some order. */
function isSerial({values, reading}: SourceColumn): boolean {
  if (reading.kind !== "number") return false;
  const numbers = new Set(values.map(Number));
  return (
    numbers.has(1) && numbers.has(values.length) && [...numbers].every((each) => Number.isInteger(each) && each >= 1)
  );
}

function hasNoBlanks({values}: SourceColumn): boolean {
  return values.every((value) => value !== null && /^[\p{L}\p{N}_-]{1,40}$/u.test(value) && /\d/.test(value));
}

/** The survey system's own mark that a form is finished, if any row has it. REDCap has one for each form: several tell nothing of a row. */
function findCompleted(table: SourceTable, type: SourceSpec["type"]): string | null {
  const {names, isDone} = finished[type] ?? {names: /^(stato_4|statoverall_4)$/i, isDone: (value) => value === "1"};
  const found = table.columns.filter(({name}) => names.test(name));
  const [first] = found;
  if (first === undefined || (type === "redcap" && found.length > 1)) return null;
  return first.values.some((value) => value !== null && isDone(value)) ? first.name : null;
}

const finished: Partial<Record<SourceSpec["type"], {names: RegExp; isDone: (value: string) => boolean}>> = {
  limesurvey: {names: /^submitdate$/i, isDone: () => true},
  redcap: {names: /_complete$/i, isDone: (value) => value === "2"},
};

function findClosed(table: SourceTable): string | null {
  const found = table.columns.find(
    ({name, reading}) =>
      /^(closetim|closetime|submitdate|datestamp|enddate|besvaret_dato|svardato)$/i.test(name) &&
      (reading.kind === "date" || reading.kind === "datetime"),
  );
  return found?.name ?? null;
}

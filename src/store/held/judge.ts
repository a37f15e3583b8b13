import type {SqlValue} from "../database.ts";
import {identifier, textLiteral} from "../dialect.ts";
import type {Engine} from "../engine.ts";

/** The rows to judge. */
export interface Judged {
  readonly rowsTable: string;
  /** SQL for the first reason why a row does not count; NULL where it does. */
  readonly reason: string;
  /** Whether the only reason is that there is no id. */
  readonly wantsOnlyId: boolean;
  /** The columns that no two rows that count have the same values of. */
  readonly keys: readonly string[];
  /** Where the positions of rows that count twice are put. */
  readonly duplicatesTable: string;
}

/** What was found of rows that do not count. */
export interface Judgement {
  /** `[reason, rows]`, duplicates not among them. */
  readonly reasons: readonly (readonly [reason: string, rows: number])[];
  readonly hasDuplicates: boolean;
}

/** How many ids are looked for at once: some 60 bytes each. */
const idsAtOnce = 25_000_000;
/** So many first rows tell whether a file is likely to stand in order. */
const firstRows = 50_000;

/**
 * Judges rows that are read where they are, without keeping anything of them. Files mostly stand in the order of their ids: then each
 * row is held against the one before it. Else the hashes of the ids are looked at, in as many parts as memory wants.
 */
export async function judgeHeld(engine: Engine, judged: Judged, atOnce = idsAtOnce): Promise<Judgement> {
  const counts = await countReasons(engine, judged);
  const counted = counts.filter(([each]) => each === null).reduce((sum, [, count]) => sum + Number(count), 0);
  await engine.run(`CREATE TABLE ${identifier(judged.duplicatesTable)} (position INTEGER)`);
  return {
    reasons: counts.flatMap(([each = null, count]) => (each === null ? [] : [[String(each), Number(count)] as const])),
    hasDuplicates: !(await areInOrder(engine, judged)) && (await findDuplicates(engine, judged, counted, atOnce)),
  };
}

/** Where no more is wanted of a row than an id, the file itself says how many have none: no row is read. */
async function countReasons(engine: Engine, {rowsTable, reason, keys, wantsOnlyId}: Judged) {
  const rows = identifier(rowsTable);
  if (wantsOnlyId) {
    const [row = []] = await engine.rows(`SELECT count(*), count(${keys[0]}) FROM ${rows}`);
    const [all = 0, counted = 0] = row.map(Number);
    return all === counted
      ? [[null, all]]
      : [
          [null, counted],
          ["no-id", all - counted],
        ];
  }
  return await engine.rows(
    `SELECT reason, count(*) FROM (SELECT ${reason} AS reason FROM ${rows}) AS judged GROUP BY reason`,
  );
}

/** The numbers, from 0, of some rows that do not count for a reason. */
export async function someDropped(
  engine: Engine,
  {rowsTable, reason, duplicatesTable}: Judged,
  wanted: string,
  most: number,
): Promise<readonly SqlValue[]> {
  const from =
    wanted === "duplicate"
      ? identifier(duplicatesTable)
      : `(SELECT position, ${reason} AS reason FROM ${identifier(rowsTable)}) AS judged WHERE reason = ${textLiteral(wanted)}`;
  const rows = await engine.rows(`SELECT position FROM ${from} ORDER BY position LIMIT ${most}`);
  return rows.map(([position = null]) => position);
}

/** Whether the rows that count stand in ascending order of their keys, in the one order of keys or the other. */
async function areInOrder(engine: Engine, judged: Judged): Promise<boolean> {
  return (await standInOrder(engine, judged, `LIMIT ${firstRows}`)) && (await standInOrder(engine, judged, ""));
}

async function standInOrder(engine: Engine, {rowsTable, reason, keys}: Judged, limit: string): Promise<boolean> {
  const before = keys.map((key) => `lag(${key}) OVER () AS ${beforeName(key)}`);
  const orders = keys.length === 1 ? [keys] : [keys, [...keys].reverse()];
  const wrong = orders.map((order) => `count(*) FILTER (WHERE NOT (${isAfter(order)}))`);
  const [found = []] = await engine.rows(`SELECT ${wrong.join(", ")} FROM (
      SELECT ${[...keys, ...before].join(", ")} FROM ${identifier(rowsTable)} WHERE ${reason} IS NULL ${limit}
    ) AS pair WHERE ${beforeName(keys[0] ?? "")} IS NOT NULL`);
  return found.some((count) => Number(count) === 0);
}

function isAfter([key = "", ...rest]: readonly string[]): string {
  const isGreater = `${key} > ${beforeName(key)}`;
  return rest.length === 0 ? isGreater : `${isGreater} OR (${key} = ${beforeName(key)} AND (${isAfter(rest)}))`;
}

function beforeName(key: string): string {
  return `${key}_before`;
}

/** Two rows with the same keys have the same hash; what has the same hash by chance is told apart by the keys themselves. */
async function findDuplicates(
  engine: Engine,
  {rowsTable, reason, keys, duplicatesTable}: Judged,
  counted: number,
  atOnce: number,
): Promise<boolean> {
  const [rows, twice] = [identifier(rowsTable), identifier(`${rowsTable} twice`)];
  const parts = 2 ** Math.max(0, Math.ceil(Math.log2(counted / atOnce)));
  const hash = `hash(${keys.join(", ")})`;
  await engine.run(`CREATE TABLE ${twice} (code UBIGINT)`);
  for (let part = 0; part < parts; part++) {
    await engine.run(`INSERT INTO ${twice} SELECT code FROM (SELECT ${hash} AS code FROM ${rows} WHERE ${reason} IS NULL) AS coded
      ${parts === 1 ? "" : `WHERE code % ${parts} = ${part}`} GROUP BY code HAVING count(*) > 1`);
  }
  await engine.run(`INSERT INTO ${identifier(duplicatesTable)} SELECT position FROM (
      SELECT position, row_number() OVER (PARTITION BY ${keys.join(", ")} ORDER BY closed NULLS LAST, position) AS turn
      FROM ${rows} SEMI JOIN ${twice} AS twice ON twice.code = ${hash} WHERE ${reason} IS NULL
    ) AS numbered WHERE turn > 1;
    DROP TABLE ${twice}`);
  const [found = []] = await engine.rows(`SELECT count(*) FROM ${identifier(duplicatesTable)}`);
  return Number(found[0]) > 0;
}

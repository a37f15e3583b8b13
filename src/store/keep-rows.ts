import {CliError} from "../errors/cli-error.ts";
import {masked} from "../errors/masked.ts";
import type {DroppedRows, SourceReport} from "../results/data-report.ts";
import {placeOfRow, rowWords} from "../sources/row-place.ts";
import {backwardsNotes} from "./backwards.ts";
import type {Database, SqlValue} from "./database.ts";
import {identifier} from "./dialect.ts";
import {droppedRows, droppedRowsOf} from "./drop-reasons.ts";
import type {Engine} from "./engine.ts";
import {type Judged, judgeHeld, someDropped} from "./held/judge.ts";
import {quantileLimits} from "./held/quantile-limits.ts";
import {
  droppedSql,
  forgetRowsSql,
  formKeys,
  idKey,
  judgeSql,
  keepHeldSql,
  keepSql,
  keptPerWaveSql,
  reasonOf,
  strayWavesSql,
} from "./keep.ts";
import {ruleColumn, type SourceLayout} from "./layout.ts";
import {loadRows, waveText} from "./load.ts";
import {loadHeldRows} from "./load-held.ts";
import type {StoreContent} from "./model.ts";

/** Of very many rows that are dropped for a reason, so many are named by number. */
const mostNamedRows = 1000;

/** What became of one source's rows. */
export interface KeptRows {
  /** With the rows that count. */
  readonly source: SourceLayout;
  readonly report: Omit<SourceReport, "orphans">;
  /** ISO date of the last row that counts, null when the source has no closing time. */
  readonly lastDay: string | null;
}

/**
 * Loads a source, keeps the rows that count and forgets the others.
 * @throws CliError (data) for a value that cannot be read, an unknown wave, and when no row counts.
 */
export async function keepRows(engine: Engine, source: SourceLayout, waves: StoreContent["waves"]): Promise<KeptRows> {
  const {rules, table} = source;
  await (table.held === null ? loadRows(engine, source) : loadHeldRows(engine, source, table.held));
  if (rules.wave !== null) await refuseStrayWaves(engine, source, rules.wave, waves);
  const dropped = await (table.held === null ? dropRows(engine, source) : dropHeldRows(engine, source));
  const {kept, waves: perWave, lastDay} = await keptPerWave(engine, source, waves);
  if (kept === 0) throw nothingKept(source, dropped);
  return {
    source,
    report: {
      key: source.key,
      name: rules.name,
      type: rules.type,
      files: table.files,
      notes: [...table.notes, ...(await backwardsNotes(engine, source))],
      rowsRead: table.rowCount,
      dropped,
      kept,
      waves: perWave,
    },
    lastDay,
  };
}

/** Copies the rows that count, if any do not, and forgets the others. */
async function dropRows(engine: Engine, source: SourceLayout): Promise<DroppedRows[]> {
  await engine.run(judgeSql(source));
  const dropped = droppedRows(source.rules, await engine.rows(droppedSql(source)));
  const allCount = dropped.length === 0;
  await engine.run(keepSql(source, allCount));
  await engine.run(forgetRowsSql(source, allCount));
  return dropped;
}

/** The rows stay where they are, and what is asked of them passes over those that do not count. Not all of those are named. */
async function dropHeldRows(engine: Engine, source: SourceLayout): Promise<DroppedRows[]> {
  const judged: Judged = {
    rowsTable: source.rowsTable,
    reason: reasonOf(source),
    wantsOnlyId: source.rules.wave === null && source.rules.completed === null,
    keys: formKeys(source, idKey),
    duplicatesTable: source.judgedTable,
  };
  const judgement = await judgeHeld(engine, judged);
  await engine.run(keepHeldSql(source, judgement, await quantileLimits(engine, source, judgement)));
  const doubles = judgement.hasDuplicates
    ? [["duplicate", await countOfRows(engine, source.judgedTable)] as const]
    : [];
  const dropped = [];
  for (const [reason, count] of [...judgement.reasons, ...doubles]) {
    dropped.push({reason, count, positions: await someDropped(engine, judged, reason, mostNamedRows)});
  }
  return droppedRowsOf(source.rules, dropped);
}

async function countOfRows(engine: Engine, table: string): Promise<number> {
  const [row = []] = await engine.rows(`SELECT count(*) FROM ${identifier(table)}`);
  return Number(row[0]);
}

/** How many rows of a source count, in all and in each wave, and the day of the last. */
export async function keptPerWave(
  database: Database,
  source: SourceLayout,
  waves: StoreContent["waves"],
): Promise<{kept: number; waves: SourceReport["waves"]; lastDay: string | null}> {
  const perWave = await database.rows(keptPerWaveSql(source));
  return {
    kept: perWave.reduce((sum, [, count]) => sum + Number(count), 0),
    waves: source.rules.wave === null ? [] : waves.map((wave) => ({...wave, count: countOf(perWave, wave.wave)})),
    lastDay: lastDay(perWave.map(([, , closed]) => closed ?? null)),
  };
}

async function refuseStrayWaves(
  engine: Engine,
  source: SourceLayout,
  waveVariable: string,
  waves: StoreContent["waves"],
): Promise<void> {
  const known = waves.map(({wave}) => wave);
  if (areKnown(source, waveVariable, known)) return;
  const stray = await engine.rows(strayWavesSql(source, known));
  const first = stray[0];
  if (first === undefined) return;
  const value = String(first[0]);
  const rows = stray.filter(([wave]) => wave === first[0]).map(([, position]) => Number(position));
  const others = new Set(stray.map(([wave]) => wave)).size - 1;
  const more = others === 0 ? "" : `, and ${others} other ${others === 1 ? "value" : "values"}`;
  throw new CliError(
    "data",
    `${masked(value)} in column "${waveVariable}" is none of the evaluation's waves (${rowWords(source.table, rows)})${more}.`,
    {
      place: placeOfRow(source.table, rows[0] ?? 0),
      hint:
        known.length === 0
          ? "List the waves under waves in evaluation.yaml."
          : `The waves are ${known.join(", ")}: mend the export, or add the wave under waves in evaluation.yaml.`,
    },
  );
}

/** Whether the column's distinct values, where they have been seen, are waves. */
function areKnown({table}: SourceLayout, waveVariable: string, known: readonly number[]): boolean {
  if (table.held === null || table.held.manyValued.has(waveVariable)) return false;
  const {values, reading} = ruleColumn(table, waveVariable);
  return values.every((text) => text === null || known.some((wave) => String(wave) === waveText(text, reading)));
}

export function nothingKept({key, table}: SourceLayout, dropped: readonly DroppedRows[]): CliError {
  const reasons = dropped.map(({text, count}) => `${count} «${text}»`).join(", ");
  const what = table.rowCount === 0 ? "has no rows" : `has no row that counts: ${reasons}`;
  return new CliError("data", `Source "${key}" ${what}.`, {
    place: {file: table.dataFile},
    hint: "See that path, id, wave and completed of the source are right, and that the export is not empty.",
  });
}

function countOf(perWave: readonly (readonly SqlValue[])[], wanted: number): number {
  return Number(perWave.find(([wave]) => wave === wanted)?.[1] ?? 0);
}

/** The day of the latest of ISO times. */
function lastDay(times: readonly SqlValue[]): string | null {
  const latest = times
    .filter((time) => typeof time === "string")
    .sort()
    .at(-1);
  return latest?.slice(0, "yyyy-mm-dd".length) ?? null;
}

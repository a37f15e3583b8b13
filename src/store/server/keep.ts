/** Which rows of a server's table count, told by counts: no row is looked at, and nothing is written. */
import {CliError} from "../../errors/cli-error.ts";
import {masked} from "../../errors/masked.ts";
import {backwardsNotes} from "../backwards.ts";
import type {Relation, Shard} from "../database.ts";
import {type DerivedColumn, derivationSteps} from "../derive.ts";
import {numberOf as numberOfColumn} from "../derived/columns.ts";
import {type QuantileLimits, quantileShares} from "../derived/quantiles.ts";
import {asText, identifier} from "../dialect.ts";
import {postgresql} from "../dialects/postgresql.ts";
import {droppedCounts} from "../drop-reasons.ts";
import {type KeptRows, keptPerWave, nothingKept} from "../keep-rows.ts";
import {findColumn, type SourceLayout} from "../layout.ts";
import type {StoreContent} from "../model.ts";
import {rowsOfAll, shardsOf, summedRows} from "../shards.ts";
import {plainText} from "./answers.ts";
import {type Base, baseOf, columnOf, numberOfText, serverRows, storedExpression} from "./base.ts";
import type {Server} from "./server.ts";

/**
 * Finds the rows of a table that count.
 * @throws CliError (data) for an unknown wave, a time that is none, and when no row counts
 */
export async function keepServerRows(
  server: Server,
  source: SourceLayout,
  waves: StoreContent["waves"],
): Promise<KeptRows> {
  const {rules, table} = source;
  refuseStrayWaves(source, waves);
  const base = baseOf(source);
  await refuseUnreadableTimes(server, source, base);
  const verdicts = await summedRows(server, shardsOf([source], true), (shard) => {
    const {verdict, from} = inShard(source, base, shard);
    return `SELECT verdict, count(*) FROM (SELECT ${verdict} AS verdict FROM ${from}) AS judged GROUP BY verdict`;
  });
  const counts = new Map(verdicts.map(([verdict = null, count]) => [verdict, Number(count)]));
  const doubles = base.isUnique ? 0 : await countDoubles(server, source, base);
  const limits = await quantileLimits(server, source, base, doubles > 0);
  const kept = keptRelation(source, base, doubles > 0, limits);
  const finished = {...source, kept};
  const dropped = droppedCounts(rules, new Map([...counts, ["duplicate", doubles]]));
  const {kept: count, waves: perWave, lastDay} = await keptPerWave(server, finished, waves);
  if (count === 0) throw nothingKept(finished, dropped);
  return {
    source: finished,
    report: {
      key: source.key,
      name: rules.name,
      type: rules.type,
      files: table.files,
      notes: [...table.notes, ...(await backwardsNotes(server, finished))],
      rowsRead: table.rowCount,
      dropped,
      kept: count,
      waves: perWave,
    },
    lastDay,
  };
}

/** How many rows there are of persons, or of persons at a wave, beyond the first. */
async function countDoubles(server: Server, source: SourceLayout, base: Base): Promise<number> {
  const {id, wave, counts} = base;
  const keys = [id, ...(wave === null ? [] : [wave])].map((key, index) => `${key} AS key${index}`);
  const names = keys.map((_, index) => `key${index}`).join(", ");
  const rows = await rowsOfAll(server, shardsOf([source], false), (shard) => {
    const {from} = inShard(source, base, shard);
    return `SELECT sum(n - 1) FROM (
      SELECT ${names}, count(*) AS n FROM (SELECT ${keys.join(", ")} FROM ${from} WHERE ${counts}) AS counted
      GROUP BY ${names} HAVING count(*) > 1
    ) AS twice`;
  });
  return rows.reduce((sum, [doubles]) => sum + Number(doubles), 0);
}

/**
 * The rows that count, with the columns that are asked for. Of double entries the earliest stays; of those of the same time the one
 * whose values come first, whatever the order of the rows in the server.
 */
function keptRelation(
  source: SourceLayout,
  base: Base,
  hasDoubles: boolean,
  limits: ReadonlyMap<string, QuantileLimits>,
): Relation {
  const steps = derivationSteps(source, limits);
  return {
    from: (columns, shard) => `(${keptSql(source, inShard(source, base, shard), hasDoubles, steps, columns)})`,
    forget: async () => {},
  };
}

function inShard({table}: SourceLayout, base: Base, shard: Shard): Base {
  return shard === undefined ? base : {...base, from: serverRows(table).partitions[shard] ?? base.from};
}

type Steps = readonly (readonly DerivedColumn[])[];

function keptSql(
  source: SourceLayout,
  base: Base,
  hasDoubles: boolean,
  steps: Steps,
  columns: readonly string[],
): string {
  const wanted = new Set(columns);
  for (const step of steps.toReversed()) {
    for (const {name, of} of step) if (wanted.has(name)) for (const parent of of) wanted.add(parent);
  }
  const stored = [...source.columns.values()].filter(({name, data}) => data !== null && wanted.has(name));
  const selected = [
    `${base.id} AS id`,
    `${base.wave ?? "CAST(NULL AS INTEGER)"} AS wave`,
    ...(wanted.has("closed") ? [`${base.closed?.text ?? "CAST(NULL AS TEXT)"} AS closed`] : []),
    ...stored.map((column) => `${storedExpression(source, column)} AS ${identifier(column.name)}`),
  ];
  const rows = hasDoubles
    ? firstOfDoubles(source, base, selected)
    : `SELECT ${selected.join(", ")} FROM ${base.from} WHERE ${base.counts}`;
  return steps.reduce((inner, step) => {
    const made = step.filter(({name}) => wanted.has(name));
    if (made.length === 0) return inner;
    const expressions = made.map(({name, expression}) => `${expression} AS ${identifier(name)}`);
    return `SELECT *, ${expressions.join(", ")} FROM (${inner}) AS earlier`;
  }, rows);
}

function firstOfDoubles({table}: SourceLayout, base: Base, selected: readonly string[]): string {
  const keys = [base.id, ...(base.wave === null ? [] : [base.wave])].join(", ");
  const values = [...new Set(Array.from(serverRows(table).columns.values(), ({name}) => name))].map(
    (name) => `${asText(identifier(name))} COLLATE "C" NULLS FIRST`,
  );
  const order = [...(base.closed === null ? [] : [`${base.closed.order} NULLS LAST`]), ...values].join(", ");
  return `SELECT * FROM (
      SELECT ${selected.join(", ")}, row_number() OVER (PARTITION BY ${keys} ORDER BY ${order}) AS turn
      FROM ${base.from} WHERE ${base.counts}
    ) AS numbered WHERE turn = 1`;
}

/** The limits of groups by quantiles, step by step: one may be made of another. */
async function quantileLimits(
  server: Server,
  source: SourceLayout,
  base: Base,
  hasDoubles: boolean,
): Promise<Map<string, QuantileLimits>> {
  const limits = new Map<string, QuantileLimits>();
  for (const {variable} of source.columns.values()) {
    const {derivation} = variable;
    if (derivation?.kind !== "quantile") continue;
    const column = findColumn(source, derivation.of);
    const value = numberOfColumn(postgresql, column);
    const found = quantileShares(derivation.into).map(
      (share) => `percentile_cont(${share}) WITHIN GROUP (ORDER BY ${value})`,
    );
    const kept = keptSql(source, base, hasDoubles, derivationSteps(source, limits), [column.name]);
    const rows = await server.rows(
      `SELECT wave, ${found.join(", ")} FROM (${kept}) AS form WHERE ${value} IS NOT NULL GROUP BY wave ORDER BY wave`,
    );
    limits.set(
      variable.name,
      new Map(rows.map(([wave = null, ...shares]) => [wave === null ? null : Number(wave), shares.map(Number)])),
    );
  }
  return limits;
}

function refuseStrayWaves({rules, table}: SourceLayout, waves: StoreContent["waves"]): void {
  if (rules.wave === null) return;
  const column = columnOf(table, rules.wave);
  const known = waves.map(({wave}) => wave);
  const stray = [...(column.texts ?? [])].filter(
    ([, {text}]) => text !== null && !known.includes(numberOfText(text) ?? 0),
  );
  const [first] = stray;
  if (first === undefined && column.texts !== null) return;
  if (first === undefined) {
    throw new CliError(
      "data",
      `The column "${column.name}" of "${table.dataFile}" holds far more values than there are waves.`,
      {
        place: {file: table.dataFile},
        hint: "Name the right column as wave of the source.",
      },
    );
  }
  const [value, {rows}] = first;
  const more = stray.length === 1 ? "" : `, and ${stray.length - 1} other ${stray.length === 2 ? "value" : "values"}`;
  throw new CliError(
    "data",
    `${masked(value)} in column "${column.name}" is none of the evaluation's waves (${rows} ${rows === 1 ? "row" : "rows"})${more}.`,
    {
      place: {file: table.dataFile},
      hint:
        known.length === 0
          ? "List the waves under waves in evaluation.yaml."
          : `The waves are ${known.join(", ")}: mend the table, or add the wave under waves in evaluation.yaml.`,
    },
  );
}

async function refuseUnreadableTimes(server: Server, {rules, table}: SourceLayout, base: Base): Promise<void> {
  if (rules.closed === null || base.closed === null) return;
  const column = columnOf(table, rules.closed);
  if (column.kind === "date" || column.kind === "time" || column.kind === "zoned") return;
  const given = plainText(column, identifier(column.name));
  const [[count = 0] = []] = await server.rows(
    `SELECT count(*) FROM ${base.from} WHERE ${given} IS NOT NULL AND ${base.closed.text} IS NULL`,
  );
  if (Number(count) === 0) return;
  throw new CliError(
    "data",
    `${count} rows of "${table.dataFile}" have something else than a time in column "${column.name}".`,
    {
      place: {file: table.dataFile},
      hint: "Mend the table, or name the right column as closed of the source.",
    },
  );
}

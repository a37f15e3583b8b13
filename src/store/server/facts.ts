/** What a server counts of a table's columns in one look at all rows, so that their values need not be seen. */
import {type Fits, unseen} from "../../sources/readings.ts";
import {identifier, textLiteral} from "../dialect.ts";
import type {TypedColumn} from "./kinds.ts";
import type {Server} from "./server.ts";
import {blankLetters, isDateText, isNumberText, isTimeText, looksLikeIdText, trimmedText} from "./texts.ts";

/** Counts of rows by column; a column that was not asked about is left out. */
export interface Facts {
  readonly rows: number;
  /** Texts with spaces around them, or nothing but those. */
  readonly padded: ReadonlyMap<string, number>;
  /** Texts that can be neither a number nor a date. */
  readonly wordy: ReadonlyMap<string, number>;
  /** Texts, or the whole numbers, that may hold a CPR number, an e-mail address or a phone number. */
  readonly suspect: ReadonlyMap<string, number>;
  /** Numbers that are none, or have no end. */
  readonly noNumbers: ReadonlyMap<string, number>;
}

/** What stands for nothing between numbers and dates: see `isEmptyMark`. */
const marks = ["NA", "N/A", "NaN", "NULL", "#NULL!", "#N/A", "."].map(textLiteral).join(", ");

type Fact = Exclude<keyof Facts, "rows">;

/** @param coded the columns whose texts will be seen anyway */
export async function columnFacts(
  server: Server,
  from: readonly string[],
  columns: readonly TypedColumn[],
  coded: ReadonlySet<string>,
): Promise<Facts> {
  const asked = columns.flatMap((column) => factsOf(column, coded.has(column.name)));
  const counts = asked.map(({condition}) => `count(*) FILTER (WHERE ${condition})`);
  const [rows = 0, ...found] = await summed(server, from, ["count(*)", ...counts]);
  const byColumn = (wanted: Fact) =>
    new Map(asked.flatMap(({fact, name}, index) => (fact === wanted ? [[name, found[index] ?? 0] as const] : [])));
  return {
    rows,
    padded: byColumn("padded"),
    wordy: byColumn("wordy"),
    suspect: byColumn("suspect"),
    noNumbers: byColumn("noNumbers"),
  };
}

function factsOf({name, kind}: TypedColumn, isCoded: boolean): {fact: Fact; name: string; condition: string}[] {
  const column = identifier(name);
  const fact = (own: Fact, condition: string) => ({fact: own, name, condition});
  if (kind === "number") {
    const ends = `${column} IN ('NaN', 'Infinity', '-Infinity')`;
    return [fact("noNumbers", ends), fact("suspect", `${column} >= 10000000 AND ${column} < 10000000000`)];
  }
  if (kind === "whole") return [fact("suspect", `${column} >= 10000000`)];
  if (kind !== "text") return [];
  const padded = fact("padded", `${column} = '' OR ${column} <> btrim(${column}, ${blankLetters})`);
  if (isCoded) return [padded];
  return [
    padded,
    fact("wordy", `${column} !~ '^[-+−0-9.,/: TeE]*$' AND ${column} NOT IN (${marks})`),
    fact("suspect", `length(${column}) >= 6 AND ${column} ~ '@|[0-9][0-9 ./()\u00a0\u2010-\u2015\u2212-]{6,}'`),
  ];
}

/** How texts that are not to be seen can be read: each way that fits all of them. */
export async function textFits(
  server: Server,
  from: readonly string[],
  columns: readonly TypedColumn[],
  facts: Facts,
): Promise<Map<string, Fits>> {
  if (columns.length === 0) return new Map();
  const conditions = columns.flatMap(({name}) => {
    const text = (facts.padded.get(name) ?? 0) > 0 ? trimmedText(identifier(name)) : identifier(name);
    const is = `${text} NOT IN (${marks})`;
    return [
      is,
      `${is} AND ${isNumberText(text, ".")} AND NOT ${looksLikeIdText(text)}`,
      `${is} AND ${isNumberText(text, ",")} AND NOT ${looksLikeIdText(text)}`,
      `${is} AND ${isDateText(text, "dmy")}`,
      `${is} AND ${isDateText(text, "ymd")}`,
      `${is} AND ${isTimeText(text, "dmy")}`,
      `${is} AND ${isTimeText(text, "ymd")}`,
    ];
  });
  const counts = conditions.map((condition) => `count(*) FILTER (WHERE ${condition})`);
  const found = await summed(server, from, counts);
  return new Map(
    columns.map(({name}, index): [string, Fits] => {
      const [all = 0, point, comma, dayFirst, yearFirst, timeDayFirst, timeYearFirst] = found.slice(
        7 * index,
        7 * index + 7,
      );
      if (all === 0) return [name, unseen];
      return [
        name,
        {
          isEmpty: false,
          decimals: [...(point === all ? ["." as const] : []), ...(comma === all ? ["," as const] : [])],
          dates: [...(dayFirst === all ? ["dmy" as const] : []), ...(yearFirst === all ? ["ymd" as const] : [])],
          datetimes: [
            ...(timeDayFirst === all ? ["dmy" as const] : []),
            ...(timeYearFirst === all ? ["ymd" as const] : []),
          ],
        },
      ];
    }),
  );
}

/** Counts of the rows of one or several tables, added up. */
export async function summed(server: Server, from: readonly string[], counts: readonly string[]): Promise<number[]> {
  const statements = from.map((each) => `SELECT ${counts.join(", ")} FROM ${each}`);
  const rows = await server.rows(statements.join(" UNION ALL "));
  return counts.map((_, index) => rows.reduce((sum, row) => sum + Number(row[index]), 0));
}

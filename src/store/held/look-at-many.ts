import {isEmptyMark} from "../../sources/empty-marks.ts";
import {type Fits, narrowed, unseen} from "../../sources/readings.ts";
import {identifier, textLiteral} from "../dialect.ts";
import type {Engine} from "../engine.ts";
import {someTexts, suspectTexts, visitTexts} from "./distinct.ts";
import {isNumber, isTime, type RawColumn} from "./raw-columns.ts";
import type {SeenColumn} from "./view-columns.ts";

/**
 * Looks at a column with more values than anyone fetches. The database passes what obviously fits; only the other texts are read
 * here, by the functions that read answers in memory.
 */
export async function lookAtMany(engine: Engine, table: string, raw: RawColumn): Promise<SeenColumn> {
  const suspects = isTime(raw.type) ? [] : await suspectTexts(engine, table, raw);
  const values = new Set([...(await someTexts(engine, table, raw)), ...suspects]);
  let fits = fitsOf(unseen, [...values]);
  let isObvious = true;
  if (!isText(fits)) {
    const name = identifier(raw.column);
    const where = `${name} IS NOT NULL AND NOT COALESCE(${obviouslyFits(raw, fits)}, FALSE)`;
    await visitTexts(engine, table, {text: raw.text, where}, async (texts) => {
      isObvious = false;
      fits = fitsOf(fits, texts);
      for (const mark of texts.filter(isEmptyMark)) values.add(mark);
      return isText(fits) ? "enough" : "more";
    });
  }
  const isTrimmed = raw.type === "VARCHAR" && (await areTrimmed(engine, table, raw));
  const isIso =
    isObvious && fits.decimals.length === 0 && [...fits.dates, ...fits.datetimes].every((each) => each === "ymd");
  return {raw, few: null, values: [...values], fits, isTrimmed, isIso};
}

export function fitsOf(fits: Fits, texts: readonly string[]): Fits {
  return narrowed(
    fits,
    texts.filter((text) => !isEmptyMark(text)),
  );
}

function isText({isEmpty, decimals, dates, datetimes}: Fits): boolean {
  return !isEmpty && decimals.length + dates.length + datetimes.length === 0;
}

/**
 * Whether no text has blanks at its ends. Plain ASCII is quickly looked at; only where there are other letters too, each text is
 * trimmed.
 */
async function areTrimmed(engine: Engine, table: string, {column, text}: RawColumn): Promise<boolean> {
  const name = identifier(column);
  if (text === name) return true;
  const ends = [" ", "\t", "\n", "\v", "\f", "\r"].map((blank) => `suffix(${name}, ${textLiteral(blank)})`);
  const count = async (condition: string) => {
    const [[found] = []] = await engine.rows(`SELECT count(*) FROM ${identifier(table)} WHERE ${condition}`);
    return Number(found);
  };
  const isPlain = (await count(`${name} < '!' OR strlen(${name}) <> length(${name}) OR ${ends.join(" OR ")}`)) === 0;
  return isPlain || (await count(`${text} IS DISTINCT FROM ${name}`)) === 0;
}

/** SQL that is true only for values whose text leaves all ways open that `fits` has left. */
function obviouslyFits({column, type}: RawColumn, fits: Fits): string {
  const name = identifier(column);
  if (isNumber(type) || type === "FLOAT") {
    // More digits are an id.
    const isShort = `abs(${name}) <= 999999999999999`;
    return type === "DOUBLE" || type === "FLOAT" ? `(isnan(${name}) OR ${isShort})` : isShort;
  }
  if (isTime(type)) return `year(${name}) BETWEEN 1 AND 9999`;
  return type === "VARCHAR" ? `regexp_full_match(${name}, ${textLiteral(obviousPattern(fits))})` : "FALSE";
}

const isoDay = "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
const danishDay = "(0[1-9]|1[0-9]|2[0-8])-(0[1-9]|1[0-2])-[12][0-9]{3}";
const timeOfDay = "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

function obviousPattern({decimals, dates, datetimes}: Fits): string {
  const whole = "-?(0|[1-9][0-9]{0,14})";
  if (decimals.length > 1) return whole;
  if (decimals.length === 1) return `${whole}([${decimals[0]}][0-9]+)?`;
  const [order] = [...dates, ...datetimes];
  const day = order === "ymd" ? isoDay : danishDay;
  return dates.length > 0 ? day : `${day}${timeOfDay}`;
}

/** Where an export holds its waves: in a variable, or in the ends of variable names. */

import {numberOf} from "../codebook/answers.ts";
import type {SourceSpec} from "../config/evaluation.ts";
import type {SourceTable, SourceVariable} from "../sources/model.ts";
import {columnOf, inDanishOrder} from "./columns.ts";

/** A source's waves as evaluation.yaml writes them. */
export interface FoundWaves {
  readonly spec: NonNullable<SourceSpec["wave"]>;
  /** The variable that holds the wave; null where names do. */
  readonly variable: string | null;
  readonly waves: readonly {readonly wave: number; readonly label: string}[];
  /** The wave of a value as it stands in the variable. */
  readonly waveOf: (value: string) => number | null;
}

const mostWaves = 12;
const waveNames =
  /^(maalepkt|maalepunkt|målepunkt|maaling|måling|målenr|maalenr|målingsnr|wave|boelge|bølge|runde|round|timepoint|time_point|maaletidspunkt|måletidspunkt|redcap_event_name)(nr|_nr|no|_no)?$/iu;
/** What a register's row may be a year of. Only where nothing else tells the wave: a year may be of much else. */
const yearNames = /^(skole|regnskabs)?(aar|år)$|^(school_?|calendar_?)?year$/iu;
/** `2021`, `2021/22` */
const years = /^((?:19|20)\d\d)([/-](?:\d\d|(?:19|20)\d\d))?$/;
const waveQuestions = /^(målepunkt|måling|måletidspunkt|bølge|wave|time ?point|målingsnummer|målerunde)\b/iu;

/** What stands for the first of two measurements, and for the last. */
const earlyWords = /^(baseline|før|foer|pre|opstart|start|indskrivning|first|første)/iu;

/** The variables that may say at which wave a row was filled in, the likeliest first. */
export function findWaveVariables(table: SourceTable): FoundWaves[] {
  const named = table.variables.filter(
    ({name, question}) => waveNames.test(name) || waveQuestions.test(question ?? ""),
  );
  const ofYears = table.variables.filter(({name}) => yearNames.test(name));
  return [
    ...named.flatMap((variable) => wavesOfVariable(table, variable) ?? []),
    ...ofYears.flatMap((variable) => wavesOfYears(table, variable) ?? []),
  ];
}

/** A year is a wave of its own number, so that no questionnaire's waves are taken for it. */
function wavesOfYears(table: SourceTable, {name}: SourceVariable): FoundWaves | null {
  const found = new Set(columnOf(table, name)?.values.filter((value) => value !== null));
  const labels = [...found].sort();
  const waves = labels.map((label) => ({wave: yearOf(label), label}));
  if (waves.length < 2 || waves.length > mostWaves || waves.some(({wave}) => Number.isNaN(wave))) return null;
  if (new Set(waves.map(({wave}) => wave)).size < waves.length) return null;
  const values = Object.fromEntries(waves.map(({wave, label}) => [label, wave]));
  const areNumbers = waves.every(({wave, label}) => String(wave) === label);
  return {spec: areNumbers ? name : {variable: name, values}, variable: name, waves, waveOf: yearOf};
}

function yearOf(value: string): number {
  return Number(years.exec(value)?.[1] ?? Number.NaN);
}

function wavesOfVariable(table: SourceTable, variable: SourceVariable): FoundWaves | null {
  const column = columnOf(table, variable.name);
  if (column === undefined) return null;
  const values = [...new Set(column.values.filter((value) => value !== null))];
  if (values.length < 2 || values.length > mostWaves) return null;
  const labelOf = (value: string) => variable.labels.find(({code}) => code === value)?.label;
  const numbers = values.map((value) => numberOf(value, column.reading));
  if (numbers.every((value) => value !== null && Number.isInteger(value) && value >= 1 && value <= 99)) {
    const waves = [...new Set(numbers.map(Number))].sort((a, b) => a - b);
    return {
      spec: variable.name,
      variable: variable.name,
      waves: waves.map((wave) => ({wave, label: labelOf(String(wave)) ?? waveLabel(wave)})),
      waveOf: (value) => numberOf(value, column.reading),
    };
  }
  const ordered = numbers.every((value) => value !== null)
    ? [...values].sort((a, b) => Number(a) - Number(b))
    : inDanishOrder(values).sort((a, b) => Number(earlyWords.test(b)) - Number(earlyWords.test(a)));
  const numbered = new Map(ordered.map((value, index) => [value, index + 1]));
  return {
    spec: {variable: variable.name, values: Object.fromEntries(numbered)},
    variable: variable.name,
    waves: ordered.map((value, index) => ({wave: index + 1, label: labelOf(value) ?? value})),
    waveOf: (value) => numbered.get(value) ?? null,
  };
}

const marked = /^(.*[\p{L}\p{N}])(_?(?:maaling|måling|runde|wave|m|t|w)_?)(\d{1,2})$/iu;
const bare = /^(.*\p{L}.*)(_)(\d{1,2})$/u;
const early = /^(.+)(_(?:foer|før|pre|baseline))$/iu;
const late = /^(.+)(_(?:efter|post|followup|opfoelgning|opfølgning))$/iu;

/** One end of variable names that may stand for a wave: `_m3`, with the stems that have it. */
interface Ending {
  readonly suffix: string;
  readonly wave: number;
  readonly variables: ReadonlyMap<string, SourceVariable>;
}

/**
 * The ends of names that stand for waves in data with one row a person: `who5_1_m1` and `who5_1_m3`. At least two questions must be
 * there at the same two waves, with the same answers; where the end is a bare number, also with the same wording, since items
 * are numbered too.
 */
export function findWaveSuffixes(table: SourceTable): FoundWaves | null {
  for (const endings of [words(table), ...families(table, marked), ...families(table, bare)]) {
    const repeated = repeatedStems(endings);
    const isBare = endings.some(({suffix}) => /^_\d+$/.test(suffix));
    const named = endings.reduce((sum, {variables}) => sum + variables.size, 0);
    if (endings.length < 2 || endings.length > mostWaves || repeated.length < 2) continue;
    if (named * 3 < table.variables.length) continue;
    if (!repeated.every((stem) => sameEverywhere(stem, endings, isBare))) continue;
    const waves = endings.map(({wave, suffix}) => ({
      wave,
      label: /\d/.test(suffix) ? waveLabel(wave) : wordLabel(wave),
    }));
    return {
      spec: {suffix: Object.fromEntries(endings.map(({suffix, wave}) => [suffix, wave]))},
      variable: null,
      waves,
      waveOf: () => null,
    };
  }
  return null;
}

function words(table: SourceTable): Ending[] {
  return [early, late].flatMap((pattern, index) => endingsOf(table, pattern, () => index + 1));
}

/** Endings with the same letters, different numbers. */
function families(table: SourceTable, pattern: RegExp): Ending[][] {
  const endings = endingsOf(table, pattern, (match) => Number(match[3])).filter(({wave}) => wave >= 1);
  const letters = new Set(endings.map(({suffix}) => suffix.replace(/\d+$/, "")));
  return [...letters].map((each) =>
    endings.filter(({suffix}) => suffix.replace(/\d+$/, "") === each).sort((a, b) => a.wave - b.wave),
  );
}

function endingsOf(table: SourceTable, pattern: RegExp, waveOf: (match: RegExpExecArray) => number): Ending[] {
  const found = new Map<string, {wave: number; variables: Map<string, SourceVariable>}>();
  for (const variable of table.variables) {
    const match = pattern.exec(variable.name);
    if (match === null) continue;
    const suffix = variable.name.slice(match[1]?.length ?? 0);
    const ending = found.get(suffix) ?? {wave: waveOf(match), variables: new Map<string, SourceVariable>()};
    ending.variables.set(match[1] ?? "", variable);
    found.set(suffix, ending);
  }
  return [...found].map(([suffix, ending]) => ({suffix, ...ending}));
}

function repeatedStems(endings: readonly Ending[]): string[] {
  const stems = new Set(endings.flatMap(({variables}) => [...variables.keys()]));
  return [...stems].filter((stem) => endings.filter(({variables}) => variables.has(stem)).length > 1);
}

function sameEverywhere(stem: string, endings: readonly Ending[], isBare: boolean): boolean {
  const variables = endings.flatMap(({variables: all}) => all.get(stem) ?? []);
  if (isBare && variables.some(({option, question}) => option !== null || question === null)) return false;
  const saying = variables.map(({kind, labels, question}) =>
    JSON.stringify([kind, labels.map(({code}) => code), isBare ? question?.replace(/\d+/g, "") : null]),
  );
  return new Set(saying).size === 1;
}

function waveLabel(wave: number): string {
  return `${wave}. måling`;
}

function wordLabel(wave: number): string {
  return wave === 1 ? "Før" : "Efter";
}

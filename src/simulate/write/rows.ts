import type {SourceCodebook, Variable} from "../../codebook/model.ts";
import {own} from "../../codebook/own.ts";
import type {CodebookFile} from "../../config/codebook-file.ts";
import type {EvaluationSpec, SourceSpec} from "../../config/evaluation.ts";
import {completedColumnOf, madeCompletedColumn} from "../../sources/completed-column.ts";
import {rowIdColumn} from "../../sources/row-id.ts";
import {madeWaveColumn, waveColumnOf} from "../../sources/wave-column.ts";
import type {Course} from "../people/course.ts";
import {answeredAt, dateKey, dateOf} from "../people/dates.ts";
import {isoTime} from "../people/days.ts";
import {hasForm} from "../people/invent.ts";
import type {Person} from "../people/person.ts";
import type {World} from "../people/world.ts";
import {declaredOptions, type OptionValues} from "../sources/declared-options.ts";

/** A column of an export to be written; `variable` is null for one that only tells who and when. */
export interface ExportColumn {
  readonly name: string;
  readonly variable: Variable | null;
}

/** One form of one person, before it takes the shape that the source's waves have. */
export interface ExportRow {
  readonly person: string;
  readonly wave: number | null;
  /** By column; null is blank. */
  readonly values: ReadonlyMap<string, string | null>;
}

export interface Export {
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly ExportRow[];
}

/** Everything but the microdata themselves that a source's rows are made with. */
export interface RowMaking {
  readonly key: string;
  readonly spec: SourceSpec;
  readonly codebook: SourceCodebook;
  readonly world: World;
  readonly evaluation: EvaluationSpec;
  readonly file: CodebookFile;
}

/** The forms of the invented people in one source. */
export function exportOf(people: readonly {person: Person; course: Course}[], making: RowMaking): Export {
  const {key, spec, codebook, world, file} = making;
  const options = declaredOptions(own(file.sources, key)?.sets ?? {});
  const rules = ruleColumns(spec);
  const asked = [...codebook.variables.values()].filter(
    ({name, derivation}) => derivation === null && !rules.includes(name) && !name.startsWith("$"),
  );
  const columns = [
    ...rules.map((name): ExportColumn => ({name, variable: codebook.variables.get(name) ?? null})),
    ...asked.map((variable): ExportColumn => ({name: variable.name, variable: asExported(variable, options)})),
  ];
  const waves = world.wavesOf(key);
  const rows = people.flatMap(({person, course}) =>
    (waves.length === 0 ? [null] : waves).flatMap((wave): ExportRow[] => {
      if (!hasForm(world, person.values, key, wave)) return [];
      const values = new Map<string, string | null>(ruleValues(person, wave, course, making));
      for (const variable of asked) {
        const answer = answerFor(person, variable, wave, course, making);
        values.set(variable.name, inExport(answer, options.get(variable.name)));
      }
      return [{person: person.id, wave, values}];
    }),
  );
  return {columns, rows};
}

/** An export whose options codebook.yaml has to declare knows them as columns of their own. */
function asExported(variable: Variable, options: ReadonlyMap<string, OptionValues>): Variable {
  return options.has(variable.name) ? {...variable, option: null, scale: null} : variable;
}

function inExport(answer: string | null, option: OptionValues | undefined): string | null {
  if (option === undefined || answer === null) return answer;
  return answer === "1" ? option.chosen : option.unchosen;
}

/** The columns for who, when, and whether a form counts, as they stand in the export itself. */
function ruleColumns(spec: SourceSpec): string[] {
  const waveColumn =
    typeof spec.wave === "object" && "variable" in spec.wave ? spec.wave.variable : waveColumnOf(spec.wave);
  const names = [spec.id, waveColumn === madeWaveColumn ? null : waveColumn, spec.completed, spec.closed];
  return [...new Set(names.filter((name) => typeof name === "string").filter((name) => name !== rowIdColumn))];
}

function ruleValues(
  person: Person,
  wave: number | null,
  course: Course,
  {key, spec, evaluation}: RowMaking,
): [string, string | null][] {
  const time = isoTime(answeredAt(evaluation, wave, course));
  const values: [string, string | null][] = [[spec.id, person.id]];
  if (typeof spec.wave === "string") values.push([spec.wave, String(wave)]);
  else if (spec.wave !== undefined && "variable" in spec.wave) {
    const named = Object.entries(spec.wave.values).find(([, each]) => each === wave);
    values.push([spec.wave.variable, named?.[0] ?? null]);
  }
  if (spec.completed !== undefined) values.push([spec.completed, completedValue(spec, time)]);
  if (spec.closed !== undefined) {
    values.push([spec.closed, time]);
    course.dates.set(dateKey({source: key, name: spec.closed}, wave), time.slice(0, 10));
  }
  return values;
}

/** LimeSurvey has the time of a finished form, REDCap 2 for a complete one, and all others 1. */
function completedValue(spec: SourceSpec, time: string): string {
  if (completedColumnOf(spec) !== madeCompletedColumn) return "1";
  return spec.type === "limesurvey" ? time : "2";
}

function answerFor(
  person: Person,
  variable: Variable,
  wave: number | null,
  course: Course,
  making: RowMaking,
): string | null {
  if (wave !== null && variable.askedAt?.includes(wave) === false) return null;
  if (variable.kind === "date") return dateOf(variable, wave, {person, course}, making);
  const {attribute, read} = making.world.reading({source: making.key, variable: variable.name, wave});
  const value = person.values.get(attribute.id);
  return value === undefined ? null : read(value).code;
}

import {CliError} from "../../errors/cli-error.ts";
import {own} from "../resolve/own.ts";
import {hasUnmatchedForms} from "../resolve/rounds.ts";
import {courseOf, type Look, sourcesOf, wavesIn} from "./look.ts";
import {isOfPopulation} from "./strangers.ts";

/** Measurements of one source at one wave: how many should be there by the data's day, and how many are. */
export interface DueMeasurements {
  readonly source: string;
  readonly wave: number;
  readonly due: number;
  readonly answered: number;
}

/**
 * What is due and missing. A measurement is due some months after the person's start, unless the course ended before
 * that; one that was given anyway counts as due. Without months or a start, everybody in the population owes it.
 * Sources in which nobody can be found again, or that are of other persons, owe nothing.
 *
 * @throws CliError (config) for months without a start, or for a wave that does not exist
 */
export async function dueMeasurements(look: Look): Promise<DueMeasurements[]> {
  const {evaluation, context} = look;
  const {due, start} = evaluation.data_quality;
  const course = courseOf(look);
  for (const wave of Object.keys(due)) {
    const place = context.placeOf(["data_quality", "due", wave]);
    if (own(evaluation.waves, wave) === undefined) {
      throw new CliError("config", `There is no wave ${wave}.`, {
        place,
        hint: `The waves are ${wavesIn(evaluation).join(", ")}.`,
      });
    }
    if (start === undefined) {
      throw new CliError("config", "It is not said when a course starts, so no measurement is due after it.", {
        place,
        hint: "Name a date as data_quality: {start: source.variable}.",
      });
    }
  }
  const asked = await Promise.all(sourcesOf(look).map(async ({key}) => ((await isOwed(look, key)) ? [key] : [])));
  return Promise.all(
    asked.flat().flatMap((source) =>
      dueWaves(look, source).map(async (wave) => {
        const months = own(due, String(wave));
        const counted = await context.store.quality.due({
          population: evaluation.population,
          source,
          wave,
          course: months === undefined ? null : course,
          months: months ?? 0,
          on: evaluation.data_date ?? context.store.lastAnswer,
        });
        return {source, wave, ...counted};
      }),
    ),
  );
}

async function isOwed(look: Look, source: string): Promise<boolean> {
  const {evaluation} = look;
  if (own(evaluation.sources, source)?.wave === undefined || hasUnmatchedForms(evaluation, source)) return false;
  return isOfPopulation(look, source);
}

/** The waves at which a source has forms, and those it is said to be due at after its first; waves may be other sources' only. */
function dueWaves({evaluation, context}: Look, source: string): number[] {
  const counts = context.store.sources.find(({key}) => key === source)?.waves ?? [];
  const answered = counts.flatMap(({wave, count}) => (count > 0 ? [wave] : []));
  const first = Math.min(...answered);
  return wavesIn(evaluation).filter(
    (wave) =>
      answered.includes(wave) ||
      (own(evaluation.data_quality.due, String(wave)) !== undefined && (answered.length === 0 || wave > first)),
  );
}

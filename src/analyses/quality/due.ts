import {CliError} from "../../errors/cli-error.ts";
import {own} from "../resolve/own.ts";
import {courseOf, type Look, sourcesOf, wavesIn} from "./look.ts";

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
  const asked = sourcesOf(look).filter(({spec}) => spec.wave !== undefined);
  return Promise.all(
    asked.flatMap(({key: source}) =>
      wavesIn(evaluation).map(async (wave) => {
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

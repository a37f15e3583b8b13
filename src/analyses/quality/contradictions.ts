import {categoryCodes, findVariable} from "../../codebook/lookup.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import {CliError, type Place} from "../../errors/cli-error.ts";
import type {Condition} from "../../store/model.ts";
import {sourceOf, waveOf} from "../resolve/waves.ts";
import {courseOf, type Look, sourcesOf} from "./look.ts";

/** Something that cannot be true, and how often it is said. */
export interface Contradiction {
  readonly key: string;
  /** In Danish, ready for print. */
  readonly text: string;
  readonly count: number;
}

/**
 * What evaluation.yaml names as contradictions, and those that every evaluation may have: forms dated outside the person's
 * course, a later wave dated before an earlier one, and answers to questions that are not put at that wave.
 *
 * @throws CliError (config) for an unknown source, variable, wave or answer
 */
export async function contradictions(look: Look): Promise<Contradiction[]> {
  const found = await Promise.all([named(look), outsideCourse(look), backwards(look), notAsked(look)]);
  return found.flat();
}

function named(look: Look): Promise<Contradiction[]> {
  const {evaluation, context} = look;
  return Promise.all(
    evaluation.data_quality.contradictions.map(async ({text, where}, index) => {
      const conditions = Object.entries(where).map(([reference, answers]) =>
        conditionOf(
          look,
          reference,
          [answers].flat(),
          context.placeOf(["data_quality", "contradictions", index, "where", reference]),
        ),
      );
      const rows = await context.store.counts({
        population: evaluation.population,
        where: conditions,
        panel: null,
        by: [],
      });
      return {key: `named-${index + 1}`, text, count: rows.reduce((sum, {n}) => sum + n, 0)};
    }),
  );
}

/** Numbers are named as they are, answers by label or code. */
function conditionOf(
  {evaluation, context}: Look,
  text: string,
  answers: readonly (string | number)[],
  place: Place,
): Condition {
  const reference = parseVariableReference(text);
  sourceOf(evaluation, reference.source, place);
  const variable = findVariable(context.codebook, reference.source, reference.variable, place);
  const at = {
    source: reference.source,
    variable: reference.variable,
    wave: waveOf({evaluation, context}, reference, place, null),
  };
  if (variable.kind !== "number") return {variable: at, codes: categoryCodes(variable, answers, place)};
  const wrong = answers.find((answer) => !Number.isFinite(Number(answer)));
  if (wrong === undefined) return {variable: at, codes: answers.map(String)};
  throw new CliError("config", `${text} is a number variable, so it is never "${wrong}".`, {
    place,
    hint: "Write one number or more.",
  });
}

async function outsideCourse(look: Look): Promise<Contradiction[]> {
  const course = courseOf(look);
  if (course === null) return [];
  const dated = sourcesOf(look).filter(({spec}) => spec.wave !== undefined && spec.closed !== undefined);
  const found = await Promise.all(
    dated.map(async ({key, spec}): Promise<Contradiction[]> => {
      const {beforeStart, afterEnd} = await look.context.store.quality.outsideCourse(key, course);
      return [
        ...(course.start === null
          ? []
          : [{key: `before-start-${key}`, text: `Besvarelse af ${spec.name} dateret før opstart`, count: beforeStart}]),
        ...(course.end === null
          ? []
          : [{key: `after-end-${key}`, text: `Besvarelse af ${spec.name} dateret efter afslutning`, count: afterEnd}]),
      ];
    }),
  );
  return found.flat();
}

async function backwards(look: Look): Promise<Contradiction[]> {
  const dated = sourcesOf(look).filter(({spec}) => spec.wave !== undefined && spec.closed !== undefined);
  return Promise.all(
    dated.map(async ({key, spec}) => {
      const intervals = await look.context.store.quality.intervals(key);
      return {
        key: `backwards-${key}`,
        text: `Senere besvarelse af ${spec.name} dateret før en tidligere`,
        count: intervals.reduce((sum, interval) => sum + interval.backwards, 0),
      };
    }),
  );
}

/** Only where the codebook says when a question is put. */
async function notAsked(look: Look): Promise<Contradiction[]> {
  const found = await Promise.all(
    sourcesOf(look).map(async ({key, variables}): Promise<Contradiction[]> => {
      const limited = new Map(variables.filter(({askedAt}) => askedAt !== null).map((each) => [each.name, each]));
      if (limited.size === 0) return [];
      const quality = await look.context.store.quality.variables(key);
      return quality
        .filter(({variable, asked, forms, noAnswer}) => limited.has(variable) && !asked && forms > noAnswer)
        .map(({variable, wave, forms, noAnswer}) => ({
          key: `not-asked-${key}-${variable}-${wave}`,
          text: `Svar på »${limited.get(variable)?.label ?? variable}« ved måling ${wave}, hvor spørgsmålet ikke stilles`,
          count: forms - noAnswer,
        }));
    }),
  );
  return found.flat();
}

import type {EvaluationSpec, SourceSpec} from "../../config/evaluation.ts";
import type {VariableReference} from "../../config/variable-reference.ts";
import {referenceTo} from "../../config/variable-reference.ts";
import {CliError, type Place} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {Store} from "../../store/model.ts";
import {own} from "./own.ts";

/** Where a wave is written: its number, and the place to show when there is no such wave. */
export interface WrittenWave {
  readonly wave: number;
  readonly place: Place;
}

/** What is known of waves: those of evaluation.yaml, and at which each source has answers. */
interface WaveKnowledge {
  readonly evaluation: EvaluationSpec;
  readonly context: {readonly store: Pick<Store, "sources">};
}

/**
 * The wave that a reference is to: its own `@n`, else the analysis's `wave`; null for a source without waves.
 * @throws CliError (config) for an unknown source or wave, a source with waves and none given, or a wave given to a
 * source without
 */
export function waveOf(
  {evaluation, context}: WaveKnowledge,
  reference: VariableReference,
  place: Place,
  analysisWave: WrittenWave | null,
): number | null {
  const name = referenceTo(reference.source, reference.variable);
  if (sourceOf(evaluation, reference.source, place).wave === undefined) {
    if (reference.wave === null) return null;
    throw new CliError("config", `Source "${reference.source}" has no waves, so ${name} has none either.`, {
      place,
      hint: `Write ${name}.`,
    });
  }
  if (reference.wave !== null) return knownWave(evaluation, {wave: reference.wave, place});
  if (analysisWave !== null) return knownWave(evaluation, analysisWave);
  const answered = context.store.sources.find(({key}) => key === reference.source)?.waves ?? [];
  const held = answered.filter(({count}) => count > 0).map((each) => String(each.wave));
  const waves = held.length > 0 ? held : Object.keys(evaluation.waves);
  throw new CliError("config", `It is not said which wave of ${name} is meant.`, {
    place,
    hint: `Write ${name}@${waves[0] ?? 1}, or give the analysis a wave; ${held.length > 0 ? `"${reference.source}" has` : "the waves are"} ${waves.join(", ")}.`,
  });
}

/** @throws CliError (config) when evaluation.yaml has no such wave */
export function knownWave(evaluation: EvaluationSpec, {wave, place}: WrittenWave): number {
  if (own(evaluation.waves, String(wave)) !== undefined) return wave;
  throw new CliError("config", `There is no wave ${wave}.`, {
    place,
    hint: didYouMean(String(wave), Object.keys(evaluation.waves), "waves"),
  });
}

/** @throws CliError (config) when evaluation.yaml has no such source */
export function sourceOf(evaluation: EvaluationSpec, key: string, place: Place): SourceSpec {
  const source = own(evaluation.sources, key);
  if (source !== undefined) return source;
  throw new CliError("config", `There is no source "${key}".`, {
    place,
    hint: didYouMean(key, Object.keys(evaluation.sources), "sources"),
  });
}

/** The name of a known wave: "Første måling". */
export function waveLabel(evaluation: EvaluationSpec, wave: number): string {
  return own(evaluation.waves, String(wave))?.label ?? String(wave);
}

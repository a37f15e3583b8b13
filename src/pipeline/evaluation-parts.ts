import type {EvaluationSpec} from "../config/evaluation.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {WaveInfo} from "../results/model.ts";

/** The waves of an evaluation, in their order. */
export function waves(spec: EvaluationSpec): WaveInfo[] {
  return Object.entries(spec.waves)
    .map(([wave, {label}]) => ({wave: Number(wave), label}))
    .sort((a, b) => a.wave - b.wave);
}

/** How an evaluation prints its numbers. */
export function numberStyle({style}: EvaluationSpec): NumberStyle {
  return {
    percent: style.percent,
    decimals: style.decimals,
    meanDecimals: style.mean_decimals,
    rounding: style.rounding,
    pDecimals: style.p_decimals,
    wordsUpTo: style.words_up_to,
    significance: style.significance,
  };
}

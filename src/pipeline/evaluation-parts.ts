import type {EvaluationSpec} from "../config/evaluation.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {Layout} from "../report/model.ts";
import type {TableConventions} from "../report/table-conventions.ts";
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

/** What stands around an evaluation's tables and figures. */
export function layoutOf({style}: EvaluationSpec): Layout {
  const {captions, furniture, notes_word, source_word} = style.conventions;
  return {captions, furniture, words: {notes: notes_word, source: source_word}};
}

/** How an evaluation's tables print percentages and bases. */
export function tableConventions({style}: EvaluationSpec): TableConventions {
  const {total, total_word, percent_sign} = style.conventions;
  return {total, totalWord: total_word, percentSign: percent_sign};
}

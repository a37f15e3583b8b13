import {printNumber} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {EffectSize} from "../../results/model.ts";
import {cramersV} from "../../statistics/association/cramers-v.ts";
import {kendallTauB} from "../../statistics/association/kendall-tau-b.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import {cohensD} from "../../statistics/effect-size/cohens-d.ts";
import {probabilityOfSuperiority} from "../../statistics/effect-size/probability-of-superiority.ts";
import type {Computed} from "../../statistics/result.ts";
import {type IndependentMethod, samplesOf} from "./independent-tests.ts";

type Estimate = Computed<{estimate: number; low: number; high: number; level: number}>;

/** The size that goes with a test of a cross-table, with groups in the rows; none where no measure stands for the test. */
export function independentEffects(
  method: IndependentMethod,
  counts: CountTable,
  groups: readonly string[],
): EffectSize[] {
  switch (method) {
    case "pearson-chi-square":
    case "likelihood-ratio":
    case "yates-chi-square":
    case "fisher-freeman-halton":
      return associationEffects(counts);
    case "linear-by-linear":
    case "linear-by-linear-exact":
    case "cochran-armitage":
    case "cochran-armitage-exact":
    case "jonckheere-terpstra":
    case "jonckheere-terpstra-exact":
      return withoutUnit("kendall-tau-b", "Kendalls tau-b", kendallTauB(counts));
    case "mann-whitney":
    case "mann-whitney-exact": {
      const [x = [], y = []] = samplesOf(counts);
      const label = groups[counts.findIndex((row) => row.some((count) => count > 0))] ?? "";
      const name = `sandsynlighed for det højeste svar blandt »${label}«`;
      return withoutUnit("probability-of-superiority", name, probabilityOfSuperiority(x, y));
    }
    case "welch-t": {
      const [x = [], y = []] = samplesOf(counts);
      return withoutUnit("cohens-d", "Cohens d", cohensD(x, y));
    }
    case "kruskal-wallis":
    case "kruskal-wallis-exact":
    case "anova":
    case "anova-welch":
      return [];
  }
}

/** How strongly rows and columns hang together, from 0 to 1. */
export function associationEffects(counts: CountTable): EffectSize[] {
  return withoutUnit("cramers-v", "Cramérs V", cramersV(counts));
}

/** A measure with its interval; none where it cannot be computed. */
export function withoutUnit(method: EffectSize["method"], name: string, result: Estimate): EffectSize[] {
  if (!result.ok) return [];
  const {estimate, low, high, level} = result;
  const separator = low < 0 ? " til " : "-";
  const printed = `${printNumber(estimate, 2)} (${printNumber(low, 2)}${separator}${printNumber(high, 2)})`;
  return [{method, name, exact: estimate, low, high, level, printed}];
}

/** A difference of shares in percentage points, with its interval. */
export function inPoints(
  method: EffectSize["method"],
  name: string,
  result: Estimate,
  {decimals}: NumberStyle,
): EffectSize[] {
  if (!result.ok) return [];
  const {estimate, low, high, level} = result;
  const points = (share: number) => printNumber(100 * share, decimals);
  const printed = `${points(estimate)} procentpoint (${points(low)} til ${points(high)})`;
  return [{method, name, exact: estimate, low, high, level, printed}];
}

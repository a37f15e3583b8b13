import {printNumber} from "../../../numbers/print.ts";
import type {Note} from "../../../results/model.ts";
import {listOf} from "../../print/danish.ts";
import type {Task} from "../../task.ts";
import {leadingName} from "../../testing/test-words.ts";
import type {Goal} from "./goal.ts";

/** What the verdicts go by, what is judged otherwise, and what the p-values are of. */
export function goalNotes({spec}: Task<"goals">, goals: readonly Goal[]): Note[] {
  const labelsOf = (unit: "count" | "number") =>
    goals.flatMap(({label, attained}) => (attained?.unit === unit && attained.interval === null ? [`»${label}«`] : []));
  const [counts, unsure] = spec.rule === "interval" ? [labelsOf("count"), labelsOf("number")] : [[], []];
  const [tested] = goals.flatMap(({test}) => test?.record ?? []);
  const texts = [
    spec.rule === "interval" ? intervalRule(spec) : pointRule(spec),
    ...(counts.length === 0
      ? []
      : [`Optalte antal (${listOf(counts)}) har ingen stikprøveusikkerhed og er vurderet direkte.`]),
    ...(unsure.length === 0 ? [] : [`For ${listOf(unsure)} er usikkerheden ikke opgjort.`]),
  ];
  return [
    ...texts.map((text): Note => ({kind: "method", text})),
    ...(goals.some(isRoundedApart)
      ? [{kind: "rounding" as const, text: "Forskellene er beregnet af uafrundede tal."}]
      : []),
    ...(tested === undefined
      ? []
      : [{kind: "test" as const, text: `${leadingName(tested.chosen.name)} af hver andel mod dens mål, begge veje.`}]),
  ];
}

function intervalRule({rows}: Task<"goals">["spec"]): string {
  const isLeast = rows.every(({direction}) => direction === "at-least");
  const [right, wrong] = isLeast
    ? ["på eller over målet", "under det"]
    : ["på den rigtige side af målet", "på den forkerte"];
  return `Et mål er nået, når hele 95 pct.-sikkerhedsintervallet ligger ${right}, og ikke nået, når hele intervallet ligger ${wrong}; ellers kan det ikke afgøres.`;
}

function pointRule({rows}: Task<"goals">["spec"]): string {
  const least = rows.some(({direction}) => direction === "at-least") ? ["mindst"] : [];
  const most = rows.some(({direction}) => direction === "at-most") ? ["højst"] : [];
  const how = [...least, ...most].join(" eller ");
  return `Et mål er nået, når det opnåede tal uden afrunding er ${how} så stort som målet. Den statistiske usikkerhed indgår ikke.`;
}

/** Whether a reader who subtracts the printed numbers gets another difference than the table's. */
function isRoundedApart({attained, target}: Goal): boolean {
  if (attained === null) return false;
  const {value, decimals, printed} = attained;
  const read = (text: string) => Number(text.replaceAll(".", "").replace(",", ".").replace("−", "-"));
  return printNumber(value - target.value, decimals) !== printNumber(read(printed) - read(target.printed), decimals);
}

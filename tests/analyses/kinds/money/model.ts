import type {AnalysisResult, Fact} from "../../../../src/results/model.ts";
import {run} from "../../support.ts";

export const facts: Record<string, Fact> = {
  del: {key: "del", value: 30, unit: "percent", label: "Del", source: "Skønnet"},
};

/** A model of 40 persons, with some words replaced, and a table of it. */
export function spec(replaced: Readonly<Record<string, string>> = {}, table = ""): string {
  const model = `  m:
    kind: scenarios
    title: T
    scenarios: {lav: Lavt, hoej: Højt}
    persons: {one: borger, label: borgere, number: 40, source: Aftalen}
    stakeholders: {kommune: Kommunen, stat: Staten}
    activities:
      drift: {label: Drift, amount: 20000, paid_by: {kommune: 1}}
      ledelse: {label: Ledelse, amount: 10000, paid_by: {kommune: 1}}
    services:
      hjaelp:
        label: Hjælp
        probability: 0.5
        items:
          a: {label: Bostøtte, weight: 1/3, unit_cost: 3000}
          b: {label: Botilbud, weight: 2/3, unit_cost: 6000}
        paid_by: {kommune: 1}
      kursus: {label: Kursus, probability: {lav: 0, hoej: 25%}, unit_cost: {lav: 1000, hoej: 2000}, paid_by: {stat: 1}}
    gains:
      hjem: {label: Hjemløshed, probability: {lav: 0.125, hoej: 0.25}, unit_gain: 50000, saved_by: {kommune: 75%, stat: 25%}}
${table}
`;
  return Object.entries(replaced).reduce((text, [from, to]) => text.replace(from, to), model);
}

export async function table(rest: string, replaced: Readonly<Record<string, string>> = {}): Promise<AnalysisResult> {
  const {t} = await run(spec(replaced, `  t: {title: T, analysis: m, ${rest}}`), {facts});
  if (t === undefined) throw new Error("no table");
  return t;
}

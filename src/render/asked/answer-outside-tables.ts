import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, Fact, TestOutcome, TestRecord} from "../../results/model.ts";
import {withCapital} from "../table/furniture.ts";
import {populationLines, sourceLines} from "./analysis-lines.ts";
import {type Answer, type AnswerSources, lines} from "./model.ts";
import {asSentence} from "./sentences.ts";
import {testLines} from "./test-text.ts";

/** What is known of a number that stands in no table: a fact's, a population's or a test's; null when nothing is there. */
export function answerOutsideTables(address: string, sources: AnswerSources): Answer | null {
  const {results} = sources;
  const [, kind, rest = ""] = /^(fact|population|test):(.*)$/s.exec(address) ?? [];
  if (kind === "fact") return Object.hasOwn(results.facts, rest) ? answerOfFact(address, results.facts[rest]) : null;
  if (kind === "population") {
    return Object.hasOwn(results.analyses, rest) ? answerOfPopulation(address, results.analyses[rest], sources) : null;
  }
  return kind === "test" ? answerOfTest(address, rest, sources) : null;
}

const factUnits = {count: "", number: "", percent: "\u00a0pct."} as const;

function answerOfFact(address: string, fact: Fact | undefined): Answer | null {
  if (fact === undefined) return null;
  const decimals = Number.isInteger(fact.value) ? 0 : Math.min(4, String(fact.value).split(".")[1]?.length ?? 0);
  return {
    address,
    names: [fact.label],
    printed: printNumber(fact.value, decimals) + factUnits[fact.unit],
    own: [],
    shared: lines(
      ["Oplysning", "Tallet er ikke talt op i rapportens egne data, men hentet udefra."],
      ["Kilde", asSentence(fact.source)],
    ),
    parts: [],
    table: null,
  };
}

function answerOfPopulation(
  address: string,
  analysis: AnalysisResult | undefined,
  {results, tables}: AnswerSources,
): Answer | null {
  if (analysis === undefined) return null;
  const {size, label} = analysis.population;
  return {
    address,
    names: [withCapital(label)],
    printed: printNumber(size, 0),
    own: [],
    shared: [
      ...lines(["Oplysning", "Alle, som analysen handler om, med eller uden svar."]),
      ...populationLines(analysis).filter(({term}) => term !== "Hvem"),
      ...sourceLines(analysis, results.evaluation),
    ],
    parts: [],
    table: tables.get(analysis.key) ?? null,
  };
}

function answerOfTest(address: string, rest: string, {results, tables}: AnswerSources): Answer | null {
  for (const analysis of Object.values(results.analyses)) {
    if (!rest.startsWith(`${analysis.key}/`)) continue;
    for (const {test, outcome} of outcomesOf(analysis)) {
      if (rest !== `${analysis.key}/${test.key}/${outcome.method}`) continue;
      return {
        address,
        names: [test.label],
        printed: outcome.printed,
        own: [],
        shared: [
          ...testLines(test, outcome, results.style),
          ...populationLines(analysis),
          ...sourceLines(analysis, results.evaluation),
        ],
        parts: [],
        table: tables.get(analysis.key) ?? null,
      };
    }
  }
  return null;
}

function outcomesOf({tests}: AnalysisResult): {readonly test: TestRecord; readonly outcome: TestOutcome}[] {
  return tests.flatMap((test) => [test.chosen, ...test.alternatives].map((outcome) => ({test, outcome})));
}

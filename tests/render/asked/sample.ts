import {findByAddress} from "../../../src/results/find-by-address.ts";
import type {AnalysisResult, BaseRecord, Results, TestRecord} from "../../../src/results/model.ts";
import {resultsOf} from "../results-of.ts";
import {sampleDocument} from "../sample-document.ts";
import {analysis, column, percentTable} from "../sample-tables.ts";

export const base: BaseRecord = {
  block: "psykhelb",
  column: "1",
  population: 98,
  valid: 97,
  noForm: 0,
  notAsked: 0,
  noAnswer: 1,
  dontKnow: 2,
  notRelevant: 0,
  includes: {dontKnow: true, notRelevant: true},
};

export const test: TestRecord = {
  key: "psykhelb",
  block: "psykhelb",
  label: "Psykisk helbred – første til tredje måling",
  chosen: {
    method: "sign-test",
    name: "Fortegnstest",
    exact: true,
    statistic: null,
    df: null,
    p: 0.022,
    n: 39,
    printed: "p = 0,022",
    significant: true,
  },
  alternatives: [
    {
      method: "pearson-chi-square",
      name: "χ²-test",
      exact: false,
      statistic: 5.251,
      df: 1,
      p: 0.06,
      n: 39,
      printed: "p = 0,060",
      significant: false,
    },
  ],
  reason: "de samme personer har svaret begge gange",
  expected: null,
  counts: [[12, 20, 7]],
  effects: [
    {
      method: "net-change",
      name: "Nettoændring",
      exact: 0.33,
      low: 0.05,
      high: 0.6,
      level: 0.95,
      printed: "33 procentpoint (5 til 60)",
    },
  ],
  hangsOn: null,
};

/** Health at two waves, with all that a number can be asked of. */
export const health: AnalysisResult = analysis(
  "helbred",
  "Psykisk helbred ved første og tredje måling. Procent",
  percentTable(
    "helbred",
    [column("1", "Første måling"), column("3", "Tredje måling")],
    [
      {
        key: "psykhelb",
        label: "Psykisk helbred",
        rows: [
          ["Dårligt", 24, 9],
          ["Ikke dårligt", 73, 30],
        ],
      },
    ],
  ),
  {
    questions: [
      {variable: "borger.psykhelb", label: "Psykisk helbred", question: "Hvordan er dit psykiske helbred alt i alt?"},
      {variable: "borger.fyshelb", label: "Fysisk helbred", question: "Hvordan er dit fysiske helbred alt i alt?"},
    ],
    waves: [1, 3],
    bases: [base, {...base, column: "3", valid: 39, noForm: 58, noAnswer: 1, dontKnow: 0}],
    tests: [test],
    notes: [
      {kind: "missing", text: "Ubesvarede indgår ikke."},
      {kind: "author", text: "se kapitel 2"},
      {kind: "test", text: "Fortegnstest, p = 0,022."},
    ],
    population: {key: "indskrevne", label: "borgere med en opstartsmåling", size: 98},
    filter: "kun personer, der er under 40 år",
    source: "Individdokumentationen, borgerskema",
  },
);

export const results: Results = {
  ...resultsOf(sampleDocument()),
  analyses: {helbred: health},
};

export function cellAt(address: string) {
  const found = findByAddress(results, address);
  if (found === undefined) throw new Error(`no cell at ${address}`);
  return found;
}

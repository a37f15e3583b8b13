import {type Mark, markEnd, markStart, type RenderedChapter} from "../../src/narrative/model.ts";
import {defaultNumberStyle} from "../../src/numbers/style.ts";
import type {AnalysisResult, Results} from "../../src/results/model.ts";
import {resultsSchema} from "../../src/results/model.ts";

export function analysis(key: string): AnalysisResult {
  return {
    key,
    kind: "distribution",
    title: `Fordeling på ${key}`,
    table: {arrangement: "stacked", stub: "", columns: [], blocks: []},
    tests: [],
    notes: [],
    questions: [],
    source: "Individdokumentationen",
    population: {key: "alle", label: "borgere", size: 10},
    filter: null,
    waves: [1],
    panel: false,
    bases: [],
  };
}

export function results(...keys: string[]): Results {
  return {
    schema: resultsSchema,
    evaluation: {
      key: "prøve",
      title: "Prøve",
      subtitle: null,
      organisation: null,
      authors: [],
      dataDate: null,
      dataNotice: null,
      waves: [],
    },
    style: defaultNumberStyle,
    facts: {},
    analyses: Object.fromEntries(keys.map((key) => [key, analysis(key)])),
    dataReport: {sources: [], populations: [], warnings: [], stops: []},
  };
}

/** A chapter in which `«kind:rest»` stands for a mark: «table:a», «ref:table:a», «number:76 pct.», «share:3/4», «cite:bech2003». */
export function chapter(file: string, text: string): RenderedChapter {
  const marks: Mark[] = [];
  const markdown = text.replace(/«(\w+):([^»]*)»/g, (_, kind: string, rest: string) => {
    const place = {file, line: 1, column: 1};
    if (kind === "number") marks.push({kind, text: rest, addresses: ["a/b/c/d"], place});
    else if (kind === "share") {
      const [count = 0, base = 0] = rest.split("/").map(Number);
      marks.push({kind: "number", text: `${rest} pct.`, addresses: ["a/b/c/d"], share: {count, base}, place});
    } else if (kind === "cite" || kind === "Cite") {
      marks.push({kind: "citation", keys: rest.split("|"), narrative: kind === "Cite", pages: null, place});
    } else if (kind === "ref" || kind === "Ref") {
      marks.push({kind: "reference", target: rest, capital: kind === "Ref", place});
    } else if (kind === "table" || kind === "figure") marks.push({kind, key: rest, place});
    return `${markStart}${marks.length - 1}${markEnd}`;
  });
  return {file, markdown, marks, lines: markdown.split("\n").map((_, index) => index + 1)};
}

import {defaultNumberStyle} from "../../src/numbers/style.ts";
import type {Block, ReportDocument} from "../../src/report/model.ts";
import {type AnalysisResult, type Results, resultsSchema} from "../../src/results/model.ts";

/** The results that a document's tables and figures are made of. */
export function resultsOf({info, chapters}: ReportDocument): Results {
  const analyses = chapters.flatMap(({blocks}) => blocks.flatMap(analysisOf));
  return {
    schema: resultsSchema,
    evaluation: info,
    style: defaultNumberStyle,
    facts: {maal: {key: "maal", value: 20, unit: "percent", label: "Mål for beskæftigelse", source: "bevillingen"}},
    analyses: Object.fromEntries(analyses.map((analysis) => [analysis.key, analysis])),
    dataReport: {sources: [], populations: [], warnings: [], stops: []},
  };
}

function analysisOf(block: Block): AnalysisResult[] {
  return block.kind === "table" || block.kind === "figure" ? [block.analysis] : [];
}

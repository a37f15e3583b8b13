import type {FigureKind, FigureSpec} from "../config/figure-specs.ts";
import {CliError} from "../errors/cli-error.ts";
import type {AnalysisResult} from "../results/model.ts";

/** The analysis kinds whose numbers each figure kind can show. */
const analysisKinds: Readonly<Record<FigureKind, readonly string[]>> = {
  bars: [
    "distribution",
    "battery",
    "change",
    "crosstab",
    "outcome",
    "status",
    "response",
    "multiple",
    "numbers",
    "paired-means",
    "individual-change",
    "crossing",
    "funnel",
    "costs",
    "scenarios",
    "scenario-table",
    "impact-investment",
    "impact-table",
    "entered",
    "composed",
    "summary",
    "traffic-light",
    "association",
  ],
  "stacked-bars": ["distribution", "battery", "change", "crosstab", "individual-change", "transition"],
  heatmap: ["crosstab", "transition"],
  dumbbell: ["change"],
  "paired-bars": ["paired-means", "numbers"],
  profile: ["paired-means", "numbers"],
  sankey: ["flow", "transition"],
  targets: ["outcome", "goals"],
  tornado: ["sensitivity"],
  "traffic-lights": ["traffic-light", "judgement", "goals"],
  survival: ["time-to-event"],
  lines: ["series", "change", "distribution", "battery", "paired-means", "numbers"],
  slope: ["change", "distribution", "paired-means", "numbers"],
  diverging: ["distribution", "battery", "change", "crosstab"],
  "grouped-bars": [
    "distribution",
    "battery",
    "change",
    "crosstab",
    "outcome",
    "response",
    "multiple",
    "numbers",
    "paired-means",
    "composed",
    "summary",
    "costs",
    "scenario-table",
    "impact-table",
    "entered",
    "traffic-light",
  ],
  "small-multiples": [
    "distribution",
    "battery",
    "change",
    "crosstab",
    "response",
    "multiple",
    "numbers",
    "paired-means",
    "composed",
    "summary",
    "costs",
    "scenario-table",
    "entered",
  ],
  dots: [
    "outcome",
    "goals",
    "association",
    "paired-means",
    "units",
    "unit-means",
    "crossing",
    "agreement",
    "distribution",
    "battery",
    "change",
    "crosstab",
    "multiple",
    "numbers",
    "composed",
    "summary",
  ],
  waterfall: ["scenario-table", "costs"],
  bands: ["distribution", "change"],
  league: ["units", "unit-means"],
  "funnel-plot": ["units", "unit-means"],
};

/** @throws CliError, naming the figure kinds that would do, when this one cannot show the analysis. */
export function requireFit(spec: FigureSpec, analysis: AnalysisResult): void {
  if (analysisKinds[spec.kind].includes(analysis.kind)) return;
  throw misfit(spec, analysis, `cannot show "${analysis.key}", which is of kind ${analysis.kind}`);
}

/** The error for a figure whose kind does not suit the numbers, with the kinds that may. */
export function misfit(spec: FigureSpec, analysis: AnalysisResult, reason: string): CliError {
  const fitting = Object.entries(analysisKinds).flatMap(([kind, kinds]) =>
    kinds.includes(analysis.kind) && kind !== spec.kind ? [kind] : [],
  );
  const others = fitting.length === 0 ? "no other figure kind does" : `${fitting.join(", ")} may`;
  const wanted = `${spec.kind} needs an analysis of kind ${analysisKinds[spec.kind].join(", ")}`;
  return new CliError("config", `${spec.kind} ${reason}`, {
    hint: analysisKinds[spec.kind].includes(analysis.kind)
      ? `Choose another kind of figure: ${others} fit ${analysis.kind}.`
      : `Figures that fit ${analysis.kind}: ${fitting.length === 0 ? "none" : fitting.join(", ")}; ${wanted}.`,
  });
}

import type {FigureSpec} from "../config/figure-specs.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../errors/cli-errors.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {NumberStyle} from "../numbers/style.ts";
import {LookupError} from "../results/lookup-error.ts";
import type {AnalysisResult, Results} from "../results/model.ts";
import {bars} from "./bars.ts";
import {dumbbell} from "./dumbbell.ts";
import {type Engine, startEngine} from "./engine.ts";
import {funnelPlot} from "./funnel-plot.ts";
import {heatmap} from "./heatmap.ts";
import {league} from "./league.ts";
import {lines} from "./lines.ts";
import type {FigureSpecification} from "./marks.ts";
import {pairedBars} from "./paired-bars.ts";
import {profile} from "./profile.ts";
import {sankey} from "./sankey.ts";
import {scaleOrders} from "./scale-colours.ts";
import {stackedBars} from "./stacked-bars.ts";
import {survival} from "./survival.ts";
import {targets} from "./targets.ts";
import type {FigureTheme} from "./theme.ts";
import {tidySvg} from "./tidy-svg.ts";
import {tornado} from "./tornado.ts";
import {trafficLights} from "./traffic-lights.ts";

export interface DrawOptions {
  readonly style: NumberStyle;
  /** Where a figure is written in evaluation.yaml, for errors. */
  readonly placeOf?: (figureKey: string) => Place | undefined;
  readonly theme: FigureTheme;
  /** One that was started earlier and that the caller closes; else one is started for this call. */
  readonly engine?: Engine | undefined;
}

export interface DrawnFigure {
  readonly svg: string;
  readonly analysis: AnalysisResult;
  readonly title: string;
}

/** The figures that could be drawn, and what is wrong with the others. */
export interface TriedFigures {
  readonly drawn: Map<string, DrawnFigure>;
  /** By the figure's key. */
  readonly errors: ReadonlyMap<string, readonly CliError[]>;
}

/**
 * Draws every figure of a report, in order.
 * @throws CliError as `tryFigures` tells, all in one
 */
export async function drawFigures(
  specs: Readonly<Record<string, FigureSpec>>,
  results: Results,
  options: DrawOptions,
): Promise<Map<string, DrawnFigure>> {
  const {drawn, errors} = await tryFigures(specs, results, options);
  throwAll([...errors.values()].flat());
  return drawn;
}

/**
 * Draws the figures of a report that can be drawn. For the others it tells, with the figure's place, which analysis, block,
 * column or row is not there, or that such a figure cannot show its analysis.
 */
export async function tryFigures(
  specs: Readonly<Record<string, FigureSpec>>,
  results: Results,
  options: DrawOptions,
): Promise<TriedFigures> {
  const theme = {
    ...options.theme,
    numbers: options.style,
    scaleOrders: scaleOrders(stackedAnalyses(specs, results)),
  };
  const errors = new Map<string, readonly CliError[]>();
  const specified = Object.entries(specs).flatMap(([key, spec]) => {
    try {
      const {analysis, specification} = specify(key, spec, results, theme, options.placeOf);
      return [{key, title: spec.title, analysis, specification}];
    } catch (error) {
      errors.set(key, expectedErrors(error));
      return [];
    }
  });
  if (specified.length === 0) return {drawn: new Map(), errors};
  const engine = options.engine ?? startEngine();
  try {
    const drawn = new Map(
      await Promise.all(
        specified.map(async ({key, title, analysis, specification}): Promise<[string, DrawnFigure]> => {
          const svg = tidySvg(await engine.draw(specification), key);
          return [key, {svg, analysis, title}];
        }),
      ),
    );
    return {drawn, errors};
  } finally {
    if (options.engine === undefined) await engine.close();
  }
}

/** The analyses whose answers are told apart by colour. */
function stackedAnalyses(specs: Readonly<Record<string, FigureSpec>>, results: Results): AnalysisResult[] {
  return Object.values(specs).flatMap((spec) => {
    const analysis = spec.kind === "stacked-bars" ? analysisOf(spec, results) : undefined;
    return analysis === undefined ? [] : [analysis];
  });
}

function analysisOf(spec: FigureSpec, results: Results): AnalysisResult | undefined {
  return Object.hasOwn(results.analyses, spec.analysis) ? results.analyses[spec.analysis] : undefined;
}

/** The Vega-Lite specification of a figure. */
function specification(spec: FigureSpec, analysis: AnalysisResult, theme: FigureTheme): FigureSpecification {
  switch (spec.kind) {
    case "bars":
      return bars(spec, analysis, theme);
    case "stacked-bars":
      return stackedBars(spec, analysis, theme);
    case "heatmap":
      return heatmap(spec, analysis, theme);
    case "dumbbell":
      return dumbbell(spec, analysis, theme);
    case "survival":
      return survival(spec, analysis, theme);
    case "lines":
      return lines(spec, analysis, theme);
    case "league":
      return league(spec, analysis, theme);
    case "funnel-plot":
      return funnelPlot(spec, analysis, theme);
    case "targets":
      return targets(spec, analysis, theme);
    case "traffic-lights":
      return trafficLights(spec, analysis, theme);
    case "tornado":
      return tornado(spec, analysis, theme);
    case "paired-bars":
      return pairedBars(spec, analysis, theme);
    case "profile":
      return profile(spec, analysis, theme);
    case "sankey":
      return sankey(spec, analysis, theme);
  }
}

function specify(
  key: string,
  spec: FigureSpec,
  results: Results,
  theme: FigureTheme,
  placeOf: DrawOptions["placeOf"],
): {readonly analysis: AnalysisResult; readonly specification: FigureSpecification} {
  try {
    const analysis = analysisOf(spec, results);
    if (analysis === undefined) {
      const message = `there is no analysis "${spec.analysis}"`;
      throw new CliError("config", message, {
        hint: didYouMean(spec.analysis, Object.keys(results.analyses), "analyses"),
        cause: new LookupError("analysis", "unknown", message, {wanted: spec.analysis}),
      });
    }
    return {analysis, specification: specification(spec, analysis, theme)};
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const place = placeOf?.(key);
    throw new CliError(error.kind, `Figure "${key}": ${error.message}.`, {place, hint: error.hint, cause: error.cause});
  }
}

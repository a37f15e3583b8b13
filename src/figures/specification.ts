import type {FigureSpec} from "../config/figure-specs.ts";
import type {AnalysisResult, Results} from "../results/model.ts";
import {bands} from "./bands.ts";
import {bars} from "./bars.ts";
import {diverging} from "./diverging.ts";
import {dots} from "./dots.ts";
import {dumbbell} from "./dumbbell.ts";
import {funnelPlot} from "./funnel-plot.ts";
import {groupedBars} from "./grouped-bars.ts";
import {heatmap} from "./heatmap.ts";
import {league} from "./league.ts";
import {lines} from "./lines.ts";
import type {FigureSpecification} from "./marks.ts";
import {pairedBars} from "./paired-bars.ts";
import {profile} from "./profile.ts";
import {referenceOf} from "./reference.ts";
import {sankey} from "./sankey.ts";
import {slope} from "./slope.ts";
import {smallMultiples} from "./small-multiples.ts";
import {stackedBars} from "./stacked-bars.ts";
import {survival} from "./survival.ts";
import {targets} from "./targets.ts";
import type {FigureTheme} from "./theme.ts";
import {tornado} from "./tornado.ts";
import {trafficLights} from "./traffic-lights.ts";
import {waterfall} from "./waterfall.ts";

/**
 * The Vega-Lite specification of a figure.
 * @throws CliError for a part of the analysis that is not there, and when such a figure cannot show it
 */
export function specification(
  spec: FigureSpec,
  analysis: AnalysisResult,
  results: Results,
  theme: FigureTheme,
): FigureSpecification {
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
    case "diverging":
      return diverging(spec, analysis, theme);
    case "grouped-bars":
      return groupedBars(spec, analysis, theme);
    case "small-multiples":
      return smallMultiples(spec, analysis, theme);
    case "slope":
      return slope(spec, analysis, theme);
    case "dots":
      return dots(spec, analysis, theme, referenceOf(spec.reference, results));
    case "waterfall":
      return waterfall(spec, analysis, theme);
    case "bands":
      return bands(spec, analysis, theme, referenceOf(spec.reference, results));
  }
}

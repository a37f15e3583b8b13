import type {FigureSpec} from "../../config/figure-specs.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {AnalysisResult, Column} from "../../results/model.ts";
import {scoreBandsOf} from "../bands-items.ts";
import {barPanels} from "../bar-panels.ts";
import {divergingGroups} from "../diverging-items.ts";
import {dotsOf} from "../dots-items.ts";
import {flowTree} from "../flow-tree.ts";
import {heatGrids} from "../heatmap-grid.ts";
import {meanSeries, type SeriesSpec} from "../mean-series.ts";
import {movesOf} from "../moves.ts";
import {pickBlocks, pickColumns} from "../pick.ts";
import {stackedGroups} from "../stacked-groups.ts";
import {targetItems} from "../target-items.ts";
import {tornadoItems} from "../tornado-items.ts";
import {waterfallOf} from "../waterfall-items.ts";
import {type WaveSpec, waveSeries} from "../wave-series.ts";
import {targetsFinding} from "./against-targets.ts";
import {dividedFinding} from "./divided.ts";
import {flowFinding} from "./flows.ts";
import {gridFinding} from "./grid.ts";
import {lightsFinding} from "./lights.ts";
import {sensitivityFinding} from "./money.ts";
import {movesFinding} from "./moves.ts";
import {seriesFinding, survivalFinding} from "./over-time.ts";
import {meansFinding, overWavesFinding} from "./over-waves.ts";
import {rankedFinding} from "./ranked.ts";
import {bandsFinding, dotsFinding} from "./scores.ts";
import {sidesFinding} from "./sides.ts";
import {stepsFinding} from "./steps.ts";
import {unitsFinding} from "./units.ts";
import {sentences} from "./words.ts";

/**
 * What a figure shows, in a few sentences of Danish for readers who cannot see it: its form and its finding. All numbers stand as the
 * cells of its table print them, read by what the figure itself is drawn from.
 * @throws CliError for parts of the table that are not there, as drawing does
 */
export function alternativeText(spec: FigureSpec, analysis: AnalysisResult, numbers: NumberStyle): string {
  return sentences(forms[spec.kind], finding(spec, analysis, numbers));
}

const forms: Readonly<Record<FigureSpec["kind"], string>> = {
  bars: "vandrette søjler",
  "stacked-bars": "stablede søjler, der hver går op i 100 procent",
  diverging: "stablede søjler om en midte, negative svar til venstre og positive til højre",
  "grouped-bars": "vandrette søjler, flere for hver kategori",
  "small-multiples": "små søjlefigurer ved siden af hinanden på én skala",
  heatmap: "felter, der er mørkere, jo større tallet er",
  dumbbell: "to punkter for hver række, et hult for den første måling og et fyldt for den sidste",
  slope: "en skrå linje for hver række fra første til sidste måling",
  lines: "linjer over tid",
  dots: "et punkt for hver række",
  bands: "fordelingen af en score over dens bånd",
  targets: "et punkt for hver andel, en streg for målet og en bjælke for usikkerheden",
  "paired-bars": "flere søjler under hinanden for hver række",
  profile: "en linje gennem gennemsnittene for hver gruppe eller måling",
  sankey: "strømme, der er så brede, som der er personer i dem",
  tornado: "søjler til hver side af udgangspunktet, de bredeste øverst",
  waterfall: "søjler, der trin for trin lægges sammen til resultatet",
  "traffic-lights": "felter med tegn og ord for hver vurdering",
  survival: "trappelinjer for den andel, det er sket for, som tiden går",
  league: "en søjle for hver enhed",
  "funnel-plot": "enhederne efter størrelse med grænser for, hvad tilfældigheder kan forklare",
};

function finding(spec: FigureSpec, analysis: AnalysisResult, numbers: NumberStyle): string {
  switch (spec.kind) {
    case "bars":
    case "grouped-bars":
    case "small-multiples":
      return ranked(spec, analysis, numbers);
    case "dots":
      return dotsFinding(dotsOf(spec, analysis), numbers);
    case "bands":
      return bandsFinding(scoreBandsOf(spec, analysis, numbers), numbers);
    case "waterfall":
      return stepsFinding(waterfallOf(spec, analysis));
    case "diverging":
      return sidesFinding(divergingGroups(spec, analysis, numbers), numbers);
    case "stacked-bars":
      return dividedFinding(stackedGroups(spec, analysis), numbers);
    case "heatmap":
      return gridFinding(heatGrids(spec, analysis), numbers);
    case "dumbbell":
    case "slope":
      return overWavesFinding(waveSeries(spec, analysis, numbers), numbers);
    case "lines":
      return analysis.kind === "series"
        ? seriesFinding(analysis)
        : overWavesFinding(waveSeries(spec, analysis, numbers), numbers);
    case "paired-bars":
    case "profile":
      return meansFinding(meanSeries(spec, analysis));
    case "targets":
      return targetsFinding(targetItems(analysis), numbers);
    case "sankey":
      return analysis.kind === "flow"
        ? flowFinding(flowTree(analysis), numbers)
        : movesFinding(movesOf(spec, analysis, numbers));
    case "tornado":
      return sensitivityFinding(tornadoItems(spec, analysis));
    case "traffic-lights":
      return lightsFinding(pickBlocks(analysis, spec.blocks), litColumns(spec, analysis), analysis);
    case "survival":
      return survivalFinding(analysis, numbers);
    case "league":
    case "funnel-plot":
      return unitsFinding(analysis, numbers);
  }
}

function ranked(spec: WaveSpec, analysis: AnalysisResult, numbers: NumberStyle): string {
  const {title, alt, patterns, blocks, columns, rows} = spec;
  const {panels, unit} = barPanels(
    {kind: "bars", analysis: analysis.key, title, alt, patterns, blocks, columns, rows},
    analysis,
  );
  return rankedFinding(panels, unit, numbers);
}

function litColumns(spec: SeriesSpec, analysis: AnalysisResult): readonly Column[] {
  return spec.columns === undefined ? analysis.table.columns : pickColumns(analysis, spec.columns);
}

import type {FigureSpecOf} from "../config/figure-specs.ts";
import type {AnalysisResult} from "../results/model.ts";
import {noAnswers, textHeight} from "./labels.ts";
import {type FigureSpecification, frame, type TextRow, textLayer} from "./marks.ts";
import {type Plot, plotAxes, xOf, yAxisWidth, yOf} from "./plot-axes.ts";
import {lineLayers, type PlotLine} from "./plot-lines.ts";
import {lineHeight, textWidth, widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";
import {niceTicks, percentScale} from "./value-axis.ts";
import {type WaveSeries, waveBases, waveSeries} from "./wave-series.ts";

const leastHeight = 230;
const labelGap = 14;
const widestLabel = 230;
const mostHeadLines = 12;
/** The first and last wave stand a little inside, so that their names have room. */
const inset = 30;

/** Shares or means over waves: a line for each, with its name and last number at its end, and n under each wave. */
export function waveLines(
  spec: FigureSpecOf<"lines">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  const series = waveSeries(spec, analysis, theme.numbers);
  const y = {ticks: ticksOf(series)};
  const left = yAxisWidth({y}, theme);
  const lines = series.items.map(({label, points}) => {
    const last = points.findLast((point) => point !== null);
    return {
      label: last === undefined ? label : `${label}: ${last.printed}`,
      name: label,
      address: last?.address,
      points,
    };
  });
  const broken = lines.map(({label}) => wrapText(label, widestLabel - labelGap, theme.label));
  const labelWidth = Math.ceil(Math.max(0, ...broken.map((each) => widestLine(each, theme.label)))) + labelGap + 1;
  const labelHeight = broken.reduce((sum, each) => sum + textHeight(each, theme.label) + 2, 0);
  const height = Math.max(leastHeight, labelHeight);
  const x = {ticks: series.waves.map((_, index) => index), labels: series.waves.map(() => "")};
  const plot: Plot = {width: theme.width - left - labelWidth - 2 * inset, height, x, y};
  const drawn = lines.map(
    ({label, name, address, points}): PlotLine => ({
      label,
      name,
      address,
      role: "group",
      dots: true,
      points: points.flatMap((point, wave) =>
        point === null ? [] : [{x: xOf(plot, wave), y: yOf(plot, point.value), printed: point.printed}],
      ),
    }),
  );
  const feet = setFeet(series, plot, theme);
  const intro = introOf(series, theme);
  const isEmpty = drawn.every(({points}) => points.length === 0);
  const empty: TextRow[] = [{x: 4, y: height / 2, lines: [noAnswers], fill: theme.muted}];
  const layers = [
    ...plotAxes(plot, {x: "", y: ""}, theme),
    textLayer(
      [{x: -left - inset, y: theme.small.size - textHeight(intro, theme.small) - 10, lines: intro, fill: theme.muted}],
      {
        font: theme.small,
      },
    ),
    ...lineLayers(
      drawn.filter(({points}) => points.length > 0),
      plot.width,
      theme,
      {width: labelWidth, bounds: {top: 0, bottom: height}},
    ),
    textLayer(feet.waves, {font: theme.small, align: "center"}),
    textLayer(isEmpty ? empty : [], {font: theme.small, italic: true}),
  ];
  const size = {left: left + inset, right: labelWidth + inset, height};
  return frame(layers, {...size, top: textHeight(intro, theme.small) + 14, bottom: feet.height}, theme);
}

function ticksOf({items, unit}: WaveSeries): readonly number[] {
  const values = items.flatMap(({points}) => points.flatMap((point) => point?.value ?? []));
  if (unit === "Procent") return percentScale(Math.max(0, ...values)).ticks;
  return niceTicks(Math.min(0, ...values), Math.max(0, ...values));
}

/** What is drawn: the unit, and the answers that are counted. */
export function introOf({answers, unit}: Pick<WaveSeries, "answers" | "unit">, theme: FigureTheme): string[] {
  const quoted = answers.map((answer) => `»${answer}«`);
  const listed = [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter((part) => part !== "").join(" eller ");
  return wrapText(listed === "" ? unit : `Procent med svaret ${listed}`, theme.width - 1, theme.small);
}

/** The names of the waves under the plot and, under them, how many answered. */
function setFeet(series: WaveSeries, plot: Plot, theme: FigureTheme) {
  const spacing = plot.width / Math.max(1, series.waves.length - 1);
  const room = Math.min(spacing, 2 * inset + 40) - 6;
  const bases = waveBases(series).map((base) => wrapBase(base ?? "n\u00a0=\u00a00", room, theme));
  const names = series.waves.map((wave) => wrapText(wave, room, theme.small, mostHeadLines));
  const tallest = Math.max(...names.map((lines) => lines.length));
  const top = plot.height + 5 + theme.small.size;
  const waves = names.flatMap((lines, wave): TextRow[] => {
    const x = xOf(plot, wave);
    const below = top + tallest * lineHeight(theme.small);
    return [
      {x, y: top, lines, fill: theme.ink},
      {x, y: below, lines: bases[wave] ?? [], fill: theme.muted},
    ];
  });
  const lines = tallest + Math.max(...bases.map(({length}) => length));
  return {waves, height: lines * lineHeight(theme.small) + 8};
}

/** «n = 37-39» on one line, or over two where waves stand close. */
function wrapBase(base: string, room: number, theme: FigureTheme): readonly string[] {
  return textWidth(base, theme.small) <= room ? [base] : wrapText(base.replaceAll("\u00a0", " "), room, theme.small);
}

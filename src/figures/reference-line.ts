import {textHeight} from "./labels.ts";
import {type Domain, type Layer, pathLayer, textLayer} from "./marks.ts";
import type {Reference} from "./reference.ts";
import {widestLine, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

const widestLabel = 260;

export interface LinePlace {
  readonly plotWidth: number;
  /** The room left and right of the plot, which the label may reach into. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A dashed upright at a number to compare with, and over it what it is; `height` is the room that its words take above the plot. */
export function referenceLayers(
  reference: Reference | null,
  domain: Domain,
  {plotWidth, left, right, top, bottom}: LinePlace,
  theme: FigureTheme,
): {readonly layers: readonly (Layer | null)[]; readonly height: number} {
  if (reference === null) return {layers: [], height: 0};
  const x = ((reference.value - domain[0]) / (domain[1] - domain[0])) * plotWidth;
  const lines = wrapText(`${reference.label}: ${reference.printed}`, widestLabel, theme.small);
  const half = widestLine(lines, theme.small) / 2;
  const middle = Math.max(half - left + 1, Math.min(plotWidth + right - half - 1, x));
  const height = textHeight(lines, theme.small) + 6;
  const y = top - height + theme.small.size;
  const {address} = reference;
  return {
    layers: [
      pathLayer(
        [
          {x, y: top - 3},
          {x, y: bottom},
        ],
        {stroke: theme.ink, width: 1.4, dash: [5, 3]},
      ),
      textLayer([{x: middle, y, lines, fill: theme.ink, address}], {font: theme.small, align: "center"}),
    ],
    height,
  };
}

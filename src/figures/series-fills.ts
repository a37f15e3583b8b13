import {alongRamp, contrast, readableOn} from "./colours.ts";
import type {Hatch} from "./hatches.ts";
import {type BarRow, barLayer, hollowLayer, type Layer} from "./marks.ts";
import type {FigureTheme} from "./theme.ts";

/** How the bars of one series are drawn. */
export interface SeriesFill {
  readonly fill: string;
  /** Whether it has an edge, since it may be as light as the paper. */
  readonly isHollow: boolean;
  readonly hatch?: Hatch | undefined;
}

/** A group or wave that has bars of its own. */
export interface NamedSeries {
  /** What its colour goes with throughout the report. */
  readonly name: string;
  readonly isTotal: boolean;
}

/**
 * The fills of groups, dark to light in the report's order, or of waves: hollow first, filled last and light between, as in other
 * figures of first and last. Everybody is hollow: no group among the others.
 */
export function seriesFills(series: readonly NamedSeries[], areWaves: boolean, theme: FigureTheme): SeriesFill[] {
  const parts = series.filter(({isTotal}) => !isTotal).map(({name}) => name);
  const order = theme.reportColours.seriesOrder(parts);
  const last = Math.max(1, order.length - 1);
  return series.map(({name, isTotal}) => {
    if (isTotal) return {fill: theme.paper, isHollow: true};
    const place = order.indexOf(name) / last;
    const fill = areWaves ? waveFill(place, theme) : groupFill(order.length === 1 ? 0.2 : place, theme);
    const isHatched = theme.patterns && place > 0 && (!areWaves || place < 1);
    const hatch = isHatched ? {pattern: order.indexOf(name) - 1, stroke: readableOn(fill, theme.ink)} : undefined;
    return {fill, isHollow: contrast(fill, theme.paper) < 3, hatch};
  });
}

/** From dark to light, where 1 is as light as what has an edge may be. */
function groupFill(place: number, theme: FigureTheme): string {
  return alongRamp(theme.ramp, 0.1 + 0.9 * place);
}

function waveFill(place: number, theme: FigureTheme): string {
  if (place === 0) return theme.paper;
  return place === 1 ? theme.accent : alongRamp(theme.ramp, 1 - 0.6 * place);
}

/** The bars, those that are light with an edge. */
export class SeriesBars {
  readonly filled: BarRow[] = [];
  readonly edged: BarRow[] = [];

  add(bar: Omit<BarRow, "fill">, {fill, isHollow, hatch}: SeriesFill): void {
    (isHollow ? this.edged : this.filled).push({...bar, fill, hatch});
  }

  layers(theme: FigureTheme, domain?: readonly [number, number]): (Layer | null)[] {
    return [barLayer(this.filled, domain), hollowLayer(this.edged, theme.accent, domain)];
  }
}

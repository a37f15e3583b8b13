/**
 * What has a colour of its own keeps it from figure to figure. Which answers and series a report's figures draw is only known when
 * all have been asked, so each figure is specified twice: first to hear what it colours, then with the colours that all agree on.
 */

/** The order by which colours, shades, dashes and marks are given out; the same for the whole report. */
export interface ReportColours {
  /** All answers of the scale that these answers are of, by label, from the first colour to the last. */
  readonly scaleOrder: (answers: readonly string[]) => readonly string[];
  /** All groups or waves that these are some of, by label. */
  readonly seriesOrder: (series: readonly string[]) => readonly string[];
}

/** For a figure that stands alone: its own order. */
export const ownColours: ReportColours = {scaleOrder: (answers) => answers, seriesOrder: (series) => series};

export interface ColourRecord {
  /** Hears what the figures colour. */
  readonly heard: ReportColours;
  /** The orders that all that was heard agrees on. */
  readonly settle: () => ReportColours;
}

/** Waves, by label in the order of time, are one series wherever some of them stand. */
export function recordColours(waves: readonly string[]): ColourRecord {
  const scales: (readonly string[])[] = [];
  const series: (readonly string[])[] = [];
  const record = (into: (readonly string[])[]) => (labels: readonly string[]) => {
    into.push(labels);
    return labels;
  };
  return {
    heard: {scaleOrder: record(scales), seriesOrder: record(series)},
    settle: () => {
      const isOfWaves = (labels: readonly string[]) => labels.every((label) => waves.includes(label));
      const drawnWaves = new Set(series.filter(isOfWaves).flat());
      const orders = {
        scales: agreed(scales),
        series: [waves.filter((wave) => drawnWaves.has(wave)), ...agreed(series.filter((each) => !isOfWaves(each)))],
      };
      return {
        scaleOrder: (answers) => orderHolding(answers, orders.scales),
        seriesOrder: (names) => orderHolding(names, orders.series),
      };
    },
  };
}

/** Lists that hold the same are one, in the order it first comes in; a list that is part of another goes up in it. */
function agreed(lists: readonly (readonly string[])[]): (readonly string[])[] {
  const orders: (readonly string[])[] = [];
  for (const list of lists) {
    if (orders.some((order) => holds(order, list))) continue;
    const part = orders.findIndex((order) => holds(list, order));
    if (part === -1) orders.push(list);
    else orders[part] = runsLike(list, orders[part] ?? []) ? list : [...list].reverse();
  }
  return orders;
}

function orderHolding(labels: readonly string[], orders: readonly (readonly string[])[]): readonly string[] {
  return orders.find((order) => holds(order, labels)) ?? labels;
}

function holds(order: readonly string[], labels: readonly string[]): boolean {
  return labels.every((label) => order.includes(label));
}

/** Whether the first and last of `part` stand in that order in `list` too. */
function runsLike(list: readonly string[], part: readonly string[]): boolean {
  return list.indexOf(part[0] ?? "") <= list.indexOf(part.at(-1) ?? "");
}

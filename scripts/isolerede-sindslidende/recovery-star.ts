import {rowsFrom, type Shuffle} from "./columns.ts";

/** An area of life: the changes of those measured twice, and where they and the others began. */
interface Area {
  /** How many changed by so many points. */
  readonly changes: Readonly<Record<string, number>>;
  /** How many began where, by change; the rest of those with that change begin at `usual`. */
  readonly starts?: Readonly<Record<string, readonly number[]>>;
  readonly usual: readonly number[];
}

/**
 * Figur 8-5 to 8-13: the printed shares with progress, no change and setback, and their mean changes. The levels before are invented.
 * Of «Arbejde og uddannelse» and «Alkohol og stoffer» the report tells only how many were measured, and that nothing much changed.
 */
const areas: Readonly<Record<string, Area>> = {
  psykisk: {changes: {"3": 3, "2": 10, "0": 11, "-1": 1, "-2": 1}, usual: [2, 3, 3, 4, 2, 5]},
  fysisk: {
    changes: {"3": 2, "2": 3, "1": 5, "0": 12, "-1": 1, "-3": 1, "-9": 1},
    starts: {"-9": [10], "-3": [5], "-1": [4], "0": [1, 2, 2, 1, 2, 2, 1, 2, 1, 2, 5, 6]},
    usual: [1, 2, 2],
  },
  hverdag: {
    changes: {"3": 1, "2": 5, "1": 7, "0": 9, "-4": 1, "-5": 1, "-6": 1},
    starts: {"-4": [6], "-5": [7], "-6": [8]},
    usual: [3, 4, 3, 5, 2],
  },
  netvaerk: {changes: {"3": 2, "2": 8, "1": 3, "0": 11, "-2": 1}, starts: {"-2": [4]}, usual: [2, 1, 3, 2, 4]},
  arbejde: {changes: {"1": 1, "0": 15, "-1": 1}, starts: {"-1": [3]}, usual: [1, 2, 1, 3]},
  relationer: {
    changes: {"3": 1, "2": 9, "1": 5, "0": 9, "-3": 1, "-4": 1, "-6": 1},
    starts: {"-3": [5], "-4": [6], "-6": [8]},
    usual: [3, 4, 2, 5],
  },
  alkohol: {changes: {"1": 1, "0": 15, "-1": 1}, usual: [8, 9, 6, 7]},
  ansvar: {
    changes: {"3": 2, "2": 2, "1": 2, "0": 18, "-3": 2, "-4": 1},
    starts: {"-3": [6, 5], "-4": [7]},
    usual: [4, 5, 3, 4],
  },
  identitet: {changes: {"3": 1, "2": 6, "0": 9, "-2": 1}, starts: {"-2": [5]}, usual: [3, 2, 4, 3]},
  tillid: {changes: {"3": 4, "2": 5, "0": 15, "-1": 1}, usual: [3, 2, 4, 3, 5]},
};

interface Measured {
  readonly before: number;
  /** Null for those whom nobody measured again. */
  readonly after: number | null;
}

/** Two rows for each citizen, before and after. */
export function recoveryStars(ids: readonly string[], shuffle: Shuffle): Record<string, string>[] {
  const order = shuffle(ids);
  const stars = Object.entries(areas).map(([name, area]) => {
    const all = measured(area, ids.length, shuffle);
    return {name, byCitizen: new Map(order.map((id, index) => [id, all[index]]))};
  });
  const rows = (wave: string, pick: (citizen: Measured) => number | null) => {
    const columns = stars.map(({name, byCitizen}) => [name, ids.map((id) => written(byCitizen.get(id), pick))]);
    return rowsFrom({borger: ids, maaling: ids.map(() => wave), ...Object.fromEntries(columns)});
  };
  return [...rows("Før", ({before}) => before), ...rows("Efter", ({after}) => after)];
}

function written(citizen: Measured | undefined, pick: (citizen: Measured) => number | null): string {
  return String((citizen === undefined ? null : pick(citizen)) ?? "");
}

/** Those measured twice, in an order of chance, and then the others, who began as those did. */
function measured({changes, starts = {}, usual}: Area, size: number, shuffle: Shuffle): Measured[] {
  let next = 0;
  const twice = Object.entries(changes).flatMap(([change, count]) =>
    Array.from({length: count}, (_, index) => {
      const before = starts[change]?.[index] ?? usual[next++ % usual.length] ?? 1;
      return {before, after: before + Number(change)};
    }),
  );
  const levels = twice.map(({before}) => before).sort((one, other) => one - other);
  const others = size - twice.length;
  const once = Array.from({length: others}, (_, index) => {
    const before = levels[Math.floor(((index + 0.5) * levels.length) / others)] ?? 1;
    return {before, after: null};
  });
  return [...shuffle(twice), ...shuffle(once)];
}

import {type Computed, notComputable} from "../result.ts";

/** What a stratum or a cluster is called. */
export type Label = string | number;

/** How observations were drawn: lists of one entry for each observation. What is left out was not used. */
export interface SampleDesign {
  /** How many of the population an observation stands for, up to a common factor; all alike when not given. */
  readonly weights?: readonly number[];
  /** The parts of the population that were drawn from separately. */
  readonly strata?: readonly Label[];
  /** What was drawn together. Read within the stratum: equal labels in two strata are two clusters. */
  readonly clusters?: readonly Label[];
  /**
   * How many clusters, or without clusters how many observations, the population of the stratum holds; the same for
   * all of a stratum. Turns on the finite population correction. `Infinity` turns it off for a stratum.
   */
  readonly populations?: readonly number[];
}

/** A stratum with its clusters, each a list of places of observations. */
export interface Stratum {
  readonly clusters: readonly (readonly number[])[];
  /** The share of the stratum's clusters that were not drawn: 1 without a finite population. */
  readonly unsampled: number;
}

export type CheckedDesign = Computed<{
  weights: readonly number[];
  strata: readonly Stratum[];
  /** For each observation a number of its stratum and of its cluster. */
  stratumOf: readonly number[];
  clusterOf: readonly number[];
}>;

/**
 * Groups n observations into strata and clusters.
 *
 * Source: R package survey 4.1, `svydesign(ids, strata, weights, fpc, nest = TRUE)` with one stage; Lumley (2004),
 * Journal of Statistical Software 9(8).
 * Limits: only the first stage of drawing is looked at; with a finite population of clusters, the error of drawing
 * within clusters is not added. A stratum with one cluster is refused, unless all of it was observed.
 */
export function checkDesign(design: SampleDesign, n: number): CheckedDesign {
  const lists = [design.weights, design.strata, design.clusters, design.populations];
  if (lists.some((list) => list !== undefined && list.length !== n)) return notComputable("unequal-lengths");
  const weights = design.weights ?? new Array<number>(n).fill(1);
  if (!weights.every((weight) => Number.isFinite(weight) && weight >= 0)) return notComputable("not-a-weight");

  const places = new Map<Label, Map<Label, number[]>>();
  for (let i = 0; i < n; i++) {
    const clusters = getOrAdd(places, design.strata?.[i] ?? "", () => new Map<Label, number[]>());
    getOrAdd(clusters, design.clusters?.[i] ?? i, () => []).push(i);
  }
  const strata: Stratum[] = [];
  const stratumOf = new Array<number>(n).fill(0);
  const clusterOf = new Array<number>(n).fill(0);
  let clustersBefore = 0;
  for (const clusters of [...places.values()].map((stratum) => [...stratum.values()])) {
    const unsampled = unsampledShare(clusters, design.populations);
    if (unsampled === null) return notComputable("population-out-of-range");
    if (clusters.length === 1 && unsampled > 0) return notComputable("lone-cluster");
    for (const cluster of clusters) {
      for (const place of cluster) {
        stratumOf[place] = strata.length;
        clusterOf[place] = clustersBefore;
      }
      clustersBefore++;
    }
    strata.push({clusters, unsampled});
  }
  return {ok: true, weights, strata, stratumOf, clusterOf};
}

function unsampledShare(
  clusters: readonly (readonly number[])[],
  populations: SampleDesign["populations"],
): number | null {
  if (populations === undefined) return 1;
  const [population, ...others] = new Set(clusters.flat().map((place) => populations[place] ?? Number.NaN));
  if (population === undefined || others.length > 0 || !(population >= clusters.length)) return null;
  return population === Number.POSITIVE_INFINITY ? 1 : (population - clusters.length) / population;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

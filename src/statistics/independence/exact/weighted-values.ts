/** Values with weights in parallel arrays, of which the first `count` places are used, and the weight beyond them all. */
export interface WeightedValues {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly count: number;
  readonly above: number;
}

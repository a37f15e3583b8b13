/** The splits of one column over a whole stage: from which state, to which, at what value and weight. */
export class SplitEdges {
  private count = 0;
  private from = new Int32Array(1024);
  private to = new Int32Array(1024);
  private value = new Float64Array(1024);
  private weight = new Float64Array(1024);
}

import {ColumnSplits} from "./column-splits.ts";
import {logFactorials} from "./log-factorials.ts";
import {MarginStates} from "./margin-states.ts";
import {TailLookup} from "./tail-lookup.ts";
import {ValueAccumulator} from "./value-accumulator.ts";
import {WorkBudget} from "./work-budget.ts";

const time = () => performance.now();
export const stats: Record<string, number> = {};
export function exactTail(rows: number[], cols: number[], table: readonly (readonly number[])[], budgetSteps: number, depth: number): number | null {
  const n = rows.reduce((a, b) => a + b, 0);
  const {units, unitsPerLog} = logFactorials(n);
  let observed = 0;
  for (const r of table) for (const x of r) observed += units[x] ?? 0;
  const threshold = observed - Math.floor(Math.log1p(1e-7) * unitsPerLog);
  const budget = new WorkBudget(budgetSteps);
  const columns = cols.slice().sort((a, b) => a - b);
  const R = rows.length;
  const C = columns.length;
  const totals = [n];
  columns.forEach((c, k) => totals.push((totals[k] ?? 0) - c));
  const sortedRows = Int32Array.from(rows.slice().sort((a, b) => a - b));
  const m = C - 1 - depth;
  const t0 = time();
  // forward
  let states = new MarginStates(R);
  states.add(sortedRows);
  let starts = new Int32Array([0, 1]);
  let values: Float64Array = new Float64Array([0]);
  let masses: Float64Array = new Float64Array([1]);
  let p = 0;
  const margins = new Int32Array(R);
  const edgesOf = (level: MarginStates, k: number) => {
    const next = new MarginStates(R);
    const splits = new ColumnSplits(units, columns[k] ?? 0, totals[k] ?? 0, budget);
    let from = new Int32Array(1 << 12), to = new Int32Array(1 << 12), value = new Float64Array(1 << 12), weight = new Float64Array(1 << 12);
    let count = 0;
    for (let s = 0; s < level.size; s++) {
      level.read(s, margins);
      if (!splits.intoStates(margins, next)) return null;
      while (count + splits.count > from.length) {
        const size = from.length * 2;
        const f = new Int32Array(size); f.set(from); from = f;
        const t = new Int32Array(size); t.set(to); to = t;
        const v = new Float64Array(size); v.set(value); value = v;
        const w = new Float64Array(size); w.set(weight); weight = w;
      }
      from.fill(s, count, count + splits.count);
      to.set(splits.targets.subarray(0, splits.count), count);
      value.set(splits.values.subarray(0, splits.count), count);
      weight.set(splits.weights.subarray(0, splits.count), count);
      count += splits.count;
    }
    // group
    const begin = new Int32Array(next.size + 1);
    for (let i = 0; i < count; i++) begin[(to[i] ?? 0) + 1] = (begin[(to[i] ?? 0) + 1] ?? 0) + 1;
    for (let i = 0; i < next.size; i++) begin[i + 1] = (begin[i + 1] ?? 0) + (begin[i] ?? 0);
    const fill = begin.slice();
    const order = new Int32Array(count);
    for (let i = 0; i < count; i++) { const t = to[i] ?? 0; order[fill[t] ?? 0] = i; fill[t] = (fill[t] ?? 0) + 1; }
    return {next, from, value, weight, begin, order, count};
  };
  const acc = new ValueAccumulator();
  for (let k = 0; k < m; k++) {
    const e = edgesOf(states, k);
    if (e === null) return null;
    const ns = new Int32Array(e.next.size + 1);
    let nv = new Float64Array(1 << 12), nm = new Float64Array(1 << 12), total = 0;
    let ops = 0;
    for (let t = 0; t < e.next.size; t++) {
      for (let q = e.begin[t] ?? 0; q < (e.begin[t + 1] ?? 0); q++) {
        const i = e.order[q] ?? 0;
        const f = e.from[i] ?? 0;
        const v = e.value[i] ?? 0, w = e.weight[i] ?? 0;
        const end = starts[f + 1] ?? 0;
        ops += end - (starts[f] ?? 0);
        for (let a = starts[f] ?? 0; a < end; a++) acc.add((values[a] ?? 0) + v, (masses[a] ?? 0) * w);
      }
      if (!budget.spend(0)) return null;
      const size = acc.size;
      while (total + size > nv.length) { const a = new Float64Array(nv.length * 2); a.set(nv); nv = a; const b = new Float64Array(nv.length); b.set(nm); nm = b; }
      acc.drain(nv, nm, total);
      total += size;
      ns[t + 1] = total;
    }
    if (!budget.spend(ops)) return null;
    stats[`forward${k}`] = ops; stats[`entries${k}`] = total;
    states = e.next; starts = ns; values = nv; masses = nm;
  }
  stats.forwardMs = time() - t0;
  const t1 = time();
  const e = edgesOf(states, m);
  if (e === null) return null;
  stats.edgesMs = time() - t1; stats.edges = e.count; stats.s3 = e.next.size;
  const t2 = time();
  // cumulative masses
  const cum = new Float64Array(values.length + 1);
  for (let i = (starts[states.size] ?? 0) - 1; i >= 0; i--) cum[i] = (cum[i + 1] ?? 0) + (masses[i] ?? 0);
  const last = new ColumnSplits(units, columns[C - 2] ?? 0, totals[C - 2] ?? 0, budget);
  const lookup = new TailLookup();
  let leaves = 0, queries = 0, bulk = 0, fillMs = 0, leafMs = 0;
  for (let t = 0; t < e.next.size; t++) {
    e.next.read(t, margins);
    let x = time();
    if (!last.withLastColumn(margins)) return null;
    leaves += last.count;
    leafMs += time() - x; x = time();
    let tmin = Infinity, tmax = -Infinity;
    for (let q = e.begin[t] ?? 0; q < (e.begin[t + 1] ?? 0); q++) {
      const i = e.order[q] ?? 0; const f = e.from[i] ?? 0; const th = threshold - (e.value[i] ?? 0);
      tmin = Math.min(tmin, th - (values[(starts[f+1]??0)-1] ?? 0)); tmax = Math.max(tmax, th - (values[starts[f]??0] ?? 0));
    }
    { let below=0, above=0; for (let i=0;i<last.count;i++){ const v=last.values[i]??0; if (v<tmin) below++; else if (v>=tmax) above++; }
     stats.below=(stats.below??0)+below; stats.above=(stats.above??0)+above; }
    lookup.fill(last.values, last.weights, last.count);
    fillMs += time() - x;
    for (let q = e.begin[t] ?? 0; q < (e.begin[t + 1] ?? 0); q++) {
      const i = e.order[q] ?? 0;
      const f = e.from[i] ?? 0;
      const th = threshold - (e.value[i] ?? 0);
      const begin = starts[f] ?? 0;
      let end = starts[f + 1] ?? 0;
      const all = end - begin;
      let sum = 0;
      let a = end - 1;
      const alwaysFrom = th - lookup.minimum, neverBelow = th - lookup.maximum;
      while (a >= begin && (values[a] ?? 0) >= alwaysFrom) sum += masses[a--] ?? 0;
      for (; a >= begin; a--) {
        const v = values[a] ?? 0;
        if (v < neverBelow) break;
        queries++;
        sum += (masses[a] ?? 0) * lookup.atLeast(th - v);
      }
      p += sum * (e.weight[i] ?? 0);
    }
    if (!budget.spend(0)) return null;
  }
  stats.leaves = leaves; stats.queries = queries; stats.middleMs = time() - t2; stats.fillMs = fillMs; stats.leafMs = leafMs;
  return p;
}

import {LastColumns} from "./last-columns.ts";
import {logFactorials} from "./log-factorials.ts";
import {MarginStates} from "./margin-states.ts";
import {SplitEdges} from "./split-edges.ts";
import {TailLookup} from "./tail-lookup.ts";
import {ValueAccumulator} from "./value-accumulator.ts";
import {ValueLists} from "./value-lists.ts";
import {WorkBudget} from "./work-budget.ts";
import {ColumnSplits} from "./column-splits.ts";
import {grownFloats, roomFor} from "./growing-arrays.ts";

const time = () => performance.now();
export const stats: Record<string, number> = {};
export function exactTail(rows: number[], cols: number[], table: readonly (readonly number[])[], budgetSteps: number, depth: number): number | null {
  for (const k of Object.keys(stats)) delete stats[k];
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
  const m = C - 1 - depth;
  const t0 = time();
  let states = new MarginStates(R);
  states.add(Int32Array.from(rows.slice().sort((a, b) => a - b)));
  const acc = new ValueAccumulator();
  acc.add(0, 1);
  let lists = new ValueLists(1);
  lists.append(acc);
  let p = 0;
  const margins = new Int32Array(R);
  for (let k = 0; k < m; k++) {
    const e = SplitEdges.of(states, columns[k] ?? 0, totals[k] ?? 0, units, budget);
    if (e === null) return null;
    const nl = new ValueLists(e.targets.size);
    let ops = 0;
    for (let t = 0; t < e.targets.size; t++) {
      for (let q = e.starts[t] ?? 0; q < (e.starts[t + 1] ?? 0); q++) {
        const i = e.order[q] ?? 0;
        const f = e.sources[i] ?? 0;
        const v = e.values[i] ?? 0, w = e.weights[i] ?? 0;
        const end = lists.starts[f + 1] ?? 0;
        ops += end - (lists.starts[f] ?? 0);
        for (let a = lists.starts[f] ?? 0; a < end; a++) acc.add((lists.values[a] ?? 0) + v, (lists.weights[a] ?? 0) * w);
      }
      nl.append(acc);
      if (!budget.spend(0)) return null;
    }
    if (!budget.spend(ops)) return null;
    states = e.targets; lists = nl;
    stats[`F${k}`] = ops; stats[`Fs${k}`] = states.size; stats[`Fe${k}`] = nl.starts[states.size] ?? 0;
  }
  stats.forwardMs = Math.round(time() - t0);
  const t1 = time();
  const e = SplitEdges.of(states, columns[m] ?? 0, totals[m] ?? 0, units, budget);
  if (e === null) return null;
  stats.edgesMs = Math.round(time() - t1); stats.edges = e.order.length; stats.s3 = e.targets.size;
  const tb = time();
  // backward lists for depth >= 3
  const levels: MarginStates[] = [e.targets];
  for (let k = m + 1; k < C - 2; k++) {
    const next = new MarginStates(R);
    const level = levels[levels.length - 1] as MarginStates;
    const splits = new ColumnSplits(columns[k] ?? 0, totals[k] ?? 0, units, next, budget);
    for (let s = 0; s < level.size; s++) { level.read(s, margins); if (!splits.fill(margins)) return null; }
    levels.push(next);
  }
  let back: ValueLists | null = null;
  for (let k = C - 2; k > m + 1; k--) {
    const level = levels[k - m - 1] as MarginStates;
    const nl = new ValueLists(level.size);
    let ops = 0;
    if (k === C - 2) {
      const last = new LastColumns(R, columns[C - 2] ?? 0, totals[C - 2] ?? 0, units, budget);
      for (let s = 0; s < level.size; s++) {
        level.read(s, margins);
        if (!last.fill(margins, Infinity)) return null;
        for (let i = 0; i < last.count; i++) acc.add(last.values[i] ?? 0, last.weights[i] ?? 0);
        nl.append(acc);
      }
    } else {
      const splits = new ColumnSplits(columns[k] ?? 0, totals[k] ?? 0, units, levels[k - m] as MarginStates, budget);
      const b = back as unknown as ValueLists;
      for (let s = 0; s < level.size; s++) {
        level.read(s, margins);
        if (!splits.fill(margins)) return null;
        for (let i = 0; i < splits.count; i++) {
          const t = splits.targets[i] ?? 0; const v = splits.values[i] ?? 0; const w = splits.weights[i] ?? 0;
          const end = b.starts[t + 1] ?? 0;
          ops += end - (b.starts[t] ?? 0);
          for (let a = b.starts[t] ?? 0; a < end; a++) acc.add((b.values[a] ?? 0) + v, (b.weights[a] ?? 0) * w);
        }
        nl.append(acc);
        if (!budget.spend(0)) return null;
      }
    }
    if (!budget.spend(ops)) return null;
    stats[`B${k}`] = ops; stats[`Bs${k}`] = level.size; stats[`Be${k}`] = nl.starts[level.size] ?? 0;
    back = nl;
  }
  stats.backMs = Math.round(time() - tb);
  const t2 = time();
  const last = depth === 1 ? null : new LastColumns(R, columns[C - 2] ?? 0, totals[C - 2] ?? 0, units, budget);
  const topSplits = back === null ? null : new ColumnSplits(columns[m + 1] ?? 0, totals[m + 1] ?? 0, units, levels[1] as MarginStates, budget);
  const buffer = {values: new Float64Array(1024) as Float64Array, weights: new Float64Array(1024) as Float64Array, count: 0, above: 0};
  const lookup = new TailLookup();
  const {values, weights: masses, starts} = lists;
  let leaves = 0, queries = 0, fillMs = 0, leafMs = 0;
  for (let t = 0; t < e.targets.size; t++) {
    e.targets.read(t, margins);
    let ceiling = -Infinity;
    for (let q = e.starts[t] ?? 0; q < (e.starts[t + 1] ?? 0); q++) {
      const i = e.order[q] ?? 0; const f = e.sources[i] ?? 0;
      ceiling = Math.max(ceiling, threshold - (e.values[i] ?? 0) - (values[starts[f] ?? 0] ?? 0));
    }
    let x = time();
    if (topSplits !== null && back !== null) {
      if (!topSplits.fill(margins)) return null;
      buffer.count = 0; buffer.above = 0;
      for (let i = 0; i < topSplits.count; i++) {
        const tt = topSplits.targets[i] ?? 0; const v = topSplits.values[i] ?? 0; const w = topSplits.weights[i] ?? 0;
        const begin = back.starts[tt] ?? 0;
        const end = back.starts[tt + 1] ?? 0;
        if (buffer.count + end - begin > buffer.values.length) {
          const length = roomFor(buffer.count + end - begin, buffer.values.length);
          buffer.values = grownFloats(buffer.values, length); buffer.weights = grownFloats(buffer.weights, length);
        }
        for (let a = begin; a < end; a++) {
          const vv = (back.values[a] ?? 0) + v;
          if (vv >= ceiling) buffer.above += (back.weights[a] ?? 0) * w;
          else { buffer.values[buffer.count] = vv; buffer.weights[buffer.count++] = (back.weights[a] ?? 0) * w; }
        }
        leaves += end - begin;
      }
      lookup.fill(buffer);
    } else if (last !== null) {
      if (!last.fill(margins, ceiling)) return null;
      leaves += last.count;
      leafMs += time() - x; x = time();
      lookup.fill(last);
      fillMs += time() - x;
    } else {
      let v = 0;
      for (const g of margins) v += units[g] ?? 0;
      lookup.fill({values: Float64Array.of(v), weights: Float64Array.of(1), count: 1, above: 0});
    }
    let ofTarget = 0;
    for (let q = e.starts[t] ?? 0; q < (e.starts[t + 1] ?? 0); q++) {
      const i = e.order[q] ?? 0;
      const f = e.sources[i] ?? 0;
      const th = threshold - (e.values[i] ?? 0);
      const begin = starts[f] ?? 0;
      const end = starts[f + 1] ?? 0;
      let sum = 0;
      for (let a = begin; a < end; a++) {
        queries++;
        sum += (masses[a] ?? 0) * lookup.atLeast(th - (values[a] ?? 0));
      }
      ofTarget += sum * (e.weights[i] ?? 0);
    }
    p += ofTarget;
    if (!budget.spend(0)) return null;
  }
  if (!budget.spend(leaves + queries)) return null;
  stats.leaves = leaves; stats.queries = queries; stats.middleMs = Math.round(time() - t2); stats.fillMs = fillMs; stats.leafMs = leafMs;
  return p;
}

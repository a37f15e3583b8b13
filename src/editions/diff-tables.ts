import type {TableChange} from "./diff-model.ts";
import type {PastAnalysis} from "./past-results.ts";

interface Named {
  readonly key: string;
  readonly label: string | null;
}

/** Tables, blocks, rows and columns that have come, gone, or are called otherwise. */
export function tableChanges(
  key: string,
  before: PastAnalysis | undefined,
  after: PastAnalysis | undefined,
): TableChange[] {
  const at = {analysis: key, title: after?.title ?? before?.title ?? key, block: null};
  const named = (analysis: PastAnalysis | undefined) => (analysis === undefined ? [] : [{key, label: analysis.title}]);
  const own = changesIn("table", named(before), named(after), at);
  if (before === undefined || after === undefined) return own;
  const [old, now] = [before.table, after.table];
  const blocks = changesIn("block", old.blocks, now.blocks, at);
  const rows = now.blocks.flatMap((block) => {
    const earlier = old.blocks.find((each) => each.key === block.key);
    return earlier === undefined ? [] : changesIn("row", earlier.rows, block.rows, {...at, block: block.label});
  });
  const columns = changesIn("column", old.columns, now.columns, at);
  return [...own, ...columns, ...blocks, ...rows];
}

function changesIn(
  part: TableChange["part"],
  before: readonly Named[],
  after: readonly Named[],
  at: Pick<TableChange, "analysis" | "title" | "block">,
): TableChange[] {
  const [old, now] = [new Map(before.map((each) => [each.key, each])), new Map(after.map((each) => [each.key, each]))];
  const keys = [...new Set([...now.keys(), ...old.keys()])].sort();
  return keys.flatMap((key): TableChange[] => {
    const [a, b] = [old.get(key), now.get(key)];
    const names = {before: nameOf(a), after: nameOf(b)};
    if (a === undefined) return [{part, change: "added", ...at, ...names}];
    if (b === undefined) return [{part, change: "removed", ...at, ...names}];
    return a.label === b.label ? [] : [{part, change: "renamed", ...at, ...names}];
  });
}

function nameOf(named: Named | undefined): string | null {
  return named === undefined ? null : (named.label ?? named.key);
}

import type {CausesOf} from "./causes.ts";
import type {Conclusion, ConclusionState, TestChange} from "./diff-model.ts";
import type {PastAnalysis, PastCell} from "./past-results.ts";
import type {PlacedCell} from "./placed-cells.ts";

/** Tests that are now on the other side of the report's level. */
export function turnedTests(tests: readonly TestChange[]): Conclusion[] {
  return tests.flatMap(({address, analysis, title, label, before, after, turned, causes}): Conclusion[] => {
    if (!turned || before === null || after === null) return [];
    const state = ({significant, printed}: typeof before): ConclusionState => ({
      state: significant ? "significant" : "not-significant",
      printed,
    });
    const where = {analysis, title, block: null, row: label, column: ""};
    return [{kind: "significance", address, where, before: state(before), after: state(after), causes}];
  });
}

/** Lights and verdicts that are others. */
export function changedLights(
  before: ReadonlyMap<string, PlacedCell>,
  after: ReadonlyMap<string, PlacedCell>,
  causesOf: CausesOf,
): Conclusion[] {
  return [...after].flatMap(([address, {cell: now, where}]): Conclusion[] => {
    const old = before.get(address)?.cell;
    if (old?.light === undefined || now.light === undefined || old.light.label === now.light.label) return [];
    const [was, is] = [
      {state: old.light.label, printed: old.printed},
      {state: now.light.label, printed: now.printed},
    ];
    return [{kind: "light", address, where, before: was, after: is, causes: causesOf(where.analysis)}];
  });
}

/** Outcomes that now reach their target, or no longer do. */
export function crossedTargets(
  key: string,
  before: PastAnalysis,
  after: PastAnalysis,
  causesOf: CausesOf,
): Conclusion[] {
  const old = new Map(targetsOf(key, before).map((target) => [target.address, target]));
  return targetsOf(key, after).flatMap(({address, where, state, printed}): Conclusion[] => {
    const was = old.get(address);
    if (was === undefined || was.state === state) return [];
    const earlier = {state: was.state, printed: was.printed};
    return [{kind: "target", address, where, before: earlier, after: {state, printed}, causes: causesOf(key)}];
  });
}

interface Target extends ConclusionState {
  /** Of the target's cell. */
  readonly address: string;
  readonly where: Conclusion["where"];
}

/** The outcomes of an analysis that have a target, and a share to hold against it. */
function targetsOf(key: string, {kind, title, table}: PastAnalysis): Target[] {
  if (kind !== "outcome") return [];
  return table.blocks.flatMap((block) =>
    table.columns.flatMap((column, index): Target[] => {
      const cellIn = (name: string) => block.rows.find((row) => row.key === name)?.cells[index];
      const shares = block.rows.flatMap((row) => row.cells[index] ?? []);
      const target = cellIn("target");
      const share = [cellIn("success"), ...shares].find((cell) => isReachedShare(cell));
      if (target?.exact === undefined || share?.exact === undefined) return [];
      const isReached = share.exact * 100 >= target.exact - 1e-9;
      return [
        {
          address: target.address,
          where: {analysis: key, title, block: block.label, row: "", column: column.label},
          state: isReached ? "reached" : "not-reached",
          printed: `${share.printed} / ${target.printed}`,
        },
      ];
    }),
  );
}

/** The interval stands at the share that the target is about. */
function isReachedShare(cell: PastCell | undefined): boolean {
  return cell?.kind === "share" && cell.interval !== null && cell.interval !== undefined;
}

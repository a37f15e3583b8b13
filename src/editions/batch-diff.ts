/** What is new in the reports of all units: what `maalepunkt diff --json` prints of two folders of batch. Documented in docs/editions.md. */
import {diffEditions, isSame} from "./diff.ts";
import type {Conclusion, EditionDiff} from "./diff-model.ts";
import {type Published, type PublishedPair, pairReports} from "./published.ts";

export const batchDiffSchema = "maalepunkt/batch-diff@1";

export interface BatchDiff {
  readonly schema: typeof batchDiffSchema;
  readonly before: Published["evaluation"];
  readonly after: Published["evaluation"];
  /** What a unit is called: `Kommune`. */
  readonly unit: string;
  /** The report for all first, then the units in the order of their list, then those that are gone. */
  readonly reports: readonly ReportDiff[];
}

export interface ReportDiff {
  readonly key: string;
  readonly name: string;
  readonly isForAll: boolean;
  /** `same` also where only what no reader sees has changed, such as a version. */
  readonly change: PublishedPair["change"];
  /** Persons; null where there was or is no report. */
  readonly before: number | null;
  readonly after: number | null;
  /** Null but for a report that has changed. */
  readonly diff: EditionDiff | null;
}

/**
 * Report by report. A report whose manifest is the same is not read.
 * @throws CliError (usage, data) for a report that is missing, damaged, or without results.json
 */
export async function diffBatches(before: Published, after: Published): Promise<BatchDiff> {
  const reports: ReportDiff[] = [];
  // One at a time: only the differences are kept.
  for (const pair of pairReports(before, after)) reports.push(await reportDiff(pair));
  return {
    schema: batchDiffSchema,
    before: evaluationOf(before),
    after: evaluationOf(after),
    unit: after.batch?.unit ?? "",
    reports,
  };
}

async function reportDiff({key, name, isWhole, before, after, change}: PublishedPair): Promise<ReportDiff> {
  const told = {key, name, isForAll: isWhole, before: before?.n ?? null, after: after?.n ?? null};
  if (change !== "changed" || before === null || after === null) return {...told, change, diff: null};
  const diff = diffEditions(await before.read(), await after.read());
  return isSame(diff) ? {...told, change: "same", diff: null} : {...told, change, diff};
}

/** Whether no reader would find anything new. */
export function isBatchSame({reports}: BatchDiff): boolean {
  return reports.every(({change}) => change === "same");
}

/** The conclusions that turned in the reports of units. */
export function turnedInUnits({reports}: BatchDiff): {readonly name: string; readonly conclusion: Conclusion}[] {
  return reports.flatMap(({name, isForAll, diff}) =>
    isForAll ? [] : (diff?.conclusions.map((conclusion) => ({name, conclusion})) ?? []),
  );
}

function evaluationOf({evaluation: {key, title, dataDate}}: Published): Published["evaluation"] {
  return {key, title, dataDate};
}

import {inTurn} from "./in-turn.ts";
import {writingAlone} from "./lock.ts";
import {chosen, everyReport, makeFiles, type Run, type RunOptions, type Wanted, withRun} from "./run.ts";
import {forgetOthers, isCurrent, openShelf, type Shelf, shelve, signShelved, writeIndex} from "./shelf.ts";

/** Which reports are wanted. */
export interface Wish {
  /** Names or keys of the units wanted; all when there are none. */
  readonly only: readonly string[];
  /** Whether to build what has not changed, too. */
  readonly all: boolean;
}

export interface BatchOptions extends RunOptions, Wish {
  readonly onReport: (outcome: ReportOutcome) => void;
}

/** What became of one report. */
export interface ReportOutcome {
  readonly key: string;
  readonly name: string;
  readonly n: number;
  readonly state: "built" | "unchanged" | "failed";
  readonly milliseconds: number;
  readonly warnings: readonly string[];
  /** Why it was not built: a CliError, or a defect. */
  readonly error?: unknown;
}

export interface BatchSummary {
  /** Absolute. */
  readonly out: string;
  readonly reports: readonly ReportOutcome[];
  /** Names of units without a report of their own, for they are too small. */
  readonly small: readonly string[];
  /** Whether these have a report together. */
  readonly isMerged: boolean;
  /** Persons of the evaluation's population who are in no unit. */
  readonly without: number;
}

/**
 * Builds the report of each unit and the one for all, as far as they have changed. Data are read once, and everything that is
 * slow to start is shared. What goes wrong with one report is told in its outcome; the others are built, and its earlier files stay.
 * @throws CliError when no report can be built: for what is wrong with the evaluation, its data or the output folder, and (busy) when
 * somebody else is writing to that
 */
export async function buildBatch(folder: string, options: BatchOptions): Promise<BatchSummary> {
  return await withRun(folder, options, (run) => writingAlone(run.out, () => buildReports(run, options)));
}

async function buildReports(run: Run, options: BatchOptions): Promise<BatchSummary> {
  const every = everyReport(run);
  const wanted = chosen(every, options.only);
  const shelf = await openShelf(run);
  if (options.only.length === 0) await forgetOthers(run, every, shelf);
  const outcomes: ReportOutcome[] = [];
  await inTurn(wanted, options.jobs, async (report) => {
    const outcome = await outcomeOf(run, report, {shelf, all: options.all});
    outcomes.push(outcome);
    options.onReport(outcome);
  });
  await writeIndex(run, every, shelf);
  return summaryOf(run, wanted, outcomes);
}

/** The outcomes in the order of the reports, and what there is no report for. */
export function summaryOf(
  {units: {plan}, out}: Pick<Run, "units" | "out">,
  wanted: readonly Wanted[],
  outcomes: readonly ReportOutcome[],
): BatchSummary {
  return {
    out,
    reports: wanted.flatMap(({unit}) => outcomes.find(({key}) => key === unit.key) ?? []),
    small: plan.small.map(({name}) => name),
    isMerged: plan.isMerged,
    without: plan.without,
  };
}

async function outcomeOf(
  run: Run,
  report: Wanted,
  {shelf, all}: {readonly shelf: Shelf; readonly all: boolean},
): Promise<ReportOutcome> {
  const started = performance.now();
  const told = (rest: Pick<ReportOutcome, "state" | "warnings"> & {readonly error?: unknown}): ReportOutcome => ({
    ...report.unit,
    ...rest,
    milliseconds: Math.round(performance.now() - started),
  });
  try {
    if (!all && (await isCurrent(run, report, shelf))) {
      if (await signShelved(run, report, shelf)) await shelf.save();
      return told({state: "unchanged", warnings: []});
    }
    const {files, warnings} = await makeFiles(run, report);
    await shelve(run, report, files, shelf);
    await shelf.save();
    return told({state: "built", warnings});
  } catch (error) {
    return told({state: "failed", warnings: [], error});
  }
}

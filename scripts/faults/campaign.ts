import {chanceOf} from "./chance.ts";
import type {Kind, Outcome, Ready} from "./kind.ts";

export interface KindSummary {
  readonly name: string;
  readonly faults: number;
  readonly old: number;
  readonly fresh: number;
  /** Faults after which something was wrong. */
  readonly bad: number;
  /** Next runs that were as they should be. */
  readonly nextGood: number;
  readonly looks: number;
  /** Why there were none. */
  readonly skipped: string | null;
  readonly problems: readonly string[];
}

export interface CampaignOptions {
  readonly seed: number;
  /** Of each kind; what each has by itself when undefined. */
  readonly count: number | undefined;
  readonly say?: (line: string) => void;
  /** Lets the fault at hand come to its end, and no other begin. */
  readonly stop?: AbortSignal;
}

/** Lets faults of each kind happen, one after the other. */
export async function runCampaign(kinds: readonly Kind[], options: CampaignOptions): Promise<KindSummary[]> {
  const summaries: KindSummary[] = [];
  for (const [place, kind] of kinds.entries()) {
    if (options.stop?.aborted !== true) summaries.push(await runKind(kind, place, options));
  }
  return summaries;
}

async function runKind(kind: Kind, place: number, options: CampaignOptions): Promise<KindSummary> {
  const {name} = kind;
  const {seed} = options;
  const nothing = {name, faults: 0, old: 0, fresh: 0, bad: 0, nextGood: 0, looks: 0, skipped: null, problems: []};
  const skipped = await kind.missing();
  if (skipped !== null) return {...nothing, skipped};
  const ready = await kind.open(chanceOf(seed * 1000 + place));
  try {
    return summaryOf(name, await happenAll(kind, ready, options));
  } finally {
    await ready.close();
  }
}

async function happenAll(kind: Kind, ready: Ready, options: CampaignOptions): Promise<Outcome[]> {
  const {name} = kind;
  const {count = kind.count, say = () => {}, stop} = options;
  const outcomes: Outcome[] = [];
  for (let index = 0; index < count && stop?.aborted !== true; index += 1) {
    const outcome = await ready.happen(index).catch((error: unknown): Outcome => {
      const message = error instanceof Error ? error.message : String(error);
      return {seen: "old", problems: [message], nextProblems: ["there was none"]};
    });
    outcomes.push(outcome);
    const {seen, problems, nextProblems} = outcome;
    say(`${name} ${index + 1}: ${seen}`);
    for (const problem of problems) say(`  bad: ${problem}`);
    for (const problem of nextProblems) say(`  bad next run: ${problem}`);
  }
  return outcomes;
}

function summaryOf(name: string, outcomes: readonly Outcome[]): KindSummary {
  const count = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length;
  return {
    name,
    faults: outcomes.length,
    old: count(({seen, problems}) => problems.length === 0 && seen === "old"),
    fresh: count(({seen, problems}) => problems.length === 0 && seen === "new"),
    bad: count(({problems}) => problems.length > 0),
    nextGood: count(({nextProblems}) => nextProblems.length === 0),
    looks: outcomes.reduce((sum, {looks = 0}) => sum + looks, 0),
    skipped: null,
    problems: outcomes.flatMap(({problems, nextProblems}) => [...problems, ...nextProblems]),
  };
}

/** Whether nothing went wrong. */
export function isGood({faults, bad, nextGood}: KindSummary): boolean {
  return bad === 0 && nextGood === faults;
}

/** A table for the terminal. */
export function printSummaries(summaries: readonly KindSummary[]): string {
  const width = Math.max(...summaries.map(({name}) => name.length));
  const columns = ["faults", "whole, old", "whole, new", "bad", "next run good", "looks of a reader"];
  const head = `${"".padEnd(width)}  ${columns.join("  ")}`;
  const lines = summaries.map(({name, faults, old, fresh, bad, nextGood, looks, skipped}) => {
    if (skipped !== null) return `${name.padEnd(width)}  skipped: ${skipped}`;
    const values = [faults, old, fresh, bad, nextGood, looks];
    return `${name.padEnd(width)}  ${values.map((value, index) => String(value).padStart(columns[index]?.length ?? 0)).join("  ")}`;
  });
  return [head, ...lines, ""].join("\n");
}

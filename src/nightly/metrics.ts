/** What Prometheus reads of a job: the node exporter's textfile collector takes it from a file. docs/nightly.md lists it. */
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname} from "node:path";
import {outputError} from "../pipeline/write-output.ts";
import {isGood, isRun, type JournalLine, outcomes, type RunRecord} from "./journal.ts";

/** @throws CliError (output); the earlier file is then as it was */
export async function writeMetrics(file: string, text: string): Promise<void> {
  // Always the same name, so that what a run that dies has left is gone with the next one's. Only .prom files are read.
  const next = `${file}.new`;
  try {
    await mkdir(dirname(file), {recursive: true});
    await writeFile(next, text, {flush: true});
    await rename(next, file);
  } catch (cause) {
    await rm(next, {force: true}).catch(() => undefined);
    throw outputError(dirname(file), cause);
  }
}

/** @param journal of the job, with the run that has just ended as its last */
export function printMetrics(job: string, journal: readonly JournalLine[], current: string | null): string {
  const runs = journal.filter(isRun);
  const last = runs.at(-1);
  const good = runs.findLast(isGood);
  const own = (labels: Labels = {}): Labels => ({evaluation: job, ...labels});
  const gauge = (name: string, help: string, values: readonly Sample[]) => metric(name, "gauge", help, values);
  return [
    ...gauge("last_run_timestamp_seconds", "When the last run ended.", secondsOf(last, own())),
    ...gauge(
      "last_success_timestamp_seconds",
      "When the last run ended that published, or found nothing new.",
      secondsOf(good, own()),
    ),
    ...gauge(
      "last_outcome",
      "1 for what became of the last run.",
      outcomes.map((outcome) => [own({outcome}), last?.outcome === outcome ? 1 : 0] as const),
    ),
    ...metric(
      "runs_total",
      "counter",
      "Runs by what became of them.",
      outcomes.map((outcome) => [own({outcome}), runs.filter((run) => run.outcome === outcome).length] as const),
    ),
    ...gauge(
      "step_duration_seconds",
      "How long each step of the last run took.",
      (last?.steps ?? []).map(({name, milliseconds}) => [own({step: name}), milliseconds / 1000] as const),
    ),
    ...gauge(
      "reports",
      "Reports of the last run.",
      Object.entries(last?.reports ?? {}).map(([state, count]) => [own({state}), count] as const),
    ),
    ...gauge(
      "source_rows",
      "Rows read, by source, in the last run that came so far.",
      Object.entries(runs.findLast(({rows}) => Object.keys(rows).length > 0)?.rows ?? {}).map(
        ([source, count]) => [own({source}), count] as const,
      ),
    ),
    ...gauge("findings", "What the last run found about its edition.", [
      ...(["warn", "banner", "hold"] as const).map(
        (action) =>
          [own({action}), (last?.findings ?? []).filter((finding) => finding.action === action).length] as const,
      ),
    ]),
    ...gauge("held", "1 while an edition waits for somebody to release it.", [
      [own(), last?.outcome === "held" ? 1 : 0],
    ]),
    ...gauge("edition_info", "The edition that is published.", current === null ? [] : [[own({edition: current}), 1]]),
    "",
  ].join("\n");
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [labels: Labels, value: number];

function secondsOf(run: RunRecord | undefined, labels: Labels): Sample[] {
  return run === undefined ? [] : [[labels, Date.parse(run.end) / 1000]];
}

function metric(name: string, type: "gauge" | "counter", help: string, samples: readonly Sample[]): string[] {
  if (samples.length === 0) return [];
  const full = `maalepunkt_nightly_${name}`;
  return [
    `# HELP ${full} ${help}`,
    `# TYPE ${full} ${type}`,
    ...samples.map(([labels, value]) => `${full}{${printLabels(labels)}} ${value}`),
  ];
}

function printLabels(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(",");
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

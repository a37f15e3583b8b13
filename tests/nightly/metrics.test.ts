import {describe, expect, it} from "vitest";
import {printMetrics} from "../../src/nightly/metrics.ts";
import {runRecord} from "./support.ts";

describe("the metrics of a job", () => {
  const good = runRecord({
    rows: {skema: 24},
    reports: {built: 2, unchanged: 96, failed: 0},
    steps: [{name: "build", milliseconds: 61_500, tries: 1, state: "done"}],
  });
  const failed = runRecord({
    start: "2026-05-02T00:30:00.000Z",
    end: "2026-05-02T00:30:30.000Z",
    outcome: "failed",
    edition: null,
    steps: [{name: "fetch", milliseconds: 30_000, tries: 4, state: "failed"}],
  });

  it("tell when it last went well besides how it went last, and keep the rows of the last run that read any", () => {
    const lines = printMetrics("min", [good, failed], "2026-05-01-01").split("\n");
    const at = (moment: string) => Date.parse(moment) / 1000;
    for (const line of [
      `maalepunkt_nightly_last_run_timestamp_seconds{evaluation="min"} ${at("2026-05-02T00:30:30Z")}`,
      `maalepunkt_nightly_last_success_timestamp_seconds{evaluation="min"} ${at("2026-05-01T00:31:00Z")}`,
      'maalepunkt_nightly_last_outcome{evaluation="min",outcome="failed"} 1',
      'maalepunkt_nightly_last_outcome{evaluation="min",outcome="published"} 0',
      'maalepunkt_nightly_runs_total{evaluation="min",outcome="published"} 1',
      'maalepunkt_nightly_step_duration_seconds{evaluation="min",step="fetch"} 30',
      'maalepunkt_nightly_source_rows{evaluation="min",source="skema"} 24',
      'maalepunkt_nightly_edition_info{evaluation="min",edition="2026-05-01-01"} 1',
      'maalepunkt_nightly_held{evaluation="min"} 0',
    ]) {
      expect(lines).toContain(line);
    }
  });

  it("are lines that Prometheus reads, whatever names hold, and no line twice", () => {
    const odd = runRecord({rows: {'a"b\\c\nd': 1}, steps: good.steps, reports: good.reports});
    const text = printMetrics("min", [odd], null);
    expect(text.endsWith("\n")).toBe(true);
    const lines = text.trimEnd().split("\n");
    expect(new Set(lines).size).toBe(lines.length);
    const sample =
      /^maalepunkt_nightly_[a-z_]+\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\} [\d.]+$/;
    for (const line of lines.filter((each) => !each.startsWith("#"))) expect(line).toMatch(sample);
    const named = lines.filter((line) => line.startsWith("# TYPE")).map((line) => line.split(" ")[2]);
    expect(new Set(named).size).toBe(named.length);
  });

  it("are there before the first run, too", () => {
    expect(printMetrics("min", [], null)).toContain('maalepunkt_nightly_held{evaluation="min"} 0');
  });
});

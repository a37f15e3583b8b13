import {describe, expect, it} from "vitest";
import {readYaml} from "../../../src/config/read-yaml.ts";
import {CliError} from "../../../src/errors/cli-error.ts";
import {stopsSpec} from "../../../src/nightly/stops/spec.ts";

const read = (text: string) => readYaml("job.yaml", text, stopsSpec).value;

function refusal(text: string): {readonly message: string; readonly line: number | undefined; readonly hint: string} {
  try {
    read(text);
  } catch (error) {
    if (error instanceof CliError) return {message: error.message, line: error.place?.line, hint: error.hint ?? ""};
    throw error;
  }
  throw new Error("it was taken");
}

describe("stops: of a job", () => {
  it("has a policy for all there is when nothing is written", () => {
    const {rows, claims, protection, reports, stale} = read("{}");
    expect([rows, claims, protection, reports, stale]).toEqual([
      {limit: {share: 0.1}, action: "hold", sources: {}},
      "hold",
      "hold",
      {failed: "warn", gone: "warn"},
      {nights: 14, action: "warn"},
    ]);
  });

  it("takes limits in rows, percent, points and intervals", () => {
    const text = `rows: {limit: 2,5 %}
jumps:
  - {of: effekt, limit: 1.5 points}
  - {of: [a/b/c/d, e], limit: interval}
`.replace("2,5 %", '"2,5 %"');
    const {rows, jumps} = read(text);
    expect(rows.limit).toEqual({share: 0.025});
    expect(jumps.map(({of, limit}) => [of, limit])).toEqual([
      [["effekt"], {points: 1.5}],
      [["a/b/c/d", "e"], "interval"],
    ]);
  });

  it.each([
    ["claim: warn", '"claim"', 1, "claims"],
    ["claims: halt", "halt", 1, "hold"],
    ["protection: banner", "banner", 1, "hold"],
    ["rows:\n  limit: 5 procent", "rows.limit", 2, ""],
    ["jumps:\n  - of: effekt\n    limit: 5 pct", "is no limit: write 5 points, 20 %, or interval", 3, ""],
    ["jumps:\n  - of: effekt/\n    limit: 5 points", "jumps.0.of", 2, ""],
    ["stale:\n  nights: 0", "stale.nights", 2, ""],
    ["except: [alder]", "is no variable: write source.variable", 1, ""],
  ])("refuses %j with its line", (text, words, line, hint) => {
    const refused = refusal(text);
    expect(refused.message).toContain(words);
    expect(refused.line).toBe(line);
    expect(refused.hint).toContain(hint);
  });
});

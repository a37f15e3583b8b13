import {describe, expect, it} from "vitest";
import {fits, isPlainName} from "../../../src/fetch/sftp/names.ts";

describe("a pattern of names", () => {
  it.each([
    ["job-*.csv", ["job-1.csv", "job-.csv", "job-a.b.csv"], ["job.csv", "xjob-1.csv", "job-1.csvx"]],
    ["svar?.csv", ["svar1.csv", "svarø.csv"], ["svar.csv", "svar12.csv"]],
    ["*", ["a", "a.csv"], []],
    ["a*b*c", ["abc", "axbxc", "abbcc"], ["ab", "acb"]],
    ["fast.csv", ["fast.csv"], ["fastxcsv", "FAST.CSV"]],
  ])("%s", (pattern, fitting, others) => {
    expect(fitting.filter((name) => !fits(name, pattern))).toEqual([]);
    expect(others.filter((name) => fits(name, pattern))).toEqual([]);
  });

  it("takes no time that somebody could make long", () => {
    const started = process.cpuUsage();
    expect(fits("a".repeat(200), `${"*a".repeat(100)}b`)).toBe(false);
    const {user, system} = process.cpuUsage(started);
    expect(user + system).toBeLessThan(500_000);
  });
});

describe("a name on a server", () => {
  it.each(["svar.csv", "Svar 2026-03 (endelig).csv", "måling_1.sav"])("%s is plain", (name) => {
    expect(isPlainName(name)).toBe(true);
  });

  it.each([
    "..",
    ".svar.csv",
    "../svar.csv",
    "a/b.csv",
    "a\\b.csv",
    "a\0.csv",
    "a..csv",
    "a.csv.part",
    "a.csv.done",
    "",
  ])("%j is not fetched", (name) => {
    expect(isPlainName(name)).toBe(false);
  });
});

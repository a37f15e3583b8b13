import {readdir, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {readPublished} from "../../src/editions/published.ts";
import {type NightlyEffects, nightlyEffects} from "../../src/nightly/effects.ts";
import type {RunRecord} from "../../src/nightly/journal.ts";
import {runNight} from "../../src/nightly/run.ts";
import {perform} from "../../src/nightly/tasks/perform.ts";
import {type PlantedUnit, plantedRegister, plantedUnits, writePlanted} from "../batch/planted.ts";
import {fakeClock, silentLog, writeJob} from "./support.ts";

const roots: string[] = [];
afterEach(async () => {
  for (const root of roots.splice(0)) await rm(root, {recursive: true, force: true});
});

const units = plantedUnits.slice(0, 3);
const [aarhus, aeroe, ishoej] = units as [PlantedUnit, PlantedUnit, PlantedUnit];

describe("maalepunkt nightly with units", () => {
  it("shares what has not changed with the edition before, keeps the report of a unit that fails, and tells of both", async () => {
    const claim = '{{#claim "få" test="share(svar, \'Ja\') < 0.5"}}Få svarer ja.{{/claim}}';
    const chapter = `# Svar\n\n${claim} {{share "svar" row="Ja"}} svarer ja.\n\n{{table "svar"}}\n`;
    const {root, folder} = await writePlanted({units, chapter});
    roots.push(root);
    const job = await writeJob(root, {
      evaluation: folder,
      out: "ud",
      formats: ["json"],
      check: false,
      retries: {tries: 2, wait_seconds: 0},
      stops: {claims: "warn", unit_rows: {limit: "10 %", action: "hold"}},
    });
    const clock = fakeClock("2026-05-01T00:30:00Z");
    let died = 0;
    const runner: NightlyEffects["runner"] = async (task, {signal}) => {
      const result = await perform(task, () => {}, signal);
      if (died === 0 || !("reports" in result)) return result;
      died -= 1;
      const failure = {kind: "environment", message: "The browser ended."} as const;
      const [first, ...others] = result.reports;
      return {...result, reports: [{...first, state: "failed", failure}, ...others]} as typeof result;
    };
    const night = async (data: readonly PlantedUnit[]): Promise<RunRecord> => {
      await writeFile(join(root, "data/register.csv"), plantedRegister(data));
      clock.pass(86_400_000);
      const {signal} = new AbortController();
      return await runNight(job, {slot: null, log: silentLog, signal}, {...nightlyEffects, clock, runner});
    };
    const inodeOf = async (edition: string | null, path: string) =>
      (await stat(join(job.out, "editions", `${edition}`, path))).ino;

    const first = await night(units);
    expect(first).toMatchObject({outcome: "published", reports: {built: 4, unchanged: 0, failed: 0}});
    const rows = units.reduce((sum, {n}) => sum + n, 0);
    expect(first.rows).toEqual({register: rows});

    const second = await night([{...aarhus, n: aarhus.n + 6}, {...aeroe, yes: 80}, ishoej]);
    expect(second).toMatchObject({outcome: "published", reports: {built: 2, unchanged: 1, failed: 1}});
    expect(second.findings).toContainEqual(
      expect.objectContaining({action: "warn", kind: "claim-false", report: "Ærø"}),
    );
    for (const kept of ["aeroe/aeroe-results.json", "ishoej-vallensbaek/ishoej-vallensbaek-results.json"]) {
      expect(await inodeOf(second.edition, kept)).toBe(await inodeOf(first.edition, kept));
    }
    expect(await inodeOf(second.edition, "aarhus/aarhus-results.json")).not.toBe(
      await inodeOf(first.edition, "aarhus/aarhus-results.json"),
    );

    // A browser that dies under one report is no news about its unit: nothing is published without it.
    died = 9;
    const without = await night([{...aarhus, n: aarhus.n + 12}, aeroe, ishoej]);
    expect(without).toMatchObject({outcome: "failed", failure: {kind: "environment"}, reports: {failed: 1}});
    died = 1;
    const mended = await night([{...aarhus, n: aarhus.n + 12}, aeroe, ishoej]);
    expect(mended).toMatchObject({outcome: "published", findings: [], reports: {failed: 0}});

    const third = await night([{...aarhus, n: 60}, aeroe, ishoej]);
    expect(third).toMatchObject({outcome: "held"});
    expect(third.findings[0]).toMatchObject({kind: "fewer-rows", action: "hold"});
    const {reports} = await readPublished(join(job.out, "current"));
    expect(reports.map(({key}) => key)).toEqual(["alle", "aarhus", "aeroe", "ishoej-vallensbaek"]);
    expect(await readdir(join(job.out, "editions"))).toHaveLength(3);
  });
});

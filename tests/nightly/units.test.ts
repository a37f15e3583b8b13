import {readdir, readFile, rm, stat, writeFile} from "node:fs/promises";
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
      stops: {claims: "warn", unit_rows: {limit: "10 %", action: "hold"}},
    });
    const clock = fakeClock("2026-05-01T00:30:00Z");
    const runner: NightlyEffects["runner"] = async (task, {signal}) => await perform(task, () => {}, signal);
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

    const second = await night([{...aarhus, n: aarhus.n + 6}, aeroe, ishoej]);
    expect(second).toMatchObject({outcome: "published", reports: {built: 2, unchanged: 2, failed: 0}});
    expect(await inodeOf(second.edition, "aeroe/aeroe-results.json")).toBe(
      await inodeOf(first.edition, "aeroe/aeroe-results.json"),
    );
    expect(await inodeOf(second.edition, "aarhus/aarhus-results.json")).not.toBe(
      await inodeOf(first.edition, "aarhus/aarhus-results.json"),
    );

    const third = await night([{...aarhus, n: aarhus.n + 6}, {...aeroe, yes: 80}, ishoej]);
    expect(third).toMatchObject({outcome: "published", reports: {built: 1, unchanged: 2, failed: 1}});
    expect(third.findings).toContainEqual(
      expect.objectContaining({action: "warn", kind: "claim-false", report: "Ærø"}),
    );
    expect(await readFile(join(job.out, "current/aeroe/aeroe-results.json"), "utf8")).toBe(
      await readFile(join(job.out, "editions", `${first.edition}`, "aeroe/aeroe-results.json"), "utf8"),
    );

    const fourth = await night([{...aarhus, n: 60}, aeroe, ishoej]);
    expect(fourth).toMatchObject({outcome: "held"});
    expect(fourth.findings[0]).toMatchObject({kind: "fewer-rows", action: "hold"});
    const {reports} = await readPublished(join(job.out, "current"));
    expect(reports.map(({key}) => key)).toEqual(["alle", "aarhus", "aeroe", "ishoej-vallensbaek"]);
    expect(await readdir(join(job.out, "editions"))).toHaveLength(3);
  });
});

import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {readJob} from "../../src/nightly/job.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-job-"));
});
afterEach(() => rm(root, {recursive: true, force: true}));

const least = "evaluation: ../min\nout: /srv/min\n";

async function read(text: string) {
  const file = join(root, "job.yaml");
  await writeFile(file, text);
  return await readJob(file);
}

describe("a job", () => {
  it("needs an evaluation and a place, and has sensible words for all else", async () => {
    const job = await read(least);
    expect(job).toMatchObject({
      name: "min",
      evaluation: join(root, "../min"),
      out: "/srv/min",
      folder: root,
      formats: ["html", "pdf", "json"],
      time_zone: "Europe/Copenhagen",
      check: true,
      keep: {last: 30, weekly: 0, monthly: 24, yearly: 10},
      retries: {tries: 3},
      notices: {webhook: [], mail: []},
      log: {level: "info"},
      sign: null,
      metrics: null,
    });
    expect([job.fetch, job.schedule]).toEqual([undefined, undefined]);
  });

  it("finds its paths from where it stands, and always makes what editions are compared by", async () => {
    const job = await read(
      `${least}formats: [pdf]\nsign: noegle\nmetrics: m/x.prom\nlog: {file: log/x.log}\nname: Min kørsel\n`,
    );
    expect(job).toMatchObject({
      name: "Min kørsel",
      formats: ["pdf", "json"],
      sign: join(root, "noegle"),
      metrics: join(root, "m/x.prom"),
      log: {file: join(root, "log/x.log")},
    });
  });

  it.each([
    ["evaluation: x\n", 1, '"out" is missing.'],
    [`${least}formats: [htm]\n`, 3, '"formats.0" cannot be the text "htm".'],
    [`${least}schedul: {}\n`, 3, 'There is no key "schedul".'],
    [`${least}schedule: {cron: hver nat}\n`, 3, '"schedule.cron" is no time of cron'],
    [`${least}schedule: {cron: "* * * * * *"}\n`, 3, '"schedule.cron" is no time of cron'],
    [`${least}schedule: {cron: "0 0 30 2 *"}\n`, 3, '"schedule.cron" is no time of cron'],
    [`${least}time_zone: Europa/København\n`, 3, '"time_zone" is no time zone'],
    [`${least}keep: {last: 1}\n`, 3, '"keep.last" must be at least 2'],
    [`${least}limits:\n  run_minutes: 0\n`, 4, '"limits.run_minutes"'],
    [`${least}metrics: x.txt\n`, 3, '"metrics" does not end in .prom'],
    [`${least}name: "a\\nb"\n`, 3, '"name" is not a name'],
    [`${least}stops: {rows: {limit: mange}}\n`, 3, '"stops.rows.limit"'],
    [`${least}fetch: {into: data, from: {a: {type: ftp}}}\n`, 3, '"fetch.from.a.type" cannot be the text "ftp".'],
  ])("says what is wrong with %j, and on which line", async (text, line, message) => {
    await expect(read(text)).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining(message),
      place: {file: join(root, "job.yaml"), line},
    });
  });

  it("says so when there is none", async () => {
    await expect(readJob(join(root, "andet.yaml"))).rejects.toMatchObject({kind: "config"});
  });
});

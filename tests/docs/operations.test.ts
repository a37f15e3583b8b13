import {spawnSync} from "node:child_process";
import {chmod, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Cron} from "croner";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {readJob} from "../../src/nightly/job.ts";
import {run} from "../support/terminal.ts";

const folder = new URL("../../docs/operations/", import.meta.url).pathname;
const read = (name: string) => readFile(join(folder, name), "utf8");
const hasSystemd = spawnSync("systemd-analyze", ["--version"]).status === 0;

describe("the files in docs/operations", () => {
  it("have a job that is one, with a schedule", async () => {
    const job = await readJob(join(folder, "job.yaml"));
    expect(job.schedule?.cron).toBe("45 1 * * *");
    expect(Object.keys(job.fetch?.from ?? {})).toEqual(["skema"]);
  });

  it("have commands and options that there are", async () => {
    const files = (await readdir(folder)).filter((name) => !name.endsWith(".md") && name !== "job.yaml");
    const texts = (await Promise.all(files.map(read))).join("\n").replaceAll(", ", " ");
    const calls = [...texts.matchAll(/(?:maalepunkt |\[)(nightly|schedule|health|worker)((?: --[a-z-]+(?: \d+)?)*)/g)];
    expect(calls.map(([, command]) => command)).toEqual(expect.arrayContaining(["nightly", "schedule", "worker"]));
    for (const [, command = "", options = ""] of calls) {
      const given = options.split(" ").filter((option) => option.startsWith("--"));
      const {output} = await run(command, "--help");
      for (const option of given) expect(output, `${command} ${option}`).toContain(option);
    }
  });

  it("have a CronJob that keeps runs apart, tries nothing twice and knows its time zone", async () => {
    const {kind, spec} = parse(await read("cronjob.yaml"));
    expect(kind).toBe("CronJob");
    expect(spec).toMatchObject({timeZone: "Europe/Copenhagen", concurrencyPolicy: "Forbid"});
    expect(new Cron(spec.schedule, {paused: true}).nextRun()).not.toBeNull();
    expect(spec.jobTemplate.spec.backoffLimit).toBe(0);
    const pod = spec.jobTemplate.spec.template.spec;
    expect(pod.restartPolicy).toBe("Never");
    const [container] = pod.containers;
    const names = pod.volumes.map(({name}: {name: string}) => name);
    for (const {name} of container.volumeMounts) expect(names).toContain(name);
  });

  it("have a line for cron with a time, a user and a command", async () => {
    const lines = (await read("crontab")).split("\n").filter((line) => /^\d/.test(line));
    expect(lines).toHaveLength(1);
    const [minute, hour, day, month, weekday, user] = lines[0]?.split(" ") ?? [];
    expect(new Cron([minute, hour, day, month, weekday].join(" "), {paused: true}).nextRun()).not.toBeNull();
    expect(user).toBe("maalepunkt");
    // Cron takes a percent sign for the end of the line.
    expect(lines[0]).not.toContain("%");
  });

  it.skipIf(!hasSystemd)("have units that systemd finds nothing wrong with", async () => {
    const place = await mkdtemp(join(tmpdir(), "maalepunkt-systemd-"));
    try {
      const program = join(place, "maalepunkt");
      await writeFile(program, "#!/bin/sh\n");
      await chmod(program, 0o755);
      const units = (await readdir(folder)).filter((name) => /\.(service|timer)$/.test(name));
      expect(units).toContain("maalepunkt-nightly@.service");
      for (const unit of units) {
        const text = (await read(unit)).replaceAll(/\/usr\/(?:local\/)?bin\/maalepunkt/g, program);
        await writeFile(join(place, unit), text);
      }
      for (const unit of units) {
        const {stderr, status} = spawnSync("systemd-analyze", ["verify", join(place, unit)], {encoding: "utf8"});
        expect(`${stderr}${status}`, unit).toBe("0");
      }
    } finally {
      await rm(place, {recursive: true});
    }
  });

  it("are all told of in the README", async () => {
    const readme = await read("README.md");
    for (const name of await readdir(folder)) if (name !== "README.md") expect(readme).toContain(`(${name})`);
  });

  it("copy what there is into the image", async () => {
    const sources = [...(await read("Dockerfile")).matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, names = ""]) =>
      names.split(" "),
    );
    const there = await readdir(new URL("../../", import.meta.url));
    expect(sources.length).toBeGreaterThan(4);
    for (const name of sources) expect(there).toContain(name);
  });
});

/**
 * Kills dispatchers and workers with kill -9 at moments from a seed, again and again, while runs of one evaluation are made. After
 * each run all that is published must be what a batch in one process writes, byte for byte, and nothing may be left behind.
 */
import {type ChildProcess, spawn} from "node:child_process";
import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {setTimeout} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {buildBatch} from "../../src/batch/build.ts";
import type {Format} from "../../src/pipeline/formats.ts";
import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";

const program = fileURLToPath(new URL("../../bin/maalepunkt.js", import.meta.url));

export interface WorkerCampaign {
  /** Of an empty database, whose role may make the queue's tables. */
  readonly url: string;
  /** An evaluation with units. */
  readonly evaluation: string;
  readonly formats: readonly Format[];
  /** How many processes are killed in all. */
  readonly kills: number;
  readonly seed: number;
  /** At once. */
  readonly workers: number;
  /** Every other dispatcher is killed, so long after its start at most; every worker, after three times as long at most. */
  readonly longestLifeMilliseconds: number;
  readonly say?: (line: string) => void;
}

export interface WorkerCampaignSummary {
  readonly runs: number;
  readonly killedWorkers: number;
  readonly killedDispatchers: number;
  /** What went wrong, in words; empty when every run was published whole and exactly once. */
  readonly problems: readonly string[];
}

/** Runs until enough processes were killed and the last run has ended. */
export async function killWorkers(campaign: WorkerCampaign): Promise<WorkerCampaignSummary> {
  const root = await mkdtemp(join(tmpdir(), "maalepunkt-kills-"));
  try {
    return await new Campaign(campaign, root).run();
  } finally {
    await rm(root, {recursive: true, force: true});
  }
}

interface Ended {
  /** Null for one that was killed. */
  readonly code: number | null;
  readonly errors: string;
}

class Campaign {
  readonly #campaign: WorkerCampaign;
  readonly #root: string;
  readonly #chance: () => number;
  readonly #living = new Set<ChildProcess>();
  readonly #problems: string[] = [];
  #killedWorkers = 0;
  #killedDispatchers = 0;
  #isOver = false;

  constructor(campaign: WorkerCampaign, root: string) {
    this.#campaign = campaign;
    this.#root = root;
    this.#chance = xoshiro128(campaign.seed);
  }

  async run(): Promise<WorkerCampaignSummary> {
    const {evaluation, formats, workers, say = () => {}} = this.#campaign;
    await writeFile(join(this.#root, "queue"), this.#campaign.url, {mode: 0o600});
    const reference = join(this.#root, "reference");
    await buildBatch(evaluation, {formats, out: reference, only: [], all: true, jobs: 2, onReport: () => {}});
    const expected = await contentsOf(reference);
    const crew = Array.from({length: workers}, () => this.#keepAWorker());
    let runs = 0;
    try {
      do {
        await this.#publish();
        runs += 1;
        await this.#check(expected);
        say(`run ${runs}: ${this.#kills()} processes killed, ${this.#problems.length} problems`);
      } while (this.#kills() < this.#campaign.kills && this.#problems.length === 0);
    } finally {
      this.#isOver = true;
      for (const child of this.#living) child.kill("SIGKILL");
      await Promise.all(crew);
    }
    return {
      runs,
      killedWorkers: this.#killedWorkers,
      killedDispatchers: this.#killedDispatchers,
      problems: this.#problems,
    };
  }

  #kills(): number {
    return this.#killedWorkers + this.#killedDispatchers;
  }

  /** Starts a dispatcher anew until one ends well. */
  async #publish(): Promise<void> {
    for (;;) {
      const child = this.#start("batch", ["--all", "--lease", "1", "--out", join(this.#root, "out")]);
      const {code, errors} = await this.#mortal(
        child,
        this.#chance() < 0.5 ? 1 : null,
        () => this.#killedDispatchers++,
      );
      if (code === 0) return;
      if (code === null) continue;
      this.#problems.push(`a dispatcher ended with ${code}: ${errors}`);
      return;
    }
  }

  async #keepAWorker(): Promise<void> {
    while (!this.#isOver) {
      const child = this.#start("worker", ["--jobs", "2", "--log-level", "silent"]);
      const {code, errors} = await this.#mortal(child, 3, () => this.#killedWorkers++);
      if (code !== null) this.#problems.push(`a worker ended with ${code}: ${errors}`);
    }
  }

  #start(command: string, options: readonly string[]): ChildProcess {
    const {evaluation, formats} = this.#campaign;
    const format = command === "batch" ? ["--format", formats.join(",")] : [];
    const where = ["--queue", join(this.#root, "queue"), "--share", join(this.#root, "share")];
    const child = spawn(process.execPath, [program, command, evaluation, ...where, ...format, ...options], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.#living.add(child);
    return child;
  }

  /**
   * Waits for a process's end, which may be a violent one.
   * @param lives how many of the longest lives it may have at most; null for one that is let live
   */
  async #mortal(child: ChildProcess, lives: number | null, count: () => void): Promise<Ended> {
    let errors = "";
    child.stderr?.on("data", (data: Buffer) => {
      errors += data.toString();
    });
    const ended = new AbortController();
    const life = (lives ?? 0) * this.#chance() * this.#campaign.longestLifeMilliseconds;
    const death = setTimeout(life, undefined, {signal: ended.signal})
      .then(() => {
        if (lives === null || this.#isOver || this.#kills() >= this.#campaign.kills || child.exitCode !== null) return;
        if (child.kill("SIGKILL")) count();
      })
      .catch(() => undefined);
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    ended.abort();
    await death;
    this.#living.delete(child);
    return {code, errors};
  }

  async #check(expected: ReadonlyMap<string, Buffer>): Promise<void> {
    const found = await contentsOf(join(this.#root, "out"));
    for (const [name, content] of expected) {
      if (found.get(name)?.equals(content) !== true) this.#problems.push(`${name} is not what one process writes`);
    }
    for (const name of found.keys()) if (!expected.has(name)) this.#problems.push(`${name} was left behind`);
    const left = await readdir(join(this.#root, "share"), {recursive: true});
    if (left.length > 1) this.#problems.push(`left in the shared folder: ${left.join(", ")}`);
  }
}

async function contentsOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  const files = entries.filter((entry) => entry.isFile()).map(({parentPath, name}) => join(parentPath, name));
  return new Map(await Promise.all(files.map(async (path) => [relative(folder, path), await readFile(path)] as const)));
}

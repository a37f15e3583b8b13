import type {Command} from "commander";
import type {Terminal} from "../terminal.ts";

export interface CommandTools {
  readonly terminal: Terminal;
  /** What the program ends with, when nothing is thrown. */
  readonly endWith: (code: number) => void;
  readonly withGlobalOptions: (command: Command) => Command;
}

/** The commands of jobs that run by themselves. */
export function addNightlyCommands(program: Command, {terminal, endWith, withGlobalOptions}: CommandTools): void {
  withGlobalOptions(
    program
      .command("nightly")
      .argument("<job>", "the job's file, such as job.yaml")
      .description("fetch, check, build, judge and publish an edition; for cron, systemd and Kubernetes")
      .option("--skip-if-running", "end with 0 when another run is at work")
      .option("--zero-unless-failed", "end with 0 also for a banner, and for an edition that is held back"),
  ).action(async (job: string, _options: unknown, command: Command) => {
    const {nightly} = await import("./night.ts");
    endWith(await nightly(job, command.optsWithGlobals(), terminal));
  });

  withGlobalOptions(
    program
      .command("schedule")
      .argument("<job...>", "jobs with a schedule")
      .description("run jobs at their times, until it is stopped")
      .option("--grace-seconds <number>", "how long the run at work may go on after SIGTERM", "600"),
  ).action(async (jobs: string[], _options: unknown, command: Command) => {
    const {schedule} = await import("./schedule.ts");
    await schedule(jobs, command.optsWithGlobals(), terminal);
  });

  withGlobalOptions(
    program
      .command("health")
      .argument("<job>", "the job's file")
      .description("tell how a job is, in one line and by the exit code")
      .option("--max-age <hours>", "how long ago the last good run may be", "36"),
  ).action(async (job: string, _options: unknown, command: Command) => {
    const {health} = await import("./health.ts");
    endWith(await health(job, command.optsWithGlobals(), terminal));
  });

  withGlobalOptions(
    program.command("editions").argument("<job>", "the job's file").description("list the editions of a job's archive"),
  ).action(async (job: string, _options: unknown, command: Command) => {
    const {editions} = await import("./editions.ts");
    await editions(job, command.optsWithGlobals(), terminal);
  });

  withGlobalOptions(
    program
      .command("rollback")
      .argument("<job>", "the job's file")
      .argument("[edition]", "which to publish again; the one before the published one when left out")
      .description("publish an earlier edition again")
      .option("--hold", "publish nothing else until maalepunkt release"),
  ).action(async (job: string, edition: string | undefined, _options: unknown, command: Command) => {
    const {rollback} = await import("./editions.ts");
    await rollback(job, edition, command.optsWithGlobals(), terminal);
  });

  withGlobalOptions(
    program
      .command("release")
      .argument("<job>", "the job's file")
      .description("publish the edition that was held back, and let coming runs publish again"),
  ).action(async (job: string, _options: unknown, command: Command) => {
    const {release} = await import("./editions.ts");
    await release(job, command.optsWithGlobals(), terminal);
  });
}

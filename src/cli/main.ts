import {Command, CommanderError} from "commander";
import {exitCodes} from "../errors/cli-error.ts";
import {version} from "../pipeline/version.ts";
import {describeError} from "./describe-error.ts";
import {addNightlyCommands} from "./nightly/commands.ts";
import type {GlobalOptions} from "./options.ts";
import {terminal as realTerminal, type Terminal} from "./terminal.ts";

/**
 * Runs one command and gives the exit code: 0, or as in `exitCodes`, or 1 for a defect of maalepunkt.
 * Each command is imported only when it is called, so that `--help` loads nothing.
 */
export async function main(args: readonly string[], terminal: Terminal = realTerminal): Promise<number> {
  let exitCode = 0;
  const endWith = (code: number) => {
    exitCode = code;
  };
  const program = createProgram(terminal, endWith);
  try {
    await program.parseAsync([...args], {from: "user"});
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    const {json, verbose} = program.opts<GlobalOptions>();
    const described = await describeError(error, {
      json: json === true,
      verbose: verbose === true,
      colour: terminal.colour,
    });
    terminal.error(described.text);
    return described.exitCode;
  }
}

function createProgram(terminal: Terminal, endWith: (code: number) => void): Command {
  const program = new Command("maalepunkt")
    .description("Turns survey exports into finished Danish evaluation reports.")
    .version(version(), "--version", "print the version")
    .helpOption("--help", "print this help")
    .helpCommand(false)
    .option("--json", "print what a script would read")
    .option("--verbose", "print the details of an error")
    .configureOutput({writeOut: (text) => terminal.write(text), writeErr: (text) => terminal.error(text.trimEnd())})
    .showHelpAfterError("Run maalepunkt --help for the commands.")
    .exitOverride();

  addGlobalOptions(
    program
      .command("build")
      .argument("<folder>", "the evaluation's folder, with evaluation.yaml")
      .description("build the report")
      .option(
        "--format <list>",
        "html, pdf, docx, xlsx, summary and json, with commas between; or all",
        "html,pdf,json",
      )
      .option("--out <dir>", "where to put it (default: build/<name of the folder>)")
      .option("--theme <name>", "another theme than evaluation.yaml has: institute, kommune or plain")
      .option("--notice <text>", "say this first of all on the report's first page")
      .option("--strict", "stop when what is printed breaks a rule of PDF/UA-1")
      .option("--sign <key file>", "sign the manifest with a key that minisign -G -W has made"),
  ).action(async (folder: string, _options: unknown, command: Command) => {
    const {build} = await import("./build.ts");
    await build(folder, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("batch")
      .argument("<folder>", "the evaluation's folder, with units in evaluation.yaml")
      .description("build the report of each unit and the one for all, as far as they have changed")
      .option(
        "--format <list>",
        "html, pdf, docx, xlsx, summary and json, with commas between; or all",
        "html,pdf,json",
      )
      .option("--out <dir>", "where to put them (default: build/<name of the folder>)")
      .option("--only <unit>", "only this unit; may be repeated", collected)
      .option("--all", "build what has not changed, too")
      .option("--jobs <number>", "how many to build at once (default: the processors and one, at most 4)")
      .option("--notice <text>", "say this first of all on the first page of every report")
      .option("--notices <file>", "the same for some reports: JSON with the text for each by folder")
      .option("--sign <key file>", "sign the manifests with a key that minisign -G -W has made")
      .option("--queue <name>", "have them built by workers: the variable or file that holds the queue's address")
      .option("--share <dir>", "with --queue: the folder shared with the workers (default: build/.queue)")
      .option("--wait <minutes>", "with --queue: how long to wait for workers (default: as long as it takes)")
      .option("--lease <seconds>", "with --queue: a worker not heard of for so long is taken for dead (default: 60)"),
  ).action(async (folder: string, _options: unknown, command: Command) => {
    const {batch} = await import("./batch.ts");
    await batch(folder, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("worker")
      .argument("<folder>", "the evaluation's folder, the same as the one that batch --queue is given")
      .description("build reports that batch --queue wants, on this machine, until it is told to end")
      .requiredOption("--queue <name>", "the environment variable or file (mode 0600) that holds the queue's address")
      .option("--share <dir>", "the folder shared with batch --queue (default: build/.queue)")
      .option("--jobs <number>", "how many to build at once (default: the processors, at most 4)")
      .option("--memory <megabytes>", "start anew between two reports when more is in use")
      .option("--grace <seconds>", "how long a report that is begun may take when told to end", "20")
      .option("--once", "end when no run is open, instead of waiting for the next")
      .option("--log-level <level>", "debug, info, warn, error or silent", "info"),
  ).action(async (folder: string, _options: unknown, command: Command) => {
    const {worker} = await import("./worker.ts");
    await worker(folder, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("queue")
      .description("tell what the queue of workers holds, or make it")
      .option("--queue <name>", "the environment variable or file (mode 0600) that holds the queue's address")
      .option("--create", "make the queue's tables, or bring them up to date")
      .option("--role <name>", "with --create or --sql: the role that may use the queue")
      .option("--sql", "print the statements that make the queue, and do nothing"),
  ).action(async (_options: unknown, command: Command) => {
    const {queue} = await import("./queue.ts");
    await queue(command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("init")
      .argument("<export...>", "files and folders with exports")
      .description("write a first evaluation of exports; later, tell what is new in them")
      .option(
        "--out <dir>",
        "the evaluation's folder (default: named after the export, under reports/ if there is one)",
      )
      .option("--accept", "of an evaluation that is there: take note of the exports as they are now"),
  ).action(async (exports: string[], _options: unknown, command: Command) => {
    const {init} = await import("./init.ts");
    await init(exports, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("fetch")
      .argument("<job>", "the job file, with fetch in it")
      .description("fetch an evaluation's data from where they are kept, all of them or none"),
  ).action(async (job: string, _options: unknown, command: Command) => {
    const {fetch} = await import("./fetch.ts");
    await fetch(job, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("check")
      .argument("<folder>", "the evaluation's folder, with evaluation.yaml")
      .description("check configuration, codebook, data and chapters; builds nothing"),
  ).action(async (folder: string, _options: unknown, command: Command) => {
    const {check} = await import("./check.ts");
    await check(folder, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("preview")
      .argument("<folder>", "the evaluation's folder, with evaluation.yaml")
      .description("show the report in a browser, and change it there whenever a file is saved")
      .option("--port <number>", "where to serve it (default: 4173, or the next that is free)")
      .option("--open", "open the browser"),
  ).action(async (folder: string, _options: unknown, command: Command) => {
    const {preview} = await import("./preview.ts");
    await preview(folder, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("data")
      .argument("<folder>", "the evaluation's folder, with evaluation.yaml")
      .description("look into the data: what was read and left out, missing answers, who came back, signs of error")
      .option("--out <dir>", "where to put the report (default: build/<name of the folder>)"),
  ).action(async (folder: string, _options: unknown, command: Command) => {
    const {data} = await import("./data.ts");
    await data(folder, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("table")
      .argument("<path>", "an evaluation's folder, or any export")
      .description("print one table: maalepunkt table data.sav --rows helbred --columns koen")
      .option("--rows <variables>", "the variable of the rows; several with commas between")
      .option("--columns <variable>", "the variable of the columns; left out for a distribution")
      .option("--percent <of>", "what percentages are of: column, row, total or none (default: column)")
      .option("--wave <number>", "the wave (default: the first)")
      .option("--source <key>", "the source to look for the variables in")
      .option("--where <condition>", "only those with an answer: variable=answer; may be repeated", collected)
      .option("--format <name>", "text, csv, md, html or json", "text"),
  ).action(async (path: string, _options: unknown, command: Command) => {
    const {table} = await import("./table.ts");
    await table(path, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("variables")
      .argument("<path>", "an evaluation's folder, or any export")
      .argument("[words...]", "only variables with all these words in name, label, question or answers")
      .description("list variables with their answers")
      .option("--wave <number>", "the wave (default: the first)")
      .option("--source <key>", "only this source"),
  ).action(async (path: string, words: string[], _options: unknown, command: Command) => {
    const {variables} = await import("./variables.ts");
    await variables(path, words, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("numbers")
      .argument("<folder>", "the evaluation's folder, with evaluation.yaml")
      .argument("[words...]", "only numbers with all these words in table, block, row, column or text")
      .description("list what chapters may say, with the helper to paste")
      .option("--claims", "list what to write in the test of a claim instead"),
  ).action(async (folder: string, words: string[], _options: unknown, command: Command) => {
    const {numbers} = await import("./numbers.ts");
    await numbers(folder, words, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("simulate")
      .argument("<folder>", "the evaluation's folder, with evaluation.yaml")
      .description("write exports of invented people, so that a report can be built before there are answers")
      .option("--margins <file>", "published numbers that the people shall give; may be repeated", collected)
      .option("--n <number>", "how many persons (default: as the margins tell, else 98)")
      .option("--seed <number>", "another number gives other people (default: 1)")
      .option("--output <dir>", "where to put the exports (default: where evaluation.yaml has them)")
      .option("--force", "write over exports that simulate has not written")
      .option("--seconds <number>", "how long each step may look for people who fit (default: 120)"),
  ).action(async (folder: string, _options: unknown, command: Command) => {
    const {simulate} = await import("./simulate.ts");
    await simulate(folder, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("comments")
      .argument("<document>", "the .docx that reviewers have sent back")
      .description("list reviewers' comments and tracked changes with the chapter and line they belong to"),
  ).action(async (document: string, _options: unknown, command: Command) => {
    const {comments} = await import("./comments.ts");
    await comments(document, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("verify")
      .argument("<edition>", "the folder that build or batch has written to")
      .description("check that the files of an edition are what its manifest says")
      .option("--rebuild <folder>", "build the evaluation again, and check that the same input gives the same bytes")
      .option("--public-key <key>", "check the signature too: minisign's public key, or the file with it"),
  ).action(async (edition: string, _options: unknown, command: Command) => {
    const {verify} = await import("./verify.ts");
    await verify(edition, command.optsWithGlobals(), terminal);
  });

  addGlobalOptions(
    program
      .command("diff")
      .argument("<before>", "the folder of the earlier edition")
      .argument("<after>", "the folder of the later one")
      .description("tell what is new from one edition to another, what matters most first")
      .option("--html <file>", "write a digest in Danish that can be sent as an e-mail"),
  ).action(async (before: string, after: string, _options: unknown, command: Command) => {
    const {diff} = await import("./diff.ts");
    await diff(before, after, command.optsWithGlobals(), terminal);
  });

  addNightlyCommands(program, {terminal, endWith, withGlobalOptions: addGlobalOptions});

  const stats = addGlobalOptions(
    program
      .command("stats")
      .argument("<test>", "a test by name, or a JSON file with a list of {test, input}")
      .description('compute a statistic: maalepunkt stats fisher-exact --table "3 4; 9 0"'),
  );
  for (const name of ["table", "groups", "matrix"]) stats.option(`--${name} <rows>`, 'rows of numbers: "3 4; 9 0"');
  for (const name of ["x", "y", "before", "after", "counts", "expected", "p"]) {
    stats.option(`--${name} <numbers>`, 'numbers: "1 2 3"');
  }
  for (const name of ["count", "n", "target", "statistic", "df"]) stats.option(`--${name} <number>`, "a number");
  stats.action(async (what: string, _options: unknown, command: Command) => {
    const {stats: run} = await import("./stats.ts");
    await run(what, command.optsWithGlobals(), terminal);
  });
  return program;
}

/** The values of an option that may be repeated. */
function collected(value: string, earlier: readonly string[] = []): string[] {
  return [...earlier, value];
}

/** `--json` and `--verbose` may stand before or after the command. */
function addGlobalOptions(command: Command): Command {
  return command
    .helpOption("--help", "print this help")
    .option("--json", "print what a script would read")
    .option("--verbose", "print the details of an error");
}

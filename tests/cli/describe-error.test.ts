import {describe, expect, it} from "vitest";
import {describeError} from "../../src/cli/describe-error.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import {CliErrors} from "../../src/errors/cli-errors.ts";

const plain = {json: false, verbose: false, colour: false, readText: async () => "a: 1\nrow: borger.x\n"};
const error = new CliError("config", 'There is no key "row".', {
  place: {file: "evaluation.yaml", line: 2, column: 1},
  hint: 'Did you mean "rows"?',
});

describe("describeError(error, options)", () => {
  it("shows the place, the message, the line with a caret, and the hint", async () => {
    expect(await describeError(error, plain)).toEqual({
      exitCode: 3,
      text: [
        "evaluation.yaml:2:1",
        'error There is no key "row".',
        "",
        "  2 | row: borger.x",
        "    | ^",
        "",
        'Did you mean "rows"?',
      ].join("\n"),
    });
  });

  it("shows no line of a data file", async () => {
    const {text} = await describeError(new CliError("data", "Wrong.", {place: {file: "data.csv", line: 2}}), plain);
    expect(text).toBe("data.csv:2\nerror Wrong.");
  });

  it("calls anything unexpected a defect, with exit code 1 and no stack trace", async () => {
    const {text, exitCode} = await describeError(new TypeError("boom"), plain);
    expect(exitCode).toBe(1);
    expect(text).toContain("defect of maalepunkt");
    expect(text).not.toContain("at ");
  });

  it("shows the stack and its causes when asked to be verbose", async () => {
    const {text} = await describeError(new CliError("data", "Outer.", {cause: new Error("inner")}), {
      ...plain,
      verbose: true,
    });
    expect(text).toContain("caused by Error: inner");
  });

  it("is one JSON object for a script", async () => {
    const {text} = await describeError(error, {...plain, json: true});
    expect(JSON.parse(text)).toEqual({
      error: {
        kind: "config",
        message: 'There is no key "row".',
        place: {file: "evaluation.yaml", line: 2, column: 1},
        hint: 'Did you mean "rows"?',
        exitCode: 3,
      },
    });
  });

  it("tells a script when the same, some time later, may succeed", async () => {
    const passing = new CliError("environment", "Nobody answers.", {canRetry: true});
    const told = JSON.parse((await describeError(passing, {...plain, json: true})).text);
    expect(told.error).toMatchObject({kind: "environment", canRetry: true});
  });

  const several = new CliErrors(new CliError("data", "Second.", {place: {file: "b.md", line: 3}}), [
    new CliError("claim", "Third.", {place: {file: "b.md", line: 11}}),
    new CliError("config", "First.", {place: {file: "a.md", line: 20}}),
  ]);

  it("tells several by file and line, and ends with the exit code of the one that was found first", async () => {
    const {text, exitCode} = await describeError(several, {...plain, readText: async () => ""});
    expect(exitCode).toBe(4);
    expect(text).toBe("a.md:20\nerror First.\n\nb.md:3\nerror Second.\n\nb.md:11\nerror Third.\n\n3 errors.");
  });

  it("gives a script the first that was found, and all of them", async () => {
    const told = JSON.parse((await describeError(several, {...plain, json: true})).text);
    expect(told.error).toMatchObject({message: "Second.", exitCode: 4});
    expect(told.errors.map(({message}: {message: string}) => message)).toEqual(["First.", "Second.", "Third."]);
  });
});

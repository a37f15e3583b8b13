import {describe, expect, it} from "vitest";
import {CliError, exitCodes, formatPlace} from "../../src/errors/cli-error.ts";

describe("CliError", () => {
  it("has the exit code of its kind", () => {
    expect(new CliError("claim", "false").exitCode).toBe(5);
  });

  it("keeps the exit codes that scripts rely on", () => {
    expect(exitCodes).toEqual({usage: 2, config: 3, data: 4, claim: 5, output: 6, environment: 7, busy: 8});
  });
});

describe("formatPlace(place)", () => {
  it("gives file, line and column as far as they are known", () => {
    expect(formatPlace({file: "a.yaml", line: 3, column: 7})).toBe("a.yaml:3:7");
    expect(formatPlace({file: "a.yaml", line: 3})).toBe("a.yaml:3");
    expect(formatPlace({file: "a.yaml"})).toBe("a.yaml");
  });
});

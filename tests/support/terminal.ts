import {main} from "../../src/cli/main.ts";

export interface Run {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the program as from a shell without a terminal, and remembers what it said. */
export async function run(...args: readonly string[]): Promise<Run> {
  let output = "";
  let errors = "";
  const exitCode = await main(args, {
    write: (text) => {
      output += text;
    },
    error: (line) => {
      errors += `${line}\n`;
    },
    interactive: false,
    colour: false,
  });
  return {exitCode, output, errors};
}

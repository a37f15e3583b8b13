/** The terminal as a command sees it. Tests hand in one that remembers. */
export interface Terminal {
  /** What the command has to say: standard output. */
  readonly write: (text: string) => void;
  /** A line for people: standard error. */
  readonly error: (line: string) => void;
  /** Whether somebody is looking: progress is told only then. */
  readonly interactive: boolean;
  readonly colour: boolean;
  /** What standard output is written to; undefined when it is no terminal, but a file or another program. */
  readonly screen?: {readonly width: number; readonly colour: boolean} | undefined;
}

export const terminal: Terminal = {
  write: (text) => process.stdout.write(text),
  error: (line) => process.stderr.write(`${line}\n`),
  interactive: process.stderr.isTTY === true,
  colour: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
  screen: process.stdout.isTTY
    ? {width: process.stdout.columns, colour: process.env.NO_COLOR === undefined}
    : undefined,
};

/** The terminal as a command sees it. Tests hand in one that remembers. */
export interface Terminal {
  /** What the command has to say: standard output. */
  readonly write: (text: string) => void;
  /** A line for people: standard error. */
  readonly error: (line: string) => void;
  /** Whether somebody is looking: progress is told only then. */
  readonly interactive: boolean;
  readonly colour: boolean;
}

export const terminal: Terminal = {
  write: (text) => process.stdout.write(text),
  error: (line) => process.stderr.write(`${line}\n`),
  interactive: process.stderr.isTTY === true,
  colour: process.stderr.isTTY === true && process.env.NO_COLOR === undefined,
};

import picocolors from "picocolors";
import type {OnStep} from "../pipeline/steps.ts";
import type {Terminal} from "./terminal.ts";

/** One faint line for each finished step, yellow when it took long; nothing when nobody is looking. */
export function showProgress(terminal: Terminal, quiet: boolean): OnStep {
  if (quiet || !terminal.interactive) return () => {};
  const colours = picocolors.createColors(terminal.colour);
  return ({name, milliseconds}) => {
    const time = `${Math.round(milliseconds)} ms`;
    terminal.error(
      `${colours.dim(name.padEnd(12))} ${milliseconds >= 1000 ? colours.yellow(time) : colours.dim(time)}`,
    );
  };
}

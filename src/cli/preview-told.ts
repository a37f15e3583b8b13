import type {Colors} from "picocolors/types.js";
import {type Problem, subjectOf} from "../preview/problems.ts";
import type {Published} from "../preview/session.ts";

/** What the terminal is told of a preview: each thing that is wrong once, when it comes and when it is mended. */
export interface Told {
  readonly made: (published: Published, colours: Colors) => string[];
}

export function createTold(): Told {
  let known = new Map<string, Problem>();
  return {
    made: ({made, milliseconds}, colours) => {
      const now = new Map(made.problems.map((problem) => [subjectOf(problem), problem]));
      const fresh = [...now].flatMap(([key, problem]) => (known.has(key) ? [] : [problem]));
      const hadErrors = [...known.values()].some(isError);
      known = now;
      const errors = [...now.values()].filter(isError).length;
      const state = errors === 0 ? colours.green(hadErrors ? "mended" : "up to date") : colours.red(counted(errors));
      const told = fresh.flatMap((problem) => lines(problem, colours));
      return milliseconds === null ? told : [...told, `${state} ${colours.dim(`${Math.round(milliseconds)} ms`)}`];
    },
  };
}

function isError({level}: Problem): boolean {
  return level === "error";
}

function counted(errors: number): string {
  return `${errors} ${errors === 1 ? "error" : "errors"}`;
}

function lines({level, message, hint, place}: Problem, colours: Colors): string[] {
  const word = level === "error" ? colours.red("error") : colours.yellow("warning");
  const where = place === null ? "" : `${colours.bold(place)} `;
  return [`${where}${word} ${message}`, ...(hint === null ? [] : [`  ${colours.dim(hint)}`])];
}

import type {EvaluationFiles} from "../config/read-files.ts";
import type {Engine} from "../figures/engine.ts";
import {drawFiguresOf, type TriedFigures} from "../pipeline/compose.ts";
import type {Results} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";

export interface FigureKeeper {
  /** The figures of now. One that cannot be drawn any more stands as it last was; its errors are told all the same. */
  readonly draw: (files: EvaluationFiles, results: Results, theme: Theme) => Promise<TriedFigures>;
  readonly close: () => Promise<void>;
}

/** Draws an evaluation's figures again and again: only those that would look otherwise than before. */
export function figureKeeper(started: Engine, draw: typeof drawFiguresOf = drawFiguresOf): FigureKeeper {
  const engine = rememberDrawings(started);
  let last: {readonly of: readonly unknown[]; readonly tried: TriedFigures} | null = null;
  return {
    draw: async (files, results, theme) => {
      const of = [files.evaluation, results, theme];
      if (last?.of.every((part, index) => part === of[index])) return last.tried;
      const drawn = await draw(files, results, {onStep: () => {}, theme, engine});
      engine.endRound();
      last = {of, tried: withEarlier(drawn, last?.tried.figures ?? new Map())};
      return last.tried;
    },
    close: () => engine.close(),
  };
}

function withEarlier({figures, errors, failed}: TriedFigures, earlier: TriedFigures["figures"]): TriedFigures {
  const kept = [...earlier].filter(([key]) => failed.has(key));
  return {
    figures: new Map([...figures, ...kept]),
    errors,
    failed: new Set([...failed].filter((key) => !earlier.has(key))),
  };
}

/** An engine that draws each figure once, and remembers the drawings of the last two rounds. */
export function rememberDrawings(engine: Engine): Engine & {readonly endRound: () => void} {
  let before = new Map<string, Promise<string>>();
  let now = new Map<string, Promise<string>>();
  return {
    draw: (specification) => {
      const print = JSON.stringify(specification);
      const drawing = now.get(print) ?? before.get(print) ?? engine.draw(specification);
      now.set(print, drawing);
      drawing.catch(() => now.delete(print));
      return drawing;
    },
    close: () => engine.close(),
    endRound: () => {
      before = now;
      now = new Map();
    },
  };
}

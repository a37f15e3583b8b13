import type {Kind} from "./kind.ts";
import {killAll, killAtStep, killFrozen, killPrinting, killRun, killWork} from "./kinds/kills.ts";

/** By the names that `--only` knows. */
export const kinds: Readonly<Record<string, Kind>> = {
  run: killRun,
  all: killAll,
  step: killAtStep,
  print: killPrinting,
  frozen: killFrozen,
  work: killWork,
};

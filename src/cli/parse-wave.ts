import {CliError} from "../errors/cli-error.ts";

/** @throws CliError (usage) for what is no number of a wave */
export function parseWave(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new CliError("usage", `"${text}" is no wave.`, {hint: "A wave is a whole number, as --wave 1."});
}

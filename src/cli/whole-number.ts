import {CliError} from "../errors/cli-error.ts";

/** The whole number that an option wants. @throws CliError (usage) when it is none, below 1, or above the most */
export function parseCount(text: string, option: string, most: number): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
  throw new CliError("usage", `"${text}" is no number that --${option} can be.`, {
    hint: `Write a whole number from 1 to ${most}.`,
  });
}

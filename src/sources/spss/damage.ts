import {CliError} from "../../errors/cli-error.ts";

/** Makes the one error that a damaged file ends in: what is wrong, as the beginning of a sentence, and the byte it is at. */
export type Damage = (what: string, offset: number) => CliError;

export function damageIn(file: string): Damage {
  return (what, offset) =>
    new CliError("data", `${what}, at byte ${offset} of the file.`, {
      place: {file},
      hint: "The file is damaged or was not copied whole. Save it again in SPSS, or fetch it again.",
    });
}

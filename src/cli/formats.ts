import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {type Format, formats} from "../pipeline/formats.ts";

/** `html,pdf`, or `all`. @throws CliError (usage) for a name that is none */
export function parseFormats(list: string): readonly Format[] {
  const wanted = list.split(",").map((name) => name.trim().toLowerCase());
  return wanted.flatMap((name) => (name === "all" ? formats : [oneOf(formats, name, "format")]));
}

/** @throws CliError (usage) for what is not among the known names */
export function oneOf<Name extends string>(known: readonly Name[], written: string, what: string): Name {
  const name = known.find((each) => each === written);
  if (name !== undefined) return name;
  throw new CliError("usage", `There is no ${what} "${written}".`, {hint: didYouMean(written, known, `${what}s`)});
}

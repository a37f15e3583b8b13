import {CliError, type Place} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {isPartName, type PartDefinition, type PartName, partDefinitions, partNames} from "./definitions.ts";

/** Before the title, or after it as in a heading. */
const idPattern = /^\{#([\w-]+)\}|\{#([\w-]+)\}\s*$/u;

/** The line that opens a part, read. */
export interface PartHeader {
  readonly name: PartName;
  /** Given as `{#id}`; null without. */
  readonly id: string | null;
  /** As written, Markdown and all; empty for parts without one. */
  readonly title: string;
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Reads what stands after the colons: a name, then `{#id}`, options and a title as the part takes them.
 * @throws CliError (config) for a name, an option or a title that there is no use for, or a title that is missing
 */
export function readPartHeader(written: string, place: Place): PartHeader {
  const [, name = "", given = ""] = /^(\S+)\s*(.*)$/su.exec(written.trim()) ?? [];
  if (!isPartName(name)) {
    const hint = didYouMean(name, partNames, "parts");
    throw new CliError("config", `There is no part of a chapter called "${name}".`, {place, hint});
  }
  const definition: PartDefinition = partDefinitions[name];
  const [, before, after] = idPattern.exec(given) ?? [];
  const id = before ?? after;
  const rest = given.replace(idPattern, "").trim();
  const hint = `As in ${definition.example}.`;
  if (definition.title === "required") {
    if (rest === "") throw new CliError("config", `A part "${name}" needs a title.`, {place, hint});
    return {name, id: id ?? null, title: rest, options: new Map()};
  }
  if (id !== undefined) {
    throw new CliError("config", `A part "${name}" has no id, since nothing can refer to it.`, {place, hint});
  }
  return {name, id: null, title: "", options: readOptions(rest, name, definition, place)};
}

function readOptions(
  written: string,
  name: PartName,
  {options, example}: PartDefinition,
  place: Place,
): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const word of written.split(/\s+/u).filter((each) => each !== "")) {
    const [, option, value = ""] = /^([\w-]+)=(.+)$/u.exec(word) ?? [];
    if (option === undefined) {
      const hint = `As in ${example}.`;
      throw new CliError("config", `A part "${name}" has no title, and "${word}" is no option.`, {place, hint});
    }
    if (!options.includes(option)) {
      const hint = options.length === 0 ? `It has none: ${example}.` : didYouMean(option, options, "options");
      throw new CliError("config", `A part "${name}" has no option ${option}=.`, {place, hint});
    }
    if (read.has(option)) throw new CliError("config", `${option}= is given twice.`, {place});
    read.set(option, value);
  }
  return read;
}

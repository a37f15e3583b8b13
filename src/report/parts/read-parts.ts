import {CliError} from "../../errors/cli-error.ts";
import {expectedErrors} from "../../errors/cli-errors.ts";
import type {RenderedChapter} from "../../narrative/model.ts";
import type {MarkdownToken} from "../markdown.ts";
import {placeOfToken} from "../source-lines.ts";
import {type PartDefinition, type PartName, partDefinitions} from "./definitions.ts";
import {partTokens} from "./fence.ts";
import {type PartHeader, readPartHeader} from "./header.ts";

/** The parts of a chapter by the token that opens them. What is not here is written wrong, and has been told. */
export type ChapterParts = ReadonlyMap<MarkdownToken, PartHeader>;

/** What stands around a token: a part, or what else a chapter can hold text in. */
type Surrounding = PartName | "list" | "quote" | "footnote";

/** Text in these stands in the chapter itself, headings and all. */
const transparent: readonly Surrounding[] = ["landscape", "summary"];

const surroundings: Readonly<Record<string, Surrounding>> = {
  bullet_list_open: "list",
  ordered_list_open: "list",
  blockquote_open: "quote",
  footnote_open: "footnote",
};

/**
 * Reads the lines that open parts, and looks whether every part is closed and stands where it may.
 * @param errors filled with a CliError (config) for each that does not
 */
export function readParts(
  tokens: readonly MarkdownToken[],
  chapter: RenderedChapter,
  errors: CliError[],
): ChapterParts {
  const parts = new Map<MarkdownToken, PartHeader>();
  const around: (Surrounding | null)[] = [];
  for (const token of tokens) {
    const within = around.filter((each) => each !== null);
    try {
      if (token.type === partTokens.open) parts.set(token, readPart(token, within, chapter));
      else requireItsPlace(token, within, chapter);
    } catch (error) {
      errors.push(...expectedErrors(error));
    }
    if (token.nesting === 1) around.push(parts.get(token)?.name ?? surroundings[token.type] ?? null);
    else if (token.nesting === -1) around.pop();
  }
  return parts;
}

function readPart(token: MarkdownToken, within: readonly Surrounding[], chapter: RenderedChapter): PartHeader {
  const place = placeOfToken(token, chapter);
  const header = readPartHeader(String(token.meta?.header ?? ""), place);
  const {name} = header;
  if (token.meta?.isClosed !== true) {
    const hint = "Write ::: on a line of its own where it ends.";
    throw new CliError("config", `The part "${name}" is never closed.`, {place, hint});
  }
  const around = obstacleOf(partDefinitions[name], within);
  if (around === undefined) return header;
  const hint = "Put it before or after, with a blank line between.";
  throw new CliError("config", `A part "${name}" cannot stand in ${named(around)}.`, {place, hint});
}

function obstacleOf({stands, notIn}: PartDefinition, within: readonly Surrounding[]): Surrounding | undefined {
  return within.findLast((each) => {
    if (each === "list" || each === "quote" || each === "footnote" || notIn.includes(each)) return true;
    return stands === "chapter" && !transparent.includes(each);
  });
}

/** Headings number the chapter, so they stand in it and not in a box; `+++` parts columns, and `:::` ends what is open. */
function requireItsPlace(token: MarkdownToken, within: readonly Surrounding[], chapter: RenderedChapter): void {
  const place = placeOfToken(token, chapter);
  if (token.type === partTokens.stray) {
    throw new CliError("config", "This ::: closes nothing.", {place, hint: "Open a part before it: ::: box Titel."});
  }
  if (token.type === partTokens.turn && within.at(-1) !== "columns") {
    const hint = "Write it straight in ::: columns, between the two.";
    throw new CliError("config", "+++ parts two columns, and there are none here.", {place, hint});
  }
  if (token.type !== "heading_open") return;
  const around = within.findLast((each) => !transparent.includes(each));
  if (around === undefined) return;
  throw new CliError("config", `A heading cannot stand in ${named(around)}.`, {place, hint: "Use **bold** text."});
}

function named(surrounding: Surrounding): string {
  return surrounding === "list" || surrounding === "quote" || surrounding === "footnote"
    ? `a ${surrounding}`
    : `the part "${surrounding}"`;
}

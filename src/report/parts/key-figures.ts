import {CliError, type Place} from "../../errors/cli-error.ts";
import {expectedErrors} from "../../errors/cli-errors.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {BlockContext} from "../context.ts";
import {buildInlines} from "../inlines.ts";
import type {MarkdownToken} from "../markdown.ts";
import {splitMarks} from "../marks.ts";
import type {Inline, KeyFigure, KeyFiguresBlock} from "../model.ts";
import {placeOfToken} from "../source-lines.ts";
import type {PartHeader} from "./header.ts";
import {iconNames} from "./icon-names.ts";
import {splitAtBars} from "./split-at-bars.ts";

const example = '- {{share "helbred" row="Dårligt"}} | har et dårligt helbred | icon=health';

/** How many signs an infographic draws when it does not say so. */
const usualSigns = 10;

/**
 * A row of numbers: a list whose items are written `number | words | icon=name`. In an infographic each number is a share, drawn as
 * so many of ten signs.
 * @throws CliError (config) for anything that is no such list; what is wrong with an item is told in `context.errors`
 */
export function keyFiguresOf(
  header: PartHeader,
  inside: readonly MarkdownToken[],
  place: Place,
  context: BlockContext,
): KeyFiguresBlock {
  const lists = inside.filter((token) => token.level === inside[0]?.level && token.nesting === 1);
  if (lists.length !== 1 || lists[0]?.type !== "bullet_list_open") {
    const hint = `As in ${example}.`;
    throw new CliError("config", `A part "${header.name}" holds one list and nothing else.`, {place, hint});
  }
  const signs = header.name === "infographic" ? readSigns(header, place) : null;
  const icon = header.options.get("icon");
  if (icon !== undefined) requireIcon(icon, place);
  const usual = {signs, icon: icon ?? (signs === null ? null : "person")};
  const items = inside.flatMap((token, index) => {
    if (token.type !== "list_item_open") return [];
    try {
      return [figureOf(inside.slice(index + 1), placeOfToken(token, context.outline.chapter), usual, context)];
    } catch (error) {
      context.errors.push(...expectedErrors(error));
      return [];
    }
  });
  return {kind: "key-figures", items};
}

interface Usual {
  readonly signs: number | null;
  readonly icon: string | null;
}

function figureOf(after: readonly MarkdownToken[], place: Place, usual: Usual, context: BlockContext): KeyFigure {
  const [, inline, , end] = after;
  const [value = [], label = [], ...options] = splitAtBars(buildInlines(inline?.children ?? [], context));
  if (inline === undefined || end?.type !== "list_item_close" || value.length === 0 || label.length === 0) {
    throw new CliError("config", "A key figure is a number and a few words.", {place, hint: `As in ${example}.`});
  }
  const icon = options.reduce<string | null>((_, each) => readIcon(each, place), null) ?? usual.icon;
  const filled = usual.signs === null ? null : {count: filledOf(inline, usual.signs, place, context), of: usual.signs};
  return {value, label, icon, filled};
}

function readSigns({options}: PartHeader, place: Place): number {
  const written = options.get("of");
  if (written === undefined) return usualSigns;
  const signs = /^\d+$/.test(written) ? Number(written) : 0;
  if (signs >= 2 && signs <= 20) return signs;
  throw new CliError("config", "of= must be a whole number from 2 to 20.", {place});
}

function readIcon(option: readonly Inline[], place: Place): string {
  const [only] = option;
  const written = option.length === 1 && only?.kind === "text" ? only.text : "";
  const [, name, icon = ""] = /^([\w-]+)=(.*)$/su.exec(written) ?? [];
  if (name !== "icon") {
    const hint = name === undefined ? `As in ${example}.` : didYouMean(name, ["icon"], "options");
    throw new CliError("config", `A key figure has no option "${written}".`, {place, hint});
  }
  requireIcon(icon, place);
  return icon;
}

function requireIcon(name: string, place: Place): void {
  if (iconNames.some((icon) => icon === name)) return;
  const hint = didYouMean(name, iconNames, "icons");
  throw new CliError("config", `There is no icon "${name}".`, {place, hint});
}

/** The share that stands before the words, as so many of `signs`, halves up. */
function filledOf({content}: MarkdownToken, signs: number, place: Place, {outline}: BlockContext): number {
  const [value = ""] = content.split("|");
  const shares = splitMarks(value, outline.chapter).flatMap((part) =>
    typeof part === "object" && part.kind === "number" && part.share !== undefined ? [part.share] : [],
  );
  const [share] = shares;
  if (share === undefined || shares.length > 1) {
    const hint = `As in ${example}.`;
    throw new CliError("config", "An infographic draws one live share an item.", {place, hint});
  }
  return Math.floor((2 * share.count * signs + share.base) / (2 * share.base));
}

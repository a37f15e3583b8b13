import {loadPageTemplate} from "../themes/load.ts";
import {embeddedAnswers} from "./asked/embed.ts";
import type {AskedRegister} from "./asked/model.ts";
import {charactersOf, embedFonts} from "./fonts.ts";
import {loadScreenParts} from "./screen/screen-parts.ts";

/** How the parts of a page are come by that are mostly the same when a report is rendered once more. */
export interface StandingParts {
  readonly template: typeof loadPageTemplate;
  readonly screen: typeof loadScreenParts;
  readonly fonts: (css: string, text: string) => Promise<string>;
  readonly answers: typeof embeddedAnswers;
}

/** Makes them anew each time. */
export const standingParts: StandingParts = {
  template: () => loadPageTemplate(),
  screen: loadScreenParts,
  fonts: (css, text) => embedFonts(css, text),
  answers: embeddedAnswers,
};

/** Keeps them from one page to the next, for as long as nobody changes the files of templates and themes. */
export function keepStandingParts(make: StandingParts = standingParts): StandingParts {
  let template: ReturnType<StandingParts["template"]> | undefined;
  let screen: ReturnType<StandingParts["screen"]> | undefined;
  return {
    template: () => {
      template ??= make.template();
      return template;
    },
    screen: () => {
      screen ??= make.screen();
      return screen;
    },
    fonts: keepFonts(make.fonts),
    answers: keepAnswers(make.answers),
  };
}

/** The same sheet does for every text of no other letters. */
function keepFonts(fonts: StandingParts["fonts"]): StandingParts["fonts"] {
  let last:
    | {readonly css: string; readonly characters: ReadonlySet<number>; readonly sheet: Promise<string>}
    | undefined;
  return (css, text) => {
    const characters = charactersOf(text);
    if (last?.css === css && characters.isSubsetOf(last.characters)) return last.sheet;
    last = {css, characters, sheet: fonts(css, text)};
    return last.sheet;
  };
}

/** The same numbers in the same tables, of the same results, have the same answers. */
function keepAnswers(answers: StandingParts["answers"]): StandingParts["answers"] {
  let last: {readonly of: readonly unknown[]; readonly json: string} | undefined;
  return (register, results) => {
    const of = [results, ...listed(register)];
    const isSame = last?.of.length === of.length && last.of.every((part, index) => part === of[index]);
    if (last !== undefined && isSame) return last.json;
    last = {of, json: answers(register, results)};
    return last.json;
  };
}

function listed({addresses, tables}: AskedRegister): string[] {
  return [...addresses, ...[...tables].flatMap(([key, {id, label}]) => [key, id, label])];
}

import {type Icons, loadIcons} from "../themes/icons.ts";
import {loadPageTemplate} from "../themes/load.ts";
import {embeddedAnswers} from "./asked/embed.ts";
import type {AskedRegister} from "./asked/model.ts";
import {charactersOf, embedFonts, fontFiles} from "./fonts.ts";
import {loadScreenParts} from "./screen/screen-parts.ts";

/** Puts the parts of a page where they belong. */
type FillPage = (parts: Readonly<Record<string, unknown>>) => string;

/** How the parts of a page are come by that are mostly the same when a report is rendered once more. */
export interface StandingParts {
  readonly template: () => Promise<FillPage>;
  readonly screen: typeof loadScreenParts;
  readonly icons: (names: Iterable<string>) => Promise<Icons>;
  /** Puts soft hyphens into Danish text. */
  readonly hyphenation: () => Promise<(text: string) => string>;
  readonly fonts: (css: string, text: string) => Promise<string>;
  readonly answers: typeof embeddedAnswers;
}

/** Makes them anew each time. */
export const standingParts: StandingParts = {
  template: async () => {
    const [{default: handlebars}, template] = await Promise.all([import("handlebars"), loadPageTemplate()]);
    return handlebars.compile(template, {strict: true});
  },
  screen: loadScreenParts,
  icons: loadIcons,
  hyphenation: async () => (await import("./html/hyphenation.ts")).createHyphenation(),
  fonts: (css, text) => embedFonts(css, text),
  answers: embeddedAnswers,
};

/** Keeps them from one page of a report to the next, for as long as nobody changes the files of templates and themes. */
export function keepStandingParts(make: StandingParts = standingParts): StandingParts {
  return {...shareStandingParts(make), fonts: keepFonts(make.fonts), answers: keepAnswers(make.answers)};
}

/** Shares them between the pages of different reports: each page is, to the byte, what it is when they are made anew. */
export function shareStandingParts(make: StandingParts = standingParts): StandingParts {
  const icons = kept(async (name: string) => (await make.icons([name])).get(name) ?? "");
  const read = kept((path: string) => fontFiles.read(new URL(path)));
  return {
    template: once(make.template),
    screen: once(make.screen),
    icons: async (names) =>
      new Map(await Promise.all([...new Set(names)].map(async (name) => [name, await icons(name)] as const))),
    hyphenation: once(make.hyphenation),
    fonts: (css, text) => embedFonts(css, text, {...fontFiles, read: ({href}) => read(href)}),
    answers: make.answers,
  };
}

/** What an action gives, done when it is first wanted. */
function once<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | undefined;
  return () => {
    made ??= {value: make()};
    return made.value;
  };
}

/** What a question is answered, asked once. */
function kept<Value>(ask: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, {readonly value: Value}>();
  return (key) => {
    const before = known.get(key) ?? {value: ask(key)};
    known.set(key, before);
    return before.value;
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

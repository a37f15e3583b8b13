import type {Results} from "../../results/model.ts";
import {cleanText} from "../html/markup.ts";
import {collectAnswers} from "./collect.ts";
import type {AskedRegister} from "./model.ts";
import {packAnswers} from "./pack.ts";

/** The answers as JSON that can stand between script tags: no text in it can end the element or begin a comment. */
export function embeddedAnswers(register: AskedRegister, results: Results): string {
  const {texts, addresses, ...rest} = packAnswers(collectAnswers(register, results));
  const clean = {texts: texts.map(cleanText), addresses: addresses.map(cleanText), ...rest};
  return JSON.stringify(clean).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

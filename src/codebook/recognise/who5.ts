import type {Category} from "../model.ts";
import {plainLabel} from "./plain-label.ts";

/** What the five items of WHO-5 are about, in their order: Danish, Norwegian and English. */
const subjects: readonly RegExp[] = [
  /glad|godt humør|munter|cheerful|good spirits/u,
  /rolig|afslappet|avslappet|calm|relaxed/u,
  /aktiv|energisk|active|vigorous/u,
  /vågn|våkn|udhvilet|uthvilt|woke|rested/u,
  /interess|interest/u,
];

/** How many items must say what they are about; texts are now and then shortened beyond recognition. */
const leastSaid = 4;

/** Whether five texts, in their order, are the items of the WHO-5 well-being index, by wording or by names such as `who5_3`. */
export function areWho5Items(items: readonly {readonly name: string; readonly question: string}[]): boolean {
  if (items.length !== subjects.length) return false;
  const named = items.every(({name}, index) => new RegExp(`who_?5?_?0?${index + 1}(?!\\d)`, "iu").test(name));
  const said = items.filter(({question}, index) => subjects[index]?.test(plainLabel(question)) === true);
  return named || said.length >= leastSaid;
}

/** Whether the codes are those that the index is the sum of: 5 for «hele tiden» down to 0. `categories` begin with «hele tiden». */
export function hasWho5Codes(categories: readonly Category[]): boolean {
  const codes = categories.filter(({missing}) => missing === null).map(({code}) => code);
  return codes.join() === "5,4,3,2,1,0";
}

/**
 * The three groups of the index in use in Denmark: at most 35, 36 to 50, above 50. Complete answers give multiples of 4, so nobody
 * is on an edge.
 */
export const who5Bands: readonly {readonly label: string; readonly from?: number; readonly to?: number}[] = [
  {label: "0-35: stor risiko for depression eller stressbelastning", to: 35},
  {label: "36-50: risiko for depression eller stressbelastning", from: 36, to: 50},
  {label: "Over 50: ingen umiddelbar risiko", from: 51},
];

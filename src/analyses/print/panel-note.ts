import type {Note} from "../../results/model.ts";

/** For tables of several waves that are no panel. */
export const notTheSamePersons: Note = {
  kind: "base",
  text: "Målingerne omfatter ikke de samme personer: Alle, der har svaret ved den enkelte måling, er med.",
};

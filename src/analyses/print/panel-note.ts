import type {Note} from "../../results/model.ts";

/** For tables of several waves that are no panel. */
export const notTheSamePersons: Note = {
  kind: "base",
  text: "Målingerne omfatter ikke nødvendigvis de samme personer: Alle med oplysninger fra den enkelte måling er med.",
};

import type {PersonalKind} from "../errors/personal-text.ts";
import type {PersonalColumn} from "./find.ts";

const english: Readonly<Record<PersonalKind, readonly [one: string, many: string]>> = {
  cpr: ["a CPR number", "CPR numbers"],
  email: ["an e-mail address", "e-mail addresses"],
  phone: ["a phone number", "phone numbers"],
};

const danish: Readonly<Record<PersonalKind, string>> = {
  cpr: "CPR-numre",
  email: "mailadresser",
  phone: "telefonnumre",
};

/** `borger.cpr (98 of 98 different values look like CPR numbers)`. Numbers only, never a value. */
export function englishFinding({source, column, values, found, where, hasMore}: PersonalColumn): string {
  const kinds = found.map(({kind, values: count}, index) => {
    const [one, many] = english[kind];
    const what = where === "text" ? "different texts" : "different values";
    const total = index > 0 ? "" : hasMore ? ` of the ${values} ${what} looked at` : ` of ${values} ${what}`;
    const verb = where === "text" ? (count === 1 ? " holds" : " hold") : count === 1 ? " looks like" : " look like";
    return `${count}${total}${verb} ${count === 1 ? one : many}`;
  });
  return `${source}.${column} (${kinds.join(", ")})`;
}

/** `CPR-numre: 98 af 98 forskellige værdier`, in a note for authors. */
export function danishFinding({values, found, where, hasMore}: PersonalColumn): string {
  return found
    .map(({kind, values: count}) => {
      const what = where === "text" ? "forskellige tekster" : "forskellige værdier";
      return `${danish[kind]}: ${count} af ${values} ${what}${hasMore ? ", der er set på" : ""}`;
    })
    .join("; ");
}

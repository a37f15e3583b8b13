// Writes the data of reports/isolerede-sindslidende: invented people who together give the printed numbers, the same at every run.
//   node scripts/isolerede-sindslidende-data.ts          writes data/isolerede-sindslidende/
import {mkdirSync, writeFileSync} from "node:fs";
import {staffRatings} from "./isolerede-sindslidende/assessments.ts";
import {drawOrder} from "./isolerede-sindslidende/columns.ts";
import {fidelityForms} from "./isolerede-sindslidende/fidelity.ts";
import {recoveryStars} from "./isolerede-sindslidende/recovery-star.ts";
import {citizenRegister, recipients} from "./isolerede-sindslidende/register.ts";

/** The files by their names. */
export function isolatedCitizens(): Record<string, string> {
  const register = citizenRegister(drawOrder(1));
  const ids = recipients(register);
  return {
    "borgere.csv": csv(register),
    "fidelitet.csv": csv(fidelityForms(drawOrder(2))),
    "recovery-stjerne.csv": csv(recoveryStars(ids, drawOrder(3))),
    "vurderinger.csv": csv(staffRatings(ids, drawOrder(4))),
  };
}

function csv(rows: readonly Readonly<Record<string, string>>[]): string {
  const [first = {}] = rows;
  const lines = [Object.keys(first), ...rows.map((row) => Object.values(row))];
  return lines.map((fields) => `${fields.join(";")}\n`).join("");
}

if (import.meta.main) {
  const folder = new URL("../data/isolerede-sindslidende/", import.meta.url);
  mkdirSync(folder, {recursive: true});
  for (const [name, text] of Object.entries(isolatedCitizens())) writeFileSync(new URL(name, folder), text);
}

// Writes the exports of the documentation's example evaluation: invented people, the same at every run.
//   node scripts/docs-example-data.ts          writes docs/analyses/example/data/
import {mkdirSync, writeFileSync} from "node:fs";
import {citizenForms} from "./docs-example/citizen-forms.ts";
import {drawFrom} from "./docs-example/draw.ts";
import {drawPeople} from "./docs-example/people.ts";
import {absenceRegister, codedCases, courseRegister, staffForms} from "./docs-example/registers.ts";

/** The files by their paths in the folder of data. */
export function exampleExports(): Record<string, string> {
  const people = drawPeople(drawFrom(20_251), 104);
  return {
    ...citizenForms(people, drawFrom(2)),
    "medarbejderskema.csv": staffForms(drawFrom(3)),
    "forloeb.csv": courseRegister(people, drawFrom(4)),
    "fravaer.csv": absenceRegister(people, drawFrom(5)),
    ...codedCases(people, drawFrom(6)),
  };
}

if (import.meta.main) {
  const folder = new URL("../docs/analyses/example/data/", import.meta.url);
  for (const [name, text] of Object.entries(exampleExports())) {
    const file = new URL(name, folder);
    mkdirSync(new URL(".", file), {recursive: true});
    writeFileSync(file, text);
  }
}

// Writes the exports of the report «Brug for alle»: invented people with the numbers that are published, the same at every run.
//   node scripts/brug-for-alle-data.ts          writes data/brug-for-alle/
import {mkdirSync, writeFileSync} from "node:fs";
import {caseworkerForms} from "./brug-for-alle/caseworkers.ts";
import {participantForms} from "./brug-for-alle/participants.ts";
import {codedPlans} from "./brug-for-alle/plans.ts";
import {jobcentreRegister, visits} from "./brug-for-alle/register.ts";
import {drawFrom} from "./docs-example/draw.ts";

/** The files by their names in the folder of data. */
export function brugForAlleExports(): Record<string, string> {
  return {
    "deltagersurvey.csv": participantForms(drawFrom(914)),
    "sagsbehandlersurvey.csv": caseworkerForms(drawFrom(396)),
    "indsatsplaner.csv": codedPlans(drawFrom(366)),
    "register.csv": jobcentreRegister(drawFrom(29_572)),
    "besoeg.csv": visits(),
  };
}

if (import.meta.main) {
  const folder = new URL("../data/brug-for-alle/", import.meta.url);
  mkdirSync(folder, {recursive: true});
  for (const [name, text] of Object.entries(brugForAlleExports())) writeFileSync(new URL(name, folder), text);
}

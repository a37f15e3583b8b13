import {detectSource} from "../../../src/sources/detect.ts";
import {readSource} from "../../../src/sources/read-source.ts";
import type {FuzzedReader} from "../reader.ts";
import {allOf, filesOf, utf8} from "../text-files.ts";

const records = [
  "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,alder,dag___1,dag____1,skema_complete,trivsel,opfoelgning_complete",
  "1,start_arm_1,,,34,1,0,2,,",
  "1,slut_arm_1,,,,0,0,0,4,2",
  "2,start_arm_1,,,51,0,1,2,,",
  "3,start_arm_1,,,,0,0,0,,",
].join("\n");
const dictionary = [
  '"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels","Text Validation Type OR Show Slider Number","Branching Logic (Show field only if...)","Matrix Group Name"',
  "record_id,skema,,text,Nummer,,,,",
  "alder,skema,,text,<b>Alder</b>,,integer,,",
  'dag,skema,,checkbox,Hvad laver du?,"1, Arbejder | -1, Ved ikke",,,',
  'trivsel,opfoelgning,Hvor enig er du?,radio,Jeg har det godt,"1, Helt uenig | 4, Helt enig",,,enig',
].join("\n");

async function seeds(): Promise<Uint8Array[]> {
  return [utf8(records), utf8(dictionary)];
}

/** Reads the bytes as records, with and without a dictionary, and as the dictionary of records that are whole. */
async function read(bytes: Uint8Array): Promise<unknown> {
  const effects = filesOf({"a.csv": bytes, "b.csv": bytes, "whole.csv": utf8(records), "fields.csv": utf8(dictionary)});
  const common = {
    type: "redcap",
    path: "a.csv",
    name: "a",
    id: "record_id",
    completed: "skema_complete",
    wave: {variable: "redcap_event_name", values: {start_arm_1: 1, slut_arm_1: 2}},
    encoding: "auto",
    delimiter: "auto",
  } as const;
  const specs = [common, {...common, dictionary: "fields.csv"}, {...common, path: "whole.csv", dictionary: "b.csv"}];
  await detectSource("a.csv", effects);
  return allOf(specs.map((spec) => readSource("a", spec, ".", effects)));
}

export const reader: FuzzedReader = {name: "redcap", seeds, read};

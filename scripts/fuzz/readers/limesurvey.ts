import {detectSource} from "../../../src/sources/detect.ts";
import {readSource} from "../../../src/sources/read-source.ts";
import type {FuzzedReader} from "../reader.ts";
import {allOf, filesOf, utf8} from "../text-files.ts";

const responses = [
  '"id","submitdate","lastpage","startlanguage","seed","token","helbred","dag[SQ001]","dag[SQ002]","dag[other]","trivsel[SQ001]","trivsel[SQ002]","alder"',
  '"1","2024-01-15 10:02:11","3","da","18","t1","A1","Y","","","2","3","34.0000000000"',
  '"2","2024-01-16 11:40:00","3","da","19","t2","A3","","","","1","","51.0000000000"',
  '"3","","1","da","20","t3","-oth-","","Y","Går tur","","",""',
].join("\n");
const structure = [
  ["class", "type/scale", "name", "relevance", "text", "language", "other"],
  ["S", "", "language", "", "da", "", ""],
  ["G", "G1", "Helbred", "1", "", "da", ""],
  ["Q", "L", "helbred", "1", "<p>Hvordan er dit helbred?</p>", "da", "Y"],
  ["A", "0", "A1", "", "Godt", "da", ""],
  ["A", "0", "A3", "", "D&aring;rligt", "da", ""],
  ["Q", "M", "dag", "1", "Hvad laver du?", "da", "Y"],
  ["SQ", "", "SQ001", "1", "Arbejder", "da", ""],
  ["SQ", "", "SQ002", "1", "Hviler", "da", ""],
  ["Q", "F", "trivsel", "alder > 18", "Hvor ofte har du været", "da", ""],
  ["SQ", "", "SQ001", "1", "glad", "da", ""],
  ["SQ", "", "SQ002", "1", "træt", "da", ""],
  ["A", "0", "1", "", "Aldrig", "da", ""],
  ["A", "0", "2", "", "Sjældent", "da", ""],
  ["A", "0", "3", "", "Ofte", "da", ""],
  ["Q", "N", "alder", "1", "Alder", "da", ""],
]
  .map((row) => row.join("\t"))
  .join("\n");

async function seeds(): Promise<Uint8Array[]> {
  return [utf8(responses), utf8(`\ufeff${structure}`)];
}

/** Reads the bytes as responses, with and without a structure, and as the structure of responses that are whole. */
async function read(bytes: Uint8Array): Promise<unknown> {
  const effects = filesOf({"a.csv": bytes, "a.txt": bytes, "whole.csv": utf8(responses), "whole.txt": utf8(structure)});
  const common = {
    type: "limesurvey",
    path: "a.csv",
    name: "a",
    id: "token",
    completed: "submitdate",
    encoding: "auto",
    delimiter: "auto",
  } as const;
  const specs = [common, {...common, structure: "whole.txt"}, {...common, path: "whole.csv", structure: "a.txt"}];
  await detectSource("a.csv", effects);
  return allOf(specs.map((spec) => readSource("a", spec, ".", effects)));
}

export const reader: FuzzedReader = {name: "limesurvey", seeds, read};

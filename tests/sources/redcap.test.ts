import {describe, expect, it} from "vitest";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {filesInMemory, refusal} from "./support.ts";

const records = [
  "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,redcap_data_access_group,alder,dag___1,dag____1,dag___a_b,skema_complete,trivsel,enig,opfoelgning_complete",
  "1,start_arm_1,,,odense,34,1,0,0,2,,,",
  "1,slut_arm_1,,,odense,,0,0,0,0,4,1,2",
  "2,start_arm_1,,,vejle,51,0,0,0,1,,,",
  "3,start_arm_1,,,vejle,,0,0,0,0,,,",
].join("\n");

const heading =
  '"Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, Calculations, OR Slider Labels","Field Note","Text Validation Type OR Show Slider Number","Branching Logic (Show field only if...)","Matrix Group Name"';
const fields = [
  "record_id,skema,,text,Nummer,,,,,",
  'alder,skema,Baggrund,text,"<div class=""rich""><p>Hvor <b>gammel</b> er du?</p></div>",,,integer,,',
  'dag,skema,,checkbox,Hvad laver du?,"1, Arbejder | -1, Ved ikke | A-B, Andet, noget",,,,',
  'trivsel,opfoelgning,Hvor enig er du?,radio,Jeg har det godt,"1, Helt uenig | 4, Helt enig",,,,m1',
  'enig,opfoelgning,,radio,Jeg sover godt,"1, Helt uenig | 4, Helt enig",,,,m1',
];
const dictionary = [heading, ...fields].join("\n");

const spec = {
  type: "redcap",
  path: "data.csv",
  name: "Skema",
  id: "record_id",
  encoding: "auto",
  delimiter: "auto",
} as const;
const read = (changes: Partial<SourceSpec> = {}, data = records, described = dictionary) =>
  readSource(
    "skema",
    {...spec, ...changes} as SourceSpec,
    "mappe",
    filesInMemory({"mappe/data.csv": data, "mappe/felter.csv": described}),
  );
const withDictionary = {dictionary: "felter.csv"} as Partial<SourceSpec>;
const column = async (name: string, ...given: Parameters<typeof read>) =>
  (await read(...given)).columns.find((each) => each.name === name)?.values;
const variable = async (name: string, ...given: Parameters<typeof read>) =>
  (await read(...given)).variables.find((each) => each.name === name);

describe("readSource(key, spec, folder), for REDCap's raw data", () => {
  it("makes a multiple-response question of a checkbox field", async () => {
    expect(await variable("dag___1")).toMatchObject({
      question: "dag",
      kind: "multiple",
      option: {set: "dag", code: "1", label: "1"},
    });
    expect((await variable("dag____1"))?.option).toEqual({set: "dag", code: "-1", label: "-1"});
  });

  it("takes boxes on a form that was never opened for nothing, not for unticked", async () => {
    expect(await column("dag___1")).toEqual(["1", null, "0", null]);
    expect(await column("dag____1")).toEqual(["0", null, "0", null]);
  });

  it("does the same when the dictionary tells the forms, also without columns for their status", async () => {
    expect(await column("dag___1", withDictionary)).toEqual(["1", null, "0", null]);
    const noStatus = records
      .split("\n")
      .map((line) =>
        line
          .split(",")
          .filter((_, index) => index !== 9 && index !== 12)
          .join(","),
      )
      .join("\n");
    expect(await column("dag___1", withDictionary, noStatus)).toEqual(["1", null, "0", null]);
  });

  it("takes unticked boxes that were only shown to some for nothing", async () => {
    const conditional = dictionary.replace('Andet, noget",,,,', 'Andet, noget",,,[alder] > 40,');
    expect(await column("dag____1", withDictionary, records, conditional)).toEqual(["0", null, null, null]);
  });

  it("labels the status of forms, and counts only complete ones when asked to", async () => {
    expect((await variable("skema_complete"))?.labels).toEqual([
      {code: "0", label: "Ufuldstændig"},
      {code: "1", label: "Ikke verificeret"},
      {code: "2", label: "Fuldført"},
    ]);
    expect(await column("$completed", {completed: "skema_complete"})).toEqual(["1", "0", "0", "0"]);
    expect(await column("$completed", {completed: "opfoelgning_complete"})).toEqual(["0", "1", "0", "0"]);
    expect(await column("$completed")).toBeUndefined();
  });

  it("refuses a status that is not there, with the nearest", async () => {
    const error = await refusal(() => read({completed: "skma_complete"}));
    expect(error.message).toBe('There is no column "skma_complete", which tells the forms that are complete.');
    expect(error.hint).toBe('Did you mean "skema_complete"?');
  });

  it("takes waves from events, and from repeats", async () => {
    const wave = {variable: "redcap_event_name", values: {start_arm_1: 1, slut_arm_1: 3}};
    expect(await column("$wave", {wave})).toEqual(["1", "3", "1", "1"]);
    const repeats = "record_id,redcap_repeat_instrument,redcap_repeat_instance,a\n1,,,5\n1,skema,1,2\n1,skema,2,3\n";
    const instance = {variable: "redcap_repeat_instance", values: {"1": 1, "2": 2}};
    expect(await column("$wave", {wave: instance}, repeats)).toEqual([null, "1", "2"]);
  });

  it("gives its own columns no question, and all others their name", async () => {
    const {variables} = await read();
    expect(variables.filter(({question}) => question === null).map(({name}) => name)).toEqual([
      "redcap_event_name",
      "redcap_repeat_instrument",
      "redcap_repeat_instance",
      "redcap_data_access_group",
      "skema_complete",
      "opfoelgning_complete",
    ]);
    expect((await variable("alder"))?.question).toBe("alder");
  });

  it("takes labels, kinds and the stems of matrices from the dictionary, in plain text", async () => {
    expect(await variable("alder", withDictionary)).toMatchObject({question: "Hvor gammel er du?", kind: "number"});
    expect(await variable("enig", withDictionary)).toMatchObject({
      question: "Hvor enig er du? - Jeg sover godt",
      kind: "single",
      labels: [
        {code: "1", label: "Helt uenig"},
        {code: "4", label: "Helt enig"},
      ],
      place: {file: "mappe/felter.csv", line: 6},
    });
    const options = await Promise.all(
      ["dag___1", "dag____1", "dag___a_b"].map((name) => variable(name, withDictionary)),
    );
    expect(options.map((option) => option?.option)).toEqual([
      {set: "dag", code: "1", label: "Arbejder"},
      {set: "dag", code: "-1", label: "Ved ikke"},
      {set: "dag", code: "A-B", label: "Andet, noget"},
    ]);
  });

  it("reads the dictionary as the API writes it", async () => {
    const api =
      "field_name,form_name,field_type,field_label,select_choices_or_calculations,text_validation_type_or_show_slider_number\n" +
      "alder,skema,yesno,Er du voksen?,,\ntrivsel,opfoelgning,text,Siden hvornår?,,date_dmy\nenig,opfoelgning,truefalse,Passer det?,,\n" +
      "dag,skema,checkbox,Hvad?,1,\n";
    expect((await variable("alder", withDictionary, records, api))?.labels).toEqual([
      {code: "1", label: "Ja"},
      {code: "0", label: "Nej"},
    ]);
    expect((await variable("trivsel", withDictionary, records, api))?.kind).toBe("date");
    expect((await variable("enig", withDictionary, records, api))?.labels[0]).toEqual({code: "1", label: "Sandt"});
    expect((await variable("dag___1", withDictionary, records, api))?.option?.label).toBe("1");
  });

  it("tells of a dictionary among the files it read", async () => {
    expect((await read(withDictionary)).files.map(({path, rows}) => [path, rows])).toEqual([
      ["data.csv", 4],
      ["felter.csv", 5],
    ]);
  });

  it("refuses another file in the dictionary's place, or another project's", async () => {
    const other = await refusal(() => read(withDictionary, records, "a,b\n1,2\n"));
    expect(other.message).toBe('The data dictionary has no column "variable / field name".');
    const foreign = await refusal(() => read(withDictionary, records, `${heading}\nvaegt,f,,text,Vægt,,,,,\n`));
    expect(foreign.message).toBe("The data dictionary describes none of the columns.");
    const twice = await refusal(() => read(withDictionary, records, `${dictionary}\n${fields[1]}`));
    expect(twice.message).toBe('The field "alder" stands twice.');
    expect(twice.hint).toMatch(/The first is on line 3/);
  });

  it("refuses labels where raw data are wanted", async () => {
    const words = records.replace("odense,34,1,0,0,2,", "odense,34,1,0,0,Complete,");
    expect((await refusal(() => read({}, words))).message).toBe('"skema_complete" holds labels, not codes.');
    const boxes = records.replace("odense,34,1,", "odense,34,Checked,");
    expect((await refusal(() => read({}, boxes))).message).toBe('"dag___1" holds labels, not codes.');
    const heads = await refusal(() => read({}, "Record ID,Dag (choice=Arbejde),Complete?\n1,Checked,Complete\n"));
    expect(heads.message).toBe("The heading holds the fields' labels, not their names.");
    expect(heads.hint).toMatch(/raw data/);
  });
});

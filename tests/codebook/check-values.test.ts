import {describe, expect, it} from "vitest";
import {refusal} from "../sources/support.ts";
import {check, ofRegister, ofSurvey, rows} from "./support.ts";

const job = ofRegister("job: {order: [Ja, Nej, Ved ikke]}");
const header = "personid;job;alder;start;timer\n";

const refused = async (source: "skema" | "register", yaml: string, text: string) => {
  const error = await refusal(() => check(source, yaml, source === "skema" ? {rows: text} : {register: text}));
  expect(error.kind).toBe("data");
  return error;
};

describe("checkValues(table, codebook)", () => {
  it("accepts values that fit, however the numbers are written", async () => {
    await check("skema", "", {});
    await check("skema", "", {rows: rows.replace(";2;2;3;9;", ";2;2,0;3;9,0;")});
    await check("register", job, {});
  });

  it("refuses a value outside the scale, naming variable, value, rows and lines", async () => {
    const error = await refused("skema", "", rows.replace(";2;2;3;", ";2;2;7;"));
    expect(error.message).toBe('skema.helbred has the value "7", which is not in its scale (1 row: line 3).');
    expect(error.place).toEqual({file: "e/skema/dataset.csv", line: 3});
    expect(error.hint).toBe(
      'The answers are 5 "Elendigt", 3 "Nogenlunde", 1 "Godt", 9 "Ved ikke". Mend the export, or add a scale that has it to helbred in codebook.yaml.',
    );
  });

  it("names the value on most rows, its first lines, and how many others there are", async () => {
    const answers = ["Måske", "Nja", "Nja", "Nja", "Nja", "Nja", "Nja", "Jo"];
    const text = header + answers.map((answer, index) => `${index};${answer};;;\n`).join("");
    const error = await refused("register", job, text);
    expect(error.message).toBe(
      'register.job has the value "Nja", which is not in its scale (6 rows: lines 3, 4, 5, 6, 7 …), and 2 other values like it.',
    );
    expect(error.place).toEqual({file: "e/register.csv", line: 2});
  });

  it("knows the line past line breaks in quotes", async () => {
    const error = await refused("register", job, `${header}"B\n1";Ja;;;\n2;Nix;;;\n`);
    expect(error.place).toEqual({file: "e/register.csv", line: 4});
  });

  it("asks whether a mistyped answer was meant to be another", async () => {
    const error = await refused("register", job, `${header}1;Ved ike;;;\n`);
    expect(error.hint).toMatch(/^Did you mean "Ved ikke"\? Mend the export/);
  });

  it("names the shared scale that a value could be added to", async () => {
    const scales = "scales: {jn: {codes: [{code: Ja, label: I job}, {code: Nej, label: Uden}]}}\n";
    const error = await refused("register", scales + ofRegister("job: {scale: jn}"), `${header}1;Orlov;;;\n`);
    expect(error.hint).toBe(
      'The answers are Ja "I job", Nej "Uden". Mend the export, or add it to the scale "jn" in codebook.yaml.',
    );
  });

  it("tells of a number where the codebook says an answer", async () => {
    const error = await refused("register", job, `${header}1;Ja;;;\n2;3;;;\n`);
    expect(error.message).toBe('register.job has the number "3" where the codebook says an answer (1 row: line 3).');
    expect(error.hint).toMatch(/The answers are "Ja", "Nej", "Ved ikke"/);
  });

  it("tells of a label where the codebook says a code", async () => {
    const error = await refused("skema", "", rows.replace(";2;2;3;", ";2;2;godt;"));
    expect(error.message).toBe('skema.helbred has the label "godt" where the codebook says a code (1 row: line 3).');
    expect(error.hint).toMatch(/^Its code is 1\. Export codes/);
  });

  it("tells of a question with answers and no labels at all, and what can be done", async () => {
    const error = await refused("skema", "", rows.replace("Fint;;", "Fint;52;"));
    expect(error.message).toBe(
      'skema.skole is a question with answers to choose among, but none of them has a label: "52" (1 row: line 2).',
    );
    expect(error.hint).toBe('Give it labels in codebook.yaml for "52", or type: number or text.');
    await check("skema", ofSurvey("skole: {type: number}"), {rows: rows.replace("Fint;;", "Fint;52;")});
  });

  it("refuses text in a number variable, with its line", async () => {
    const error = await refused("skema", "", rows.replace(";40;", ";ung;"));
    expect(error.message).toBe('skema.alder is a number variable and has the value "ung" (1 row: line 3).');
    expect(error.place).toEqual({file: "e/skema/dataset.csv", line: 3});
    expect(error.hint).toBe("Mend the export, or give the variable another type in codebook.yaml.");
  });

  it("refuses what is no day in a date variable", async () => {
    const error = await refused("register", ofRegister("start: {type: date}"), `${header}1;;;31-02-2018;\n`);
    expect(error.message).toBe('register.start is a date variable and has the value "31-02-2018" (1 row: line 2).');
  });

  it("refuses a decimal comma and a decimal point in one number variable only where they do not fit", async () => {
    const type = ofRegister("timer: {type: number}");
    await check("register", type, {register: `${header}1;;;;7,5\n2;;;;7.5\n`});
    const error = await refused("register", type, `${header}1;;;;7,5\n2;;;;7.5.1\n`);
    expect(error.message).toMatch(/has the value "7\.5\.1"/);
  });
});

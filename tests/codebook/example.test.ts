import {access, readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {checkValues} from "../../src/codebook/check-values.ts";
import {resolveCodebook} from "../../src/codebook/resolve.ts";
import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {refusal} from "../sources/support.ts";
import {answersOf, variableIn} from "./support.ts";

const root = join(import.meta.dirname, "../..");

async function load(sources: Readonly<Record<string, SourceSpec>>, yaml: string) {
  const tables = await Promise.all(Object.entries(sources).map(([key, spec]) => readSource(key, spec, root)));
  const {value, placeOf} = readYaml("codebook.yaml", yaml, codebookFileSpec);
  const codebook = resolveCodebook(tables, sources, value, placeOf);
  const checkAll = () => {
    for (const table of tables) {
      const described = codebook.get(table.key);
      if (described !== undefined) checkValues(table, described);
    }
  };
  return {codebook, checkAll};
}

const data = "data/paa-vej-til-arbejde";
const example: Readonly<Record<string, SourceSpec>> = {
  borger: {type: "surveyxact", path: `${data}/borgerskema`, name: "", id: "borgerid"},
  medarbejder: {type: "surveyxact", path: `${data}/medarbejderskema`, name: "", id: "borgerid"},
  forloeb: {type: "csv", path: `${data}/forloeb.csv`, name: "", id: "borger_id", encoding: "auto", delimiter: "auto"},
};

describe("the codebook of the example", () => {
  it("fits every value in its exports, with nothing but what the exports tell", async () => {
    const {codebook, checkAll} = await load(example, "");
    checkAll();
    expect(answersOf(variableIn(codebook, "medarbejder", "alkohol"))).toEqual([
      "4 Ja, i stort omfang",
      "3 Ja, i et vist omfang",
      "2 Ja, i begrænset omfang",
      "1 Nej",
      "9 Ved ikke/dont_know",
    ]);
    expect(variableIn(codebook, "medarbejder", "daglig").label).toBe("Varetage dagligdags funktioner");
    expect(codebook.get("medarbejder")?.sets.get("diag")?.options).toHaveLength(10);
    expect(answersOf(variableIn(codebook, "borger", "bip_b6"))[0]).toBe("1 Ved det ikke");
  });

  it("makes the WHO-5 index and its bands", async () => {
    const yaml = `sources:
  borger:
    variables:
      who5: {label: WHO-5, derive: {sum: [who5_1, who5_2, who5_3, who5_4, who5_5], times: 4}}
      who5_gruppe:
        derive: {bands: who5, into: [{label: Stor risiko, to: 35}, {label: Risiko, from: 36, to: 50}, {label: Ingen risiko, from: 51}]}
`;
    const {codebook} = await load(example, yaml);
    expect(variableIn(codebook, "borger", "who5").derivation).toMatchObject({kind: "sum", times: 4, require: 5});
    expect(answersOf(variableIn(codebook, "borger", "who5_gruppe"))).toEqual([
      "1 Stor risiko",
      "2 Risiko",
      "3 Ingen risiko",
    ]);
  });

  it("fits the evaluation's own codebook.yaml", async (context) => {
    const yaml = await readFile(join(root, "reports/paa-vej-til-arbejde/codebook.yaml"), "utf8").catch(() => null);
    context.skip(yaml === null, "the example has no codebook.yaml yet");
    const {checkAll} = await load(example, yaml ?? "");
    checkAll();
  });
});

const survey = join(root, "../shared/data/surveyxact-school-survey/tab_utf16");
const isThere = await access(survey).then(
  () => true,
  () => false,
);

describe("the codebook of a school survey", () => {
  const source = {skole: {type: "surveyxact", path: survey, name: "", id: "responde"}} as const;

  it("finds its one question without labels, and fits when codebook.yaml says what it is", async (context) => {
    context.skip(!isThere, "../shared/data/surveyxact-school-survey is not on this machine");
    const {checkAll, codebook} = await load(source, "");
    const error = await refusal(checkAll);
    expect(error.message).toMatch(
      /^skole\.b_1_1 is a question with answers to choose among, but none of them has a label/,
    );
    expect([...(codebook.get("skole")?.sets.keys() ?? [])]).toContain("statoverall");
    expect(variableIn(codebook, "skole", "p_01").label).toBe("Matematikk R1");
    const {checkAll: checkAgain} = await load(source, "sources: {skole: {variables: {b_1_1: {type: text}}}}");
    checkAgain();
  });
});

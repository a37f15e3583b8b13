import {checkValues} from "../../src/codebook/check-values.ts";
import type {Codebook, Variable} from "../../src/codebook/model.ts";
import {resolveCodebook} from "../../src/codebook/resolve.ts";
import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import type {SourceTable} from "../../src/sources/model.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {filesInMemory} from "../sources/support.ts";

const structure = `questionName;variableName;questionType;subType;questionText;choiceValue;choiceText
borgerid;borgerid;Open;Double;Borger-id;;
maaling;maaling;Closed;Single;Målepunkt;;
helbred;helbred;Closed;Single;Hvordan er dit helbred?;;
misbrug;misbrug;Closed;Single;Har du et misbrug - i dag? - Alkohol;;
alder;alder;Open;Double;Alder;;
fag;fag_1;Closed;Multiple;Hvilke fag?;1;Dansk
fag;fag_2;Closed;Multiple;Hvilke fag?;16;Regning
start;start;Open;Date;Startdato;;
note;note;Open;String;Bemærkninger;;
skole;skole;Closed;Single;Skole;;
w1;w1;Closed;Single;Glad;;
w2;w2;Closed;Single;Rolig;;
`;

const labels = `maaling;1;Før
maaling;2;Efter
helbred;5;Elendigt
helbred;3;Nogenlunde
helbred;1;Godt
helbred;9;Ved ikke
misbrug;1;Ja
misbrug;2;Nej
misbrug;8;Ikke  relevant
misbrug;9;Ved ikke / ønsker ikke at svare
fag_1;0;Nej
fag_1;1;Ja
stato_4;0;Ikke valgt
stato_4;1;Valgt
w1;0;Aldrig
w1;1;Altid
w1;9;Ved ikke
w2;0;Aldrig
w2;1;Altid
`;

export const rows = `responde;closetim;borgerid;maaling;helbred;misbrug;alder;fag_1;fag_2;start;note;skole;w1;w2;stato_4
1;2018-04-26 12:28:58;1;1;5;1;31,5;0;1;2018-01-26;Fint;;1;0;1
2;2018-04-27 12:28:58;2;2;3;9;40;1;;;;;9;1;1
`;

export const register = `personid;job;alder;start;timer
1;Ja;22;26-01-2018;12,5
2;Nej;25;;7
3;Ved ikke;;;
`;

export const sourceSpecs: Readonly<Record<string, SourceSpec>> = {
  skema: {type: "surveyxact", path: "skema", name: "Skema", id: "borgerid"},
  register: {type: "csv", path: "register.csv", name: "Register", id: "personid", encoding: "auto", delimiter: "auto"},
};

export interface Exports {
  readonly rows?: string;
  readonly register?: string;
}

export async function readTables(exports: Exports = {}): Promise<SourceTable[]> {
  const files = filesInMemory({
    "e/skema/structure.csv": structure,
    "e/skema/labels.csv": labels,
    "e/skema/dataset.csv": exports.rows ?? rows,
    "e/register.csv": exports.register ?? register,
  });
  return Promise.all(Object.entries(sourceSpecs).map(([key, spec]) => readSource(key, spec, "e", files)));
}

/** The codebook of the two small exports with what codebook.yaml says. */
export async function resolve(yaml = "", exports: Exports = {}): Promise<Codebook> {
  const {value, placeOf} = readYaml("codebook.yaml", yaml, codebookFileSpec);
  return resolveCodebook(await readTables(exports), sourceSpecs, value, placeOf);
}

/** Resolves the codebook and checks the values of one source against it. */
export async function check(source: "skema" | "register", yaml: string, exports: Exports): Promise<void> {
  const codebook = await resolve(yaml, exports);
  const table = (await readTables(exports)).find((each) => each.key === source);
  const described = codebook.get(source);
  if (table === undefined || described === undefined) throw new Error(`no source ${source}`);
  checkValues(table, described);
}

/** A codebook.yaml that says something of variables of the survey; each line is one. */
export function ofSurvey(...lines: readonly string[]): string {
  return ["sources:", "  skema:", "    variables:", ...lines.map((line) => `      ${line}`), ""].join("\n");
}

/** A codebook.yaml that says something of variables of the register. */
export function ofRegister(...lines: readonly string[]): string {
  return ofSurvey(...lines).replace("skema", "register");
}

export function variableIn(codebook: Codebook, source: string, name: string): Variable {
  const variable = codebook.get(source)?.variables.get(name);
  if (variable === undefined) throw new Error(`no variable ${source}.${name}`);
  return variable;
}

/** Codes and labels in order, missing kinds after a slash: `9 Ved ikke/dont_know`. */
export function answersOf(variable: Variable): string[] {
  return (variable.scale?.categories ?? []).map(
    ({code, label, missing}) => `${code} ${label}${missing === null ? "" : `/${missing}`}`,
  );
}

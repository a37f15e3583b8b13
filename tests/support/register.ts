/** A register of invented people in a server: `person` with one row each, and `svar` with one each at two waves. */
import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Client} from "pg";
import type {LoadOptions} from "./server-evaluation.ts";

export const registerVariable = "MAALEPUNKT_TEST_REGISTER";

const evaluation = `title: Register
data_date: 2026-03-01
disclosure: {none: Personerne er opdigtede.}
population: alle
waves: {1: {label: Før}, 2: {label: Efter}}
database:
  connection: {env: ${registerVariable}}
  timeout_seconds: 60
sources:
  person: {type: database, table: person, name: Register, id: id}
  svar: {type: database, table: svar, name: Spørgeskema, id: id, wave: maaling, completed: status, closed: lukket}
populations:
  alle: {source: person, label: personer}
  voksne: {source: person, label: voksne, where: {aldersgruppe: [voksen]}}
analyses:
  koen: {kind: crosstab, rows: person.koen, columns: person.kommune, title: Køn. Procent}
  helbred: {kind: distribution, items: [svar.helbred], wave: 1, title: Helbred. Procent}
  begge: {kind: crosstab, rows: svar.helbred, columns: person.koen, wave: 2, title: Helbred og køn. Procent}
  alder: {kind: numbers, items: [person.alder], title: Alder}
  voksne: {kind: distribution, items: [person.koen], population: voksne, title: Voksne. Procent}
`;

const codebook = `sources:
  person:
    variables:
      koen: {label: Køn, labels: {K: Kvinde, M: Mand}}
      kommune: {label: Kommune, labels: {1: Assens, 2: Bjerringbro, 3: Cornum}}
      alder: {label: Alder, type: number}
      aldersgruppe:
        label: Aldersgruppe
        derive: {bands: alder, into: [{label: barn, to: 17}, {label: voksen, from: 18}]}
  svar:
    variables:
      helbred: {label: Helbred, labels: {1: Godt, 2: Nogenlunde, 3: Dårligt, 9: Ved ikke}, dont_know: [9]}
      maaling: {type: number}
      status: {type: number}
`;

function asItIs(text: string): string {
  return text;
}

export interface Folder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/**
 * The folder of an evaluation of the register.
 * @param change what is to be otherwise in evaluation.yaml
 * @param changeCodebook what is to be otherwise in codebook.yaml
 */
export async function registerFolder(change = asItIs, changeCodebook = asItIs): Promise<Folder> {
  const root = await mkdtemp(join(tmpdir(), "maalepunkt-register-"));
  const path = join(root, "register");
  await mkdir(join(path, "chapters"), {recursive: true});
  await writeFile(join(path, "evaluation.yaml"), change(evaluation));
  await writeFile(join(path, "codebook.yaml"), changeCodebook(codebook));
  await writeFile(join(path, "chapters", "01-alt.md"), '# Alt\n\n{{table "koen"}}\n');
  return {path, remove: () => rm(root, {recursive: true, force: true})};
}

/** Makes the register's tables with so many people. */
export async function loadRegister(url: string, persons: number, makeTable?: LoadOptions["makeTable"]): Promise<void> {
  const client = new Client({connectionString: url});
  await client.connect();
  const make =
    makeTable ??
    (async (_: Client, table: string, columns: readonly string[]) => {
      await client.query(`CREATE TABLE ${table} (${columns.join(", ")})`);
    });
  try {
    await make(client, '"person"', ["id integer", "koen text", "kommune smallint", "alder integer"], "id");
    await make(
      client,
      '"svar"',
      ["id integer", "maaling smallint", "status smallint", "lukket timestamp", "helbred smallint"],
      "id",
    );
    const numbers = `generate_series(1, ${persons}) AS n`;
    await client.query(
      `INSERT INTO person SELECT n, CASE WHEN n % 2 = 0 THEN 'K' ELSE 'M' END, 1 + n % 3, 10 + n % 80 FROM ${numbers}`,
    );
    await client.query(`INSERT INTO svar SELECT n, wave, CASE WHEN n % 10 = 0 THEN 0 ELSE 1 END,
        timestamp '2025-01-01' + (wave * 90 + n % 30) * interval '1 day', (ARRAY[1, 2, 3, 9])[1 + (n * wave) % 4]
      FROM ${numbers}, (VALUES (1), (2)) AS waves(wave)`);
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

import {chmod, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {type Changes, type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

const yaml = "reports/lille/evaluation.yaml";
const codebook = "reports/lille/codebook.yaml";
const dataset = "data/skema/dataset.csv";
const register = "data/register.csv";

/** What stands for P1 … P12 of the small evaluation; the survey writes it with a hyphen, the register without. */
const planted = Array.from({length: 12}, (_, index) => `${String(index + 10)}0190${1234 + index}`);
const hyphenated = planted.map((number) => `${number.slice(0, 6)}-${number.slice(6)}`);
const replaceIds = (ids: readonly string[]) => (text: string) =>
  text.replace(/(?<=^|;)P(\d+)(?=;)/gm, (_, number: string) => ids[Number(number) - 1] ?? "");
const withCprIds: Changes = {[dataset]: replaceIds(hyphenated), [register]: replaceIds(planted)};
const decided = (decision: string) => (text: string) =>
  text
    .replace("      helbred: {label", `      personid: {personal: ${decision}}\n      helbred: {label`)
    .replace("      job: {label", `      personid: {personal: ${decision}}\n      job: {label`);

const key = "en hemmelighed paa mange tegn";
let evaluation: SmallEvaluation;
let keyFolder: string;

beforeEach(async () => {
  keyFolder = await mkdtemp(join(tmpdir(), "maalepunkt-noegle-"));
});

afterEach(async () => {
  await rm(keyFolder, {recursive: true, force: true});
  await rm(evaluation.root, {recursive: true, force: true});
});

interface Outcome {
  readonly exitCode: number;
  readonly errors: string;
  readonly said: string;
}

/** Builds with some files changed, and everything that was said or written in one text. */
async function built(changes: Changes, ...options: string[]): Promise<Outcome> {
  evaluation = await writeSmallEvaluation(changes);
  const {exitCode, output, errors} = await run(
    "build",
    evaluation.folder,
    "--format",
    "html,json",
    "--out",
    evaluation.out,
    ...options,
  );
  const names = exitCode === 0 ? await readdir(evaluation.out) : [];
  const written = await Promise.all(names.map((name) => readFile(join(evaluation.out, name), "utf8")));
  return {exitCode, errors, said: [output, errors, ...written].join("\n")};
}

function expectNothingTold(said: string): void {
  for (const number of [...planted, ...hyphenated]) expect(said).not.toContain(number);
  expect(said).not.toContain(key);
}

async function keyFile(mode = 0o600): Promise<string> {
  const file = join(keyFolder, "noegle");
  await writeFile(file, `${key}\n`);
  await chmod(file, mode);
  return file;
}

const naming = (file: string) => (text: string) => `${text}pseudonyms: {key_file: ${file}}\n`;

describe("maalepunkt build, given CPR numbers", () => {
  it("stops, names the columns and what to write, and tells no value", async () => {
    const {exitCode, errors, said} = await built(withCprIds);
    expect(exitCode).toBe(4);
    expect(errors).toContain("skema.personid (12 of 12 different values look like CPR numbers)");
    expect(errors).toContain("register.personid (12 of 12 different values look like CPR numbers)");
    expect(errors).toContain("personal: pseudonymise");
    expectNothingTold(said);
  });

  it("joins both sources on pseudonyms, and gives the results of plain ids", async () => {
    const file = await keyFile();
    const hidden = await built({...withCprIds, [codebook]: decided("pseudonymise"), [yaml]: naming(file)});
    expect(hidden.errors).toBe("");
    expectNothingTold(hidden.said);
    expect(hidden.said).toContain(
      "Kolonnen »personid« (CPR-numre: 12 af 12 forskellige værdier) er erstattet af pseudonymer.",
    );
    const analyses = async () => {
      const results: {analyses: unknown} = JSON.parse(await readFile(join(evaluation.out, "results.json"), "utf8"));
      return results.analyses;
    };
    const pseudonymous = await analyses();
    await rm(evaluation.root, {recursive: true, force: true});
    await built({});
    expect(pseudonymous).toEqual(await analyses());
  });

  it("keeps them with a reason, and still tells no value", async () => {
    const {exitCode, said} = await built({
      [dataset]: replaceIds(planted),
      [register]: replaceIds(planted),
      [codebook]: decided("{keep: Aftalt med kommunen}"),
    });
    expect(exitCode).toBe(0);
    expectNothingTold(said);
  });

  it("refuses a key file that others may read, and one in the folder", async () => {
    const file = await keyFile(0o644);
    const changes = {...withCprIds, [codebook]: decided("pseudonymise")};
    const open = await built({...changes, [yaml]: naming(file)});
    expect(open.exitCode).toBe(7);
    expect(open.errors).toContain("chmod 600");
    await rm(evaluation.root, {recursive: true, force: true});
    const inside = await built({...changes, [yaml]: naming("noegle"), "reports/lille/noegle": key});
    expect(inside.exitCode).toBe(3);
    expect(inside.errors).toContain("own folder");
    expectNothingTold(open.said + inside.said);
  });

  it("tells an analysis of a dropped column that it is dropped", async () => {
    const {exitCode, errors} = await built({
      [codebook]: (text) => text.replace("job: {label: Job, ", "job: {label: Job, personal: drop, "),
    });
    expect(exitCode).toBe(3);
    expect(errors).toContain("register.job is dropped as personal data.");
    expect(errors).toMatch(/evaluation\.yaml:\d+:\d+/);
  });

  const misplaced: readonly [string, Changes][] = [
    ["as an answer outside the scale", {[dataset]: (text) => text.replace("P1;1;1;1", `P1;1;${hyphenated[0]};1`)}],
    ["as a number", {[register]: (text) => text.replace("P2;Nej;25", `P2;Nej;${hyphenated[0]}`)}],
    ["as a wave", {[dataset]: (text) => text.replace("P1;2;1;1", `P1;${planted[0]};1;1`)}],
    ["as a time of answering", {[dataset]: (text) => text.replace("2026-01-01 10:00:00", hyphenated[0] ?? "")}],
    ["in a text", {[register]: (text) => text.replace("P2;Nej;25", `P2;jeg er ${planted[0]} tak;25`)}],
    ["as an id of one person", {[register]: (text) => text.replace("P2;", `${hyphenated[0]};`)}],
    [
      "in the place of the header",
      {[register]: (text) => text.replace("personid;job;alder", `${hyphenated[0]};job;alder`)},
    ],
    [
      "as a name that codebook.yaml asks for",
      {[register]: (text) => text.replace("personid;job;alder", `personid;${hyphenated[0]};alder`)},
    ],
    ["in a row with too many fields", {[register]: (text) => text.replace("P2;Nej;25", `P2;Nej;25;${hyphenated[0]}`)}],
    ["in a quote that is never closed", {[register]: (text) => text.replace("P2;Nej;25", `"P2;${hyphenated[0]};25`)}],
    [
      "twice in the header",
      {[register]: (text) => text.replace("personid;job;alder", `personid;${hyphenated[0]};${hyphenated[0]}`)},
    ],
    [
      "as an answer outside the scale of a column that is kept",
      {
        [dataset]: (text) => text.replace("P1;1;1;1", `P1;1;${hyphenated[0]};1`),
        [codebook]: (text) => text.replace("helbred: {label", "helbred: {personal: {keep: Aftalt}, label"),
      },
    ],
    [
      "as a number of a column that is kept",
      {
        [register]: (text) => text.replace("P2;Nej;25", `P2;Nej;${hyphenated[0]}`),
        [codebook]: (text) => text.replace("alder: {label", "alder: {personal: {keep: Aftalt}, type: number, label"),
      },
    ],
    [
      "as a time of answering that is kept",
      {
        [dataset]: (text) => text.replace("2026-01-01 10:00:00", hyphenated[0] ?? ""),
        [codebook]: (text) =>
          text.replace("      helbred: {label", "      closetim: {personal: {keep: x}}\n      helbred: {label"),
      },
    ],
    [
      "as a label of a code",
      {"data/skema/labels.csv": (text) => text.replace("helbred;1;Godt", `${hyphenated[0]};;Godt`)},
    ],
  ];

  for (const [where, changes] of misplaced) {
    it(`tells no value of one ${where} when the data are only looked at`, async () => {
      evaluation = await writeSmallEvaluation(changes);
      const {folder, out} = evaluation;
      const looks = [
        ["check", folder],
        ["data", folder, "--out", out],
        ["variables", folder],
        ["table", folder, "--rows", "helbred", "--columns", "job"],
        ["variables", join(evaluation.root, register)],
        ["table", join(evaluation.root, register), "--rows", "job"],
      ];
      for (const look of looks) {
        const {output, errors, exitCode} = await run(...look);
        expect(exitCode).not.toBe(1);
        expectNothingTold(output + errors);
      }
      const written = await readdir(out).catch(() => []);
      for (const name of written) expectNothingTold(await readFile(join(out, name), "utf8"));
    });

    for (const options of [[], ["--json"], ["--verbose"]]) {
      it(`tells no value of one ${where} ${options.join(" ")}`, async () => {
        const {exitCode, said} = await built(changes, ...options);
        expect(exitCode).not.toBe(0);
        expect(exitCode).not.toBe(1);
        expectNothingTold(said);
      });
    }
  }
});

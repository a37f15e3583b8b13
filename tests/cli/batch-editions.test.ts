import {appendFile, chmod, cp, mkdir, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {BatchDiff} from "../../src/editions/batch-diff.ts";
import {batchManifestSpec} from "../../src/editions/batch-manifest.ts";
import {manifestSpec} from "../../src/editions/manifest.ts";
import {readPublished} from "../../src/editions/published.ts";
import {sha256} from "../../src/editions/sha256.ts";
import {judgePublished} from "../../src/nightly/stops/judge-published.ts";
import {type Planted, plantedRegister, plantedUnits, writePlanted} from "../batch/planted.ts";
import {quietRun, stops} from "../nightly/stops/support.ts";
import {run} from "../support/terminal.ts";

const secret = `untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA4nt70TwYH9NTTMnuXp45LKwx93mkxLNtkbdDUPbgG3DMUTxqyTRyShXyJ0upjm2Z0C2aDxTt4GQ+aDPjlVwxy11I7XL1ucWVAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
`;
const publicLine = "RWTie3vRPBgf0xXyJ0upjm2Z0C2aDxTt4GQ+aDPjlVwxy11I7XL1ucWV";

const units = plantedUnits.slice(0, 3);
const keys = ["alle", "aarhus", "aeroe", "ishoej-vallensbaek"];
const claim = '{{#claim "faa" test="share(svar, \'Ja\') < 0.3"}}Få svarer ja.{{/claim}}';

let evaluation: Planted;
const at = (...path: string[]) => join(evaluation.root, ...path);
const batch = (out: string, ...options: string[]) =>
  run("batch", evaluation.folder, "--format", "html,json", "--jobs", "2", "--out", at(out), ...options);
const text = (...path: string[]) => readFile(at(...path), "utf8");
const manifestOf = async (out: string, key: string) =>
  manifestSpec.parse(JSON.parse(await text(out, key, "manifest.json")));
const rootOf = async (out: string) => batchManifestSpec.parse(JSON.parse(await text(out, "manifest.json")));
/** A folder of its own, to be spoilt. */
async function copied(name: string, from = "signed"): Promise<string> {
  await cp(at(from), at(name), {recursive: true});
  return at(name);
}

beforeAll(async () => {
  evaluation = await writePlanted({
    units,
    settings: "smallest: 10, below: skip, claims: warn",
    chapter:
      `# Resultater i {{unit}}\n\n${claim} I alt {{share "svar" row="Ja"}} svarer ja. Se {{ref "table:svar"}}.\n\n{{table "svar"}}\n`.replace(
        "{{#claim",
        "{{#when test=\"unit() = 'Aarhus'\"}}Om Aarhus.{{/when}} {{#claim",
      ),
  });
  // What is true of all, and not of every unit.
  const [first, second, third] = units;
  if (!first || !second || !third) throw new TypeError("three units are planted");
  await writeFile(
    at("data/register.csv"),
    plantedRegister([
      {...first, yes: 5},
      {...second, yes: 60},
      {...third, yes: 2},
    ]),
  );
  await writeFile(at("key"), secret);
  await chmod(at("key"), 0o600);
  expect((await batch("signed", "--sign", at("key"))).errors).toContain('The claim "faa"');
  await mkdir(at("next"));
  await cp(at("signed"), at("next"), {recursive: true});
  await writeFile(
    at("data/register.csv"),
    plantedRegister([
      {...first, yes: 5},
      {...second, yes: 61},
      {...third, yes: 2},
    ]),
  );
  expect((await batch("next")).output).toMatch(/built {6}2\nunchanged {2}2\n/);
});
afterAll(() => rm(evaluation.root, {recursive: true, force: true}));

describe("the manifests of a batch", () => {
  it("are one for each report, and one that holds the print of each", async () => {
    const root = await rootOf("signed");
    expect(root.reports.map(({key, n, isForAll}) => [key, n, isForAll])).toEqual([
      ["alle", 311, true],
      ["aarhus", 101, false],
      ["aeroe", 103, false],
      ["ishoej-vallensbaek", 107, false],
    ]);
    for (const {key, manifest} of root.reports)
      expect(sha256(await text("signed", key, "manifest.json"))).toBe(manifest);
    expect([root.unit, root.outputs.map(({name}) => name)]).toEqual(["Kommune", ["index.html"]]);
    expect(root.variables.map(({name}) => name)).toContain("svar");
    expect(root.evaluation.title).toBe("Evaluering i Alle kommuner");
    const {outputs, claims, text: passages} = await manifestOf("signed", "aeroe");
    expect(outputs.map(({name}) => name)).toEqual(["aeroe-report.html", "aeroe-results.json"]);
    expect(claims).toEqual([
      {name: "faa", chapter: "01-resultater.md", line: 3, test: "share(svar, 'Ja') < 0.3", fails: true},
    ]);
    expect(passages?.map((passage) => passage.text).join(" ")).toContain("Resultater i Ærø");
  });

  it("tell in a unit's report nothing of how many there are of all", async () => {
    const rowsIn = async (key: string) => (await manifestOf("signed", key)).inputs.map(({rows}) => rows);
    expect([await rowsIn("alle"), await rowsIn("aarhus")]).toEqual([[311], [null]]);
    expect(await text("signed", "aarhus", "manifest.json")).not.toMatch(/\b(?:311|210|103|107)\b/);
    expect((await manifestOf("signed", "aarhus")).variables).toBeUndefined();
    expect((await manifestOf("signed", "aarhus")).claims[0]?.fails).toBeUndefined();
  });

  it("stay as they are where the report does", async () => {
    for (const key of keys) {
      const isSame = (await text("signed", key, "manifest.json")) === (await text("next", key, "manifest.json"));
      expect([key, isSame]).toEqual([key, key === "aarhus" || key === "ishoej-vallensbaek"]);
    }
  });

  it("are not links of index.html", async () => {
    expect(await text("signed", "index.html")).not.toContain("manifest");
  });
});

describe("maalepunkt verify of a batch", () => {
  it("finds every report as it was built", async () => {
    const {output, exitCode} = await run("verify", at("next"));
    expect([output, exitCode]).toEqual([
      "Evaluering i Alle kommuner: 4 reports are as built.\nThe edition is not signed.\n",
      0,
    ]);
    const {output: json} = await run("verify", at("signed"), "--json", "--public-key", publicLine);
    expect(JSON.parse(json)).toEqual({
      edition: at("signed"),
      reports: keys,
      signature: "good",
      rebuilt: false,
      strangers: [],
    });
  });

  it("names every file that is not what was built, in whatever report", async () => {
    const folder = await copied("spoilt");
    await appendFile(join(folder, "aarhus", "aarhus-report.html"), " ");
    await rm(join(folder, "aeroe", "aeroe-results.json"));
    await appendFile(join(folder, "index.html"), " ");
    await appendFile(join(folder, "alle", "manifest.json"), " ");
    await rm(join(folder, "ishoej-vallensbaek"), {recursive: true});
    const {errors, exitCode} = await run("verify", folder);
    expect(exitCode).toBe(4);
    for (const [place, words] of [
      ["aarhus/aarhus-report.html", "aarhus-report.html is not the file that was built."],
      ["aeroe/aeroe-results.json", "aeroe-results.json is missing."],
      ["spoilt/index.html", "index.html is not the file that was built."],
      ["alle/manifest.json", "manifest.json is not the file that was built."],
      ["ishoej-vallensbaek/manifest.json", "manifest.json is missing."],
    ]) {
      expect(errors).toContain(place);
      expect(errors).toContain(words);
    }
    expect(errors).toContain("5 errors.");
  });

  it("mentions what is of no report", async () => {
    const folder = await copied("strange");
    await writeFile(join(folder, "noter.txt"), "");
    await writeFile(join(folder, "aarhus", "gammel.pdf"), "");
    expect((await run("verify", folder)).output).toContain("Not of this edition: noter.txt, aarhus/gammel.pdf.");
  });

  it("refuses a report that was signed by nobody, and a list that was changed", async () => {
    const unsigned = await copied("unsigned");
    await rm(join(unsigned, "aeroe", "manifest.json.minisig"));
    expect((await run("verify", unsigned, "--public-key", publicLine)).errors).toContain("is not signed");
    const changed = await copied("changed");
    await writeFile(
      join(changed, "manifest.json"),
      (await text("signed", "manifest.json")).replace('"n": 311', '"n": 312'),
    );
    expect((await run("verify", changed, "--public-key", publicLine)).errors).toContain("does not fit the manifest");
  });

  it("proves one report too, with its own manifest", async () => {
    const {output, exitCode} = await run("verify", at("signed", "aarhus"), "--public-key", publicLine);
    expect([output.split("\n")[1], exitCode]).toEqual(["The signature is good.", 0]);
    const rebuild = await run("verify", at("signed", "aarhus"), "--rebuild", evaluation.folder);
    expect(rebuild.errors).toContain("Name the folder that holds the reports of all units.");
  });

  it("names the input that has changed when it builds again", async () => {
    const older = await run("verify", at("signed"), "--rebuild", evaluation.folder);
    expect(older.errors).toContain("register.csv has changed since the edition was built.");
  });
});

describe("maalepunkt batch", () => {
  it("signs what it leaves as it is, once", async () => {
    await copied("resigned", "next");
    await batch("resigned", "--sign", at("key"));
    const {output} = await run("verify", at("resigned"), "--public-key", publicLine);
    expect(output).toContain("The signature is good.");
    expect(await text("resigned", "aarhus", "manifest.json")).toBe(await text("next", "aarhus", "manifest.json"));
    expect((await readdir(at("resigned", "aarhus"))).sort()).toEqual([
      "aarhus-report.html",
      "aarhus-results.json",
      "manifest.json",
      "manifest.json.minisig",
    ]);
  });

  it("builds anew the reports that get a notice or lose it, and no other", async () => {
    const before = await text("next", "aarhus", "aarhus-report.html");
    await copied("noticed", "next");
    await writeFile(at("notices.json"), JSON.stringify({aarhus: "Tallene er <b>foreløbige</b>."}));
    expect((await batch("noticed", "--notices", at("notices.json"))).output).toMatch(/built {6}1\nunchanged {2}3\n/);
    const page = await text("noticed", "aarhus", "aarhus-report.html");
    expect(page).toContain(
      '<p class="edition-notice"><strong>Bemærk:</strong> Tallene er &lt;b&gt;foreløbige&lt;/b&gt;.</p>',
    );
    expect((await manifestOf("noticed", "aarhus")).build.notice).toBe("Tallene er <b>foreløbige</b>.");
    const {output} = await run("verify", at("noticed"), "--rebuild", evaluation.folder);
    expect(output).toContain("Built again from the same input, every byte is the same.");
    expect((await batch("noticed")).output).toMatch(/built {6}1\nunchanged {2}3\n/);
    expect(await text("noticed", "aarhus", "aarhus-report.html")).toBe(before);
  });

  it("says a notice on every report and in the list of them", async () => {
    await copied("all-noticed", "next");
    await batch("all-noticed", "--notice", "Årets tal mangler.");
    for (const key of keys)
      expect(await text("all-noticed", key, `${key}-report.html`)).toContain("Årets tal mangler.");
    expect(await text("all-noticed", "index.html")).toContain("<strong>Bemærk:</strong> Årets tal mangler.");
  });

  it.each([
    [["--notice", "  "], "The notice is empty.", 2],
    [["--notice", "lang ".repeat(121)], "The notice has 604 letters.", 2],
    [["--notices", "nowhere.json"], "cannot be read", 2],
    [["--sign", "nowhere"], "cannot be read", 2],
  ])("refuses %j: %s", async (options, words, code) => {
    const {errors, exitCode} = await batch("refused", ...options);
    expect([errors.includes(words), exitCode]).toEqual([true, code]);
  });

  it("refuses a notice that no report would carry", async () => {
    await writeFile(at("stray.json"), '{"arhus": "x"}');
    const {errors} = await batch("refused", "--notices", at("stray.json"));
    expect(errors).toContain('There is no report "arhus" to carry a notice.');
    expect(errors).toContain('Did you mean "aarhus"?');
  });
});

describe("maalepunkt diff of two batches", () => {
  it("tells report by report what is new, and all that is in the one for all", async () => {
    const {output} = await run("diff", at("signed"), at("next"));
    expect(output).toContain("Reports 2\n  Alle kommuner: n 311, ");
    expect(output).toContain("\n  Ærø: n 103, ");
    expect(output).toContain("\n  2 are unchanged\n");
    expect(output).toContain("The report for all: Alle kommuner\n\nSources 1\n");
    expect((await run("diff", at("signed"), at("signed"))).output).toContain("Nothing has changed.");
  });

  it("tells a script all of it", async () => {
    const {output} = await run("diff", at("signed"), at("next"), "--json");
    const diff: BatchDiff = JSON.parse(output);
    expect([diff.schema, diff.unit]).toEqual(["maalepunkt/batch-diff@1", "Kommune"]);
    expect(diff.reports.map(({key, change, diff: own}) => [key, change, own === null])).toEqual([
      ["alle", "changed", false],
      ["aarhus", "same", true],
      ["aeroe", "changed", false],
      ["ishoej-vallensbaek", "same", true],
    ]);
  });

  it("writes a digest in Danish", async () => {
    await run("diff", at("signed"), at("next"), "--html", at("digest.html"));
    const page = await text("digest.html");
    expect(page).toContain("<title>Nyt i Evaluering i Alle kommuner: 2 rapporter ændret</title>");
    expect(page).toContain("2 rapporter er uændrede.");
  });

  it("compares two reports of units as it does any two, and does not compare a report with many", async () => {
    const {output} = await run("diff", at("signed", "aeroe"), at("next", "aeroe"));
    expect(output).toContain("Numbers");
    const {errors, exitCode} = await run("diff", at("signed"), at("next", "aeroe"));
    expect([errors.includes("has a report for each unit, and the other edition is one report."), exitCode]).toEqual([
      true,
      2,
    ]);
  });
});

describe("judgePublished(before, after)", () => {
  const judged = async (before: string | null, after: string, policy: object = {}, told = {}) =>
    judgePublished(
      before === null ? null : await readPublished(at(before)),
      await readPublished(at(after)),
      {...quietRun, ...told},
      stops({claims: "ignore", ...policy}),
    );

  it("has nothing to say of an edition that only has new answers", async () => {
    expect(await judged("signed", "next")).toEqual({verdict: "publish", findings: [], notices: {}});
  });

  it("puts a false claim's banner on the report that makes it, though that is as it was", async () => {
    const {verdict, notices} = await judged("next", "next", {claims: "banner"});
    expect([verdict, notices]).toEqual([
      "banner",
      {aeroe: "En formulering i teksten svarer ikke længere til tallene."},
    ]);
  });

  it("sees numbers of units jump, and says where", async () => {
    const {findings} = await judged("signed", "next", {jumps: [{of: "svar", limit: "0,5 points"}]});
    expect(findings.map(({report, about}) => [report?.key, about.split("/")[0]])).toEqual([["aeroe", "svar"]]);
  });

  it("knows that nothing has changed, whatever the notice", async () => {
    const policy = {stale: {nights: 2}};
    const kindsOf = async (before: string, after: string) =>
      (await judged(before, after, policy, {unchangedNights: 1})).findings.map(({kind}) => kind);
    expect(await kindsOf("next", "noticed")).toEqual(["stale"]);
    expect(await kindsOf("next", "next")).toEqual(["stale"]);
    expect(await kindsOf("signed", "next")).toEqual([]);
  });

  it("sees a unit that has no report any more", async () => {
    const folder = await copied("fewer", "next");
    const root = await rootOf("next");
    await writeFile(join(folder, "manifest.json"), JSON.stringify({...root, reports: root.reports.slice(0, 3)}));
    const {findings} = await judged("next", "fewer");
    expect(findings.map(({kind, report}) => [kind, report?.name])).toEqual([["report-gone", "Ishøj/Vallensbæk"]]);
  });

  it("asks nothing of the first edition but that its claims hold", async () => {
    expect((await judged(null, "next")).verdict).toBe("publish");
    expect((await judged(null, "next", {claims: "hold"})).verdict).toBe("hold");
  });
});

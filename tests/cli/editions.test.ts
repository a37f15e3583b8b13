import {appendFile, chmod, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {manifestSpec} from "../../src/editions/manifest.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

const secret = `untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA4nt70TwYH9NTTMnuXp45LKwx93mkxLNtkbdDUPbgG3DMUTxqyTRyShXyJ0upjm2Z0C2aDxTt4GQ+aDPjlVwxy11I7XL1ucWVAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
`;
const publicLine = "RWTie3vRPBgf0xXyJ0upjm2Z0C2aDxTt4GQ+aDPjlVwxy11I7XL1ucWV";
const otherLine = "RWRtXcXlDMhSfRofi6w+n8eqIGRp9VmQc0rav8xxnjxzxaTnJ8Psudu7";

let small: SmallEvaluation;
const at = (...path: string[]) => join(small.root, ...path);
const build = (out: string, ...options: string[]) =>
  run("build", small.folder, "--format", "html,json", "--out", at(out), ...options);

beforeAll(async () => {
  small = await writeSmallEvaluation();
});
afterAll(() => rm(small.root, {recursive: true, force: true}));

describe("the manifest of a build", () => {
  it("tells inputs, configuration, versions and outputs, and the same again for the same input", async () => {
    expect((await build("a")).exitCode).toBe(0);
    expect((await build("b")).exitCode).toBe(0);
    const [text, again] = await Promise.all(["a", "b"].map((out) => readFile(at(out, "manifest.json"), "utf8")));
    expect(again).toBe(text);
    expect(text).not.toContain(small.root);
    const manifest = manifestSpec.parse(JSON.parse(text ?? ""));
    expect(manifest.inputs.map(({source, path, rows}) => [source, path, rows])).toEqual([
      ["skema", "../../data/skema/dataset.csv", 24],
      ["skema", "../../data/skema/structure.csv", 3],
      ["skema", "../../data/skema/labels.csv", 5],
      ["register", "../../data/register.csv", 12],
    ]);
    expect(manifest.configuration.map(({path}) => path)).toEqual([
      "chapters/01-resultater.md",
      "codebook.yaml",
      "evaluation.yaml",
    ]);
    expect(manifest.outputs.map(({name}) => name)).toEqual(["report.html", "results.json"]);
    expect(manifest.claims).toEqual([
      {name: "flertal godt", chapter: "01-resultater.md", line: 4, test: "share(helbred, 'Godt') > 0.3"},
    ]);
    expect(manifest.text).toContainEqual({chapter: "01-resultater.md", line: 1, text: "Resultater"});
    expect(manifest.variables?.find(({name}) => name === "helbred")).toEqual({
      source: "skema",
      name: "helbred",
      label: expect.any(String),
      question: expect.any(String),
      answers: expect.arrayContaining([["1", "Godt"]]),
    });
    expect(manifest.definitions.job?.sources).toEqual(["register"]);
    expect(manifest.definitions.helbred?.sources).toEqual(["skema", "register"].sort());
    expect(manifest.versions.browser).toBeNull();
  });

  it("has no text and theme where only numbers are written", async () => {
    await run("build", small.folder, "--format", "json", "--out", at("numbers"));
    const manifest = manifestSpec.parse(JSON.parse(await readFile(at("numbers", "manifest.json"), "utf8")));
    expect([manifest.text, manifest.versions.theme]).toEqual([null, null]);
  });
});

describe("maalepunkt verify", () => {
  it("finds an edition as it was built, and proves it by building it again", async () => {
    const {output, exitCode} = await run("verify", at("a"), "--rebuild", small.folder);
    expect(exitCode).toBe(0);
    expect(output).toBe(`Lille evaluering: report.html, results.json are as built.
The edition is not signed.
Built again from the same input, every byte is the same.
`);
  });

  it("proves an edition with a notice, with the notice", async () => {
    await build("noticed", "--notice", "Tallene er  foreløbige.");
    const {build: made} = manifestSpec.parse(JSON.parse(await readFile(at("noticed", "manifest.json"), "utf8")));
    expect(made).toEqual({formats: ["html", "json"], theme: null, notice: "Tallene er foreløbige."});
    expect(JSON.parse(await readFile(at("noticed", "results.json"), "utf8")).evaluation.notice).toBe(made.notice);
    expect((await run("verify", at("noticed"), "--rebuild", small.folder)).exitCode).toBe(0);
  });

  it("tells a script the same", async () => {
    const {output} = await run("verify", at("a"), "--json");
    expect(JSON.parse(output)).toEqual({
      edition: at("a"),
      outputs: ["report.html", "results.json"],
      signature: "none",
      rebuilt: false,
      strangers: [],
    });
  });

  it("names every file that is not what was built", async () => {
    await build("tampered");
    await appendFile(at("tampered", "report.html"), " ");
    await rm(at("tampered", "results.json"));
    const {errors, exitCode} = await run("verify", at("tampered"));
    expect(exitCode).toBe(4);
    expect(errors).toContain("report.html is not the file that was built.");
    expect(errors).toContain("results.json is missing.");
    expect(errors).toContain("2 errors.");
  });

  it("names the input and the configuration that changed since, and leaves nothing behind", async () => {
    const changed = await writeSmallEvaluation({
      "data/register.csv": (text) => text.replace("P2;Nej", "P2;Ja"),
      "reports/lille/chapters/01-resultater.md": (text) => text.replace("Resultater", "Resultaterne"),
    });
    const {errors, exitCode} = await run("verify", at("a"), "--rebuild", changed.folder);
    await rm(changed.root, {recursive: true});
    expect(exitCode).toBe(4);
    expect(errors).toContain("../../data/register.csv has changed since the edition was built.");
    expect(errors).toContain("chapters/01-resultater.md has changed since the edition was built.");
  });

  it("knows that a folder was built before there were manifests", async () => {
    await build("old");
    await rm(at("old", "manifest.json"));
    const {errors, exitCode} = await run("verify", at("old"));
    expect(exitCode).toBe(4);
    expect(errors).toContain("It was built before editions had one, or is no edition. Build it again.");
  });

  it("mentions files of other editions", async () => {
    await build("mixed");
    await writeFile(at("mixed", "report.pdf"), "");
    expect((await run("verify", at("mixed"))).output).toContain("Not of this edition: report.pdf.");
  });

  it("passes over what an archive has written of the edition", async () => {
    await build("archived");
    await writeFile(at("archived", "edition.json"), "{}");
    expect((await run("verify", at("archived"))).output).not.toContain("Not of this edition");
  });
});

describe("a signed edition", () => {
  beforeAll(async () => {
    await writeFile(at("n.key"), secret, {mode: 0o600});
    expect((await build("signed", "--sign", at("n.key"))).exitCode).toBe(0);
  });

  it("is proved by the public key, and by no other", async () => {
    const good = await run("verify", at("signed"), "--public-key", publicLine);
    expect(good.output).toContain("The signature is good.");
    const other = await run("verify", at("signed"), "--public-key", otherLine);
    expect(other.exitCode).toBe(4);
    expect(other.errors).toContain("The signature is by another key.");
    expect((await run("verify", at("signed"))).output).toContain("not checked: give --public-key");
  });

  it("is not proved when the manifest was changed with the files", async () => {
    const manifest = await readFile(at("signed", "manifest.json"), "utf8");
    await writeFile(at("signed", "manifest.json"), manifest.replace("Resultater", "Sejre"));
    const {errors, exitCode} = await run("verify", at("signed"), "--public-key", publicLine);
    await writeFile(at("signed", "manifest.json"), manifest);
    expect(exitCode).toBe(4);
    expect(errors).toContain("does not fit the manifest: one of them was changed");
  });

  it("is wanted where a public key is given", async () => {
    const {errors, exitCode} = await run("verify", at("a"), "--public-key", publicLine);
    expect(exitCode).toBe(4);
    expect(errors).toContain("is not signed.");
  });

  it("loses its signature when it is built anew without one", async () => {
    await build("resigned", "--sign", at("n.key"));
    await build("resigned");
    expect(await readdir(at("resigned"))).toEqual(["manifest.json", "report.html", "results.json"]);
  });

  it.skipIf(process.platform === "win32")("is not made with a key that others may read", async () => {
    await writeFile(at("open.key"), secret);
    await chmod(at("open.key"), 0o644);
    const {errors, exitCode} = await build("refused", "--sign", at("open.key"));
    expect(exitCode).toBe(2);
    expect(errors).toContain("may be read by others");
    await expect(readdir(at("refused"))).rejects.toThrow();
  });
});

describe("maalepunkt diff", () => {
  let later: SmallEvaluation;
  beforeAll(async () => {
    later = await writeSmallEvaluation({
      "data/register.csv": (text) => text.replace("P2;Nej", "P2;Ja"),
      "reports/lille/codebook.yaml": (text) => text.replace("label: Alder, unit", "label: Alder i år, unit"),
    });
    await run("build", later.folder, "--format", "html,json", "--out", at("later"));
  });
  afterAll(() => rm(later.root, {recursive: true, force: true}));

  it("says that nothing has changed", async () => {
    expect((await run("diff", at("a"), at("a"))).output).toBe("Lille evaluering\n\nNothing has changed.\n");
  });

  it("tells which numbers changed, by how much and why", async () => {
    const {output, exitCode} = await run("diff", at("a"), at("later"));
    expect(exitCode).toBe(0);
    expect(output).toContain("Register: corrected answers, 12 → 12 rows\n");
    expect(output).toMatch(/I job\. Procent\n {4}Nej .*\n {4}Ja · Job +25 → 33 +\+8,3 points/);
    expect(output).toContain("because of corrected answers (Register)");
  });

  it("tells a script all of it, and knows a changed definition from changed answers", async () => {
    const {output} = await run("diff", at("a"), at("later"), "--json");
    const diff: {schema: string; tables: {analysis: string; after: string}[]} = JSON.parse(output);
    expect(diff.schema).toBe("maalepunkt/diff@1");
    const [old, now] = await Promise.all(
      ["a", "later"].map(async (out) =>
        manifestSpec.parse(JSON.parse(await readFile(at(out, "manifest.json"), "utf8"))),
      ),
    );
    const changed = Object.keys(now?.definitions ?? {}).filter(
      (key) => old?.definitions[key]?.data !== now?.definitions[key]?.data,
    );
    expect(changed).toEqual(["alder"]);
  });

  it("writes a digest", async () => {
    const {output} = await run("diff", at("a"), at("later"), "--html", at("nyt.html"));
    expect(output).toBe(`${at("nyt.html")}\n`);
    expect(await readFile(at("nyt.html"), "utf8")).toContain("<title>Nyt i Lille evaluering: ");
  });

  it("compares numbers with what was built before there were manifests, and says what it cannot know", async () => {
    const {output, exitCode} = await run("diff", at("old"), at("later"));
    expect(exitCode).toBe(0);
    expect(output).toContain("+8,3 points");
    expect(output).toContain("One of the editions has no manifest.json");
    expect(output).toContain("sentences are not compared.");
  });

  it("refuses a folder that is no edition", async () => {
    const {errors, exitCode} = await run("diff", at("a"), small.folder);
    expect(exitCode).toBe(2);
    expect(errors).toContain("There is no edition in");
  });
});

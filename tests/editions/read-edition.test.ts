import {describe, expect, it} from "vitest";
import {printManifest} from "../../src/editions/manifest.ts";
import {readEdition, readManifest} from "../../src/editions/read-edition.ts";
import {editionWith, manifestWith} from "../support/editions.ts";

const {results} = editionWith();

/** Reads from these texts, by name. */
function folderOf(files: Readonly<Record<string, string>>) {
  return async (path: string): Promise<Uint8Array> => {
    const text = files[path.replaceAll("\\", "/").split("/").at(-1) ?? ""];
    if (text === undefined) throw Object.assign(new Error("no such file"), {code: "ENOENT"});
    return Buffer.from(text);
  };
}

const whole = {"manifest.json": printManifest(manifestWith()), "results.json": JSON.stringify(results)};

describe("readEdition(folder)", () => {
  it("reads manifest and results", async () => {
    expect(await readEdition("u", folderOf(whole))).toEqual({folder: "u", manifest: manifestWith(), results});
  });

  it("reads what was built before there were manifests", async () => {
    const edition = await readEdition("u", folderOf({"results.json": whole["results.json"]}));
    expect(edition.manifest).toBeNull();
  });

  it("passes over what later versions may add to results", async () => {
    const more = JSON.stringify({...results, news: 1});
    expect((await readEdition("u", folderOf({"results.json": more}))).results).toEqual(results);
  });

  it("says that there is no edition, or none with numbers", async () => {
    await expect(readEdition("u", folderOf({}))).rejects.toMatchObject({
      kind: "usage",
      message: 'There is no edition in "u": neither manifest.json nor results.json is there.',
    });
    await expect(readEdition("u", folderOf({"manifest.json": whole["manifest.json"]}))).rejects.toMatchObject({
      kind: "usage",
      hint: "Build it with json among its formats.",
    });
  });

  it.each([
    ["cut off", whole["results.json"].slice(0, 90), "is damaged: it is not JSON"],
    ["of another shape", '{"schema": "maalepunkt/results@1", "analyses": []}', "is damaged at evaluation"],
    ["an empty list", "[]", "is damaged"],
    ["of another version", '{"schema": "maalepunkt/results@2"}', '"maalepunkt/results@2", and this version'],
  ])("refuses results that are %s", async (_, text, message) => {
    await expect(readEdition("u", folderOf({...whole, "results.json": text}))).rejects.toMatchObject({
      kind: "data",
      message: expect.stringContaining(message),
    });
  });
});

describe("readManifest(folder)", () => {
  it("refuses a manifest of another version", async () => {
    const text = printManifest(manifestWith()).replace("manifest@1", "manifest@2");
    await expect(readManifest("u", folderOf({"manifest.json": text}))).rejects.toMatchObject({
      kind: "data",
      message: expect.stringContaining('is "maalepunkt/manifest@2", and this version of maalepunkt reads'),
    });
  });

  it.each(["../hemmelig", "/etc/passwd", "..", "", "a/b.html", "a\\b.html"])(
    "refuses a manifest that names the output %j, which may lead out of the folder",
    async (name) => {
      const manifest = manifestWith({outputs: [{name, sha256: "a".repeat(64), bytes: 1}]});
      const reading = readManifest("u", folderOf({"manifest.json": printManifest(manifest)}));
      await expect(reading).rejects.toMatchObject({message: expect.stringContaining("is damaged at outputs.0.name")});
    },
  );
});

import {describe, expect, it} from "vitest";
import {type KeyEffects, readPseudonymKey} from "../../src/personal-data/pseudonym-key.ts";
import {refusal} from "../sources/support.ts";

const secret = "0123456789abcdef0123456789abcdef";
const place = {file: "evaluation.yaml", line: 3};

function effects(given: Partial<KeyEffects> = {}): KeyEffects {
  return {
    environment: {},
    readText: async () => `${secret}\n`,
    realPath: async (path) => path,
    permissions: async () => 0o600,
    home: "/hjem",
    ...given,
  };
}

const read = (keyFile: string | undefined, given: Partial<KeyEffects> = {}) =>
  readPseudonymKey({folder: "/data/evaluering", keyFile, place}, effects(given));
const refused = (keyFile: string | undefined, given: Partial<KeyEffects> = {}) => refusal(() => read(keyFile, given));

describe("readPseudonymKey(where, effects)", () => {
  it("takes the environment's before the file's", async () => {
    const environment = {MAALEPUNKT_PSEUDONYM_KEY: " fra-miljoeet-med-mange-tegn "};
    expect(await read("/noegle", {environment})).toBe("fra-miljoeet-med-mange-tegn");
    expect(await read("/noegle", {environment: {MAALEPUNKT_PSEUDONYM_KEY: ""}})).toBe(secret);
  });

  it.each([
    ["/noegle", "/noegle"],
    ["~/noegle", "/hjem/noegle"],
    ["../noegle", "/data/noegle"],
  ])("reads %s from %s", async (written, path) => {
    const asked: string[] = [];
    const readText = async (file: string) => {
      asked.push(file);
      return secret;
    };
    expect(await read(written, {readText})).toBe(secret);
    expect(asked).toEqual([path]);
  });

  it("refuses when there is none", async () => {
    const error = await refused(undefined);
    expect(error.kind).toBe("config");
    expect(error.hint).toContain("MAALEPUNKT_PSEUDONYM_KEY");
  });

  it.each(["noegle", "/data/evaluering/hemmelig/noegle"])("refuses %s, which lies in the folder", async (written) => {
    expect((await refused(written)).message).toBe("The key of the pseudonyms lies in the evaluation's own folder.");
  });

  it("refuses a link that leads into the folder", async () => {
    const realPath = async (path: string) => (path === "/noegle" ? "/data/evaluering/noegle" : path);
    expect((await refused("/noegle", {realPath})).message).toContain("own folder");
  });

  it("takes a neighbour folder with a longer name for what it is", async () => {
    expect(await read("/data/evaluering-noegler/noegle")).toBe(secret);
    expect(await read("/data/..noegle")).toBe(secret);
  });

  it.each([0o640, 0o604, 0o620])("refuses a file with mode %o", async (mode) => {
    const error = await refused("/noegle", {permissions: async () => mode});
    expect(error.kind).toBe("environment");
    expect(error.hint).toContain("chmod 600");
  });

  it("asks for no permissions where there are none", async () => {
    expect(await read("/noegle", {permissions: async () => null})).toBe(secret);
  });

  it("refuses a key that could be guessed, without telling it", async () => {
    const error = await refused("/noegle", {readText: async () => "kort"});
    expect(error.message).toContain("shorter than 16");
    expect(`${error.message} ${error.hint}`).not.toContain("kort");
  });

  it("tells when the file cannot be read", async () => {
    const realPath = async () => Promise.reject(Object.assign(new Error("ENOENT"), {code: "ENOENT"}));
    expect((await refused("/noegle", {realPath})).kind).toBe("environment");
  });
});

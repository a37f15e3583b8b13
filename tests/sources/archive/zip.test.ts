import {describe, expect, it} from "vitest";
import {openArchive, unpackWhole} from "../../../src/sources/archive/zip.ts";
import {zipOf} from "../../support/zip.ts";
import {refusal} from "../support.ts";

const damaged = "The archive is damaged, or only a part of it is here.";

async function contents(bytes: Uint8Array, largestMb = 1024): Promise<Record<string, string>> {
  const members = await openArchive(bytes, "a.zip", largestMb);
  const each: Record<string, string> = {};
  for (const member of members) each[member.name] = Buffer.from(await unpackWhole(member)).toString();
  return each;
}

describe("openArchive(bytes, file, largestMb)", () => {
  it("unpacks every member, whatever its name", async () => {
    const members = {"æøå/a.csv": "ja", "../../x": "nej", "C:\\y": "", "/etc/passwd": "x".repeat(100_000)};
    const bytes = zipOf(Object.entries(members).map(([name, content]) => ({name, content})));
    expect(await contents(bytes)).toEqual(members);
  });

  it("refuses what would unpack to more than is allowed, before it unpacks anything", async () => {
    const bomb = zipOf([1, 2, 3].map((number) => ({name: `${number}`, content: new Uint8Array(1024 * 1024)})));
    expect(bomb.length).toBeLessThan(10_000);
    const error = await refusal(() => openArchive(bomb, "a.zip", 2));
    expect(error.message).toBe("The archive unpacks to 3 MB, where 2 MB are allowed.");
    expect(error.place).toEqual({file: "a.zip"});
    expect(await openArchive(bomb, "a.zip", 3)).toHaveLength(3);
    const many = Buffer.from(zipOf([{name: "a", content: "x"}]));
    many.writeUInt16LE(20_001, many.length - 12);
    expect((await refusal(() => openArchive(many, "a.zip", 1024))).message).toBe("The archive holds 20001 files.");
  });

  it("stops a member that unpacks to more or less than it promises", async () => {
    const content = new Uint8Array(5 * 1024 * 1024);
    for (const size of [10, 6 * 1024 * 1024]) {
      const liar = zipOf([{name: "a", content, says: {size}}]);
      expect((await refusal(() => contents(liar))).message).toBe(damaged);
    }
  });

  it("refuses a member whose content does not fit its checksum", async () => {
    expect((await refusal(() => contents(zipOf([{name: "a", content: "x", says: {crc: 5}}])))).message).toBe(damaged);
  });

  it("refuses a member that is packed by another method", async () => {
    const other = zipOf([{name: "a", content: "x", says: {method: 9}}]);
    expect((await refusal(() => contents(other))).message).toBe(
      "The archive is packed by a method (9) that is not read here.",
    );
  });

  it("refuses a member that is encrypted", async () => {
    const locked = zipOf([{name: "a", content: "x", says: {flags: 0x801}}]);
    expect((await refusal(() => contents(locked))).message).toBe("The archive is encrypted.");
  });

  it("refuses an archive that is cut off anywhere", async () => {
    const whole = zipOf([
      {name: "a", content: "en tekst"},
      {name: "b", content: "en anden"},
    ]);
    for (let length = 0; length < whole.length; length++) {
      expect((await refusal(() => contents(whole.subarray(0, length)))).message, `${length}`).toBe(damaged);
    }
  });
});

import {describe, expect, it} from "vitest";
import {readChecksum} from "../../src/fetch/checksum.ts";

const [one, other] = ["a".repeat(64), "B".repeat(64)];

describe("a checksum's file", () => {
  it.each([
    ["a sum alone", `${other}\n`, "b".repeat(64)],
    ["a sum with another name, when it is the only one", `${one}  ./kopi.csv\n`, one],
    ["the file's own line among others", `${one}  andet.csv\r\n${other} *ud/job.csv\r\n`, "b".repeat(64)],
    ["several without the file's name", `${one}  a.csv\n${other}  b.csv\n`, undefined],
    ["something else", "<html>Log ind</html>", undefined],
    ["a sum that is too short", "abc  job.csv", undefined],
  ])("may hold %s", (_, text, expected) => {
    expect(readChecksum(text, "job.csv")).toBe(expected);
  });
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {decodeText} from "../../src/sources/decode.ts";
import {refusal, utf16, windows1252} from "./support.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const danish = "borger;køn\nB1;Mand på 40 år\n";

describe("decodeText(bytes, file, encoding)", () => {
  it("reads UTF-8, with and without a byte order mark", () => {
    expect(decodeText(utf8(danish), "a.csv")).toEqual({text: danish, encoding: "utf-8"});
    expect(decodeText(utf8(`\ufeff${danish}`), "a.csv")).toEqual({text: danish, encoding: "utf-8"});
  });

  it("reads bytes that are not UTF-8 as windows-1252", () => {
    expect(decodeText(windows1252(danish), "a.csv")).toEqual({text: danish, encoding: "windows-1252"});
    expect(decodeText(Uint8Array.of(0x80, 0x96, 0xe5), "a.csv").text).toBe("€–å");
  });

  it("reads UTF-16 of either byte order by its byte order mark", () => {
    const bytes = utf16(danish);
    const swapped = bytes.map((_, index) => bytes[index ^ 1] ?? 0);
    expect(decodeText(bytes, "a.csv")).toEqual({text: danish, encoding: "utf-16le"});
    expect(decodeText(swapped, "a.csv")).toEqual({text: danish, encoding: "utf-16be"});
  });

  it("reads UTF-16 of either byte order without a byte order mark by its zero bytes", () => {
    const bytes = utf16(danish).slice(2);
    const swapped = bytes.map((_, index) => bytes[index ^ 1] ?? 0);
    expect(decodeText(bytes, "a.csv")).toEqual({text: danish, encoding: "utf-16le"});
    expect(decodeText(swapped, "a.csv")).toEqual({text: danish, encoding: "utf-16be"});
  });

  it("reads an empty file as empty text, whatever encoding is stated", () => {
    expect(decodeText(new Uint8Array(), "a.csv").text).toBe("");
    expect(decodeText(new Uint8Array(), "a.csv", "utf-16le").text).toBe("");
  });

  it("reads what was written, in each encoding", () => {
    const letters = fc.string({unit: fc.constantFrom(...'abcæøåÆØÅ ;\t\r\n"12'), minLength: 1});
    fc.assert(
      fc.property(letters, (text) => {
        const marked = `æ${text}`;
        expect(decodeText(utf8(marked), "a.csv").text).toBe(marked);
        expect(decodeText(utf16(marked), "a.csv").text).toBe(marked);
        expect(decodeText(windows1252(marked), "a.csv").text).toBe(marked);
      }),
    );
  });

  it("refuses bytes that do not fit the stated UTF-8, naming line and column", async () => {
    const error = await refusal(() => decodeText(windows1252("navn\nSøren\n"), "a.csv", "utf-8"));
    expect(error.kind).toBe("data");
    expect(error.message).toBe("The bytes here are not utf-8, or a letter was lost before: wrong encoding.");
    expect(error.place).toEqual({file: "a.csv", line: 2, column: 2});
    expect(error.hint).toMatch(/UTF-8.*state the right encoding/);
  });

  it("refuses eight-bit text said to be UTF-16, and the reverse", async () => {
    const eight = await refusal(() => decodeText(utf8(danish), "a.csv", "utf-16le"));
    expect(eight.message).toBe("The bytes are not utf-16le, as they are said to be: they look like utf-8.");
    const wide = await refusal(() => decodeText(utf16(danish), "a.csv", "windows-1252"));
    expect(wide.message).toBe("The bytes are not windows-1252, as they are said to be: they look like utf-16le.");
    expect(wide.place).toEqual({file: "a.csv"});
  });

  it("refuses UTF-8 said to be windows-1252, for its letters come out mangled", async () => {
    const error = await refusal(() => decodeText(utf8(danish), "a.csv", "windows-1252"));
    expect(error.message).toBe(
      'Letters are mangled ("Ã¸" for one letter), so this is the wrong encoding: the bytes are UTF-8, or most of them are, but not all of them fit it.',
    );
    expect(error.place).toEqual({file: "a.csv", line: 1, column: 9});
  });

  it("refuses UTF-8 with one bad byte instead of reading all of it as windows-1252", async () => {
    const bytes = Uint8Array.of(...utf8("navn\nBjørn\nS"), 0xf8, ...utf8("ren\n"));
    const error = await refusal(() => decodeText(bytes, "a.csv"));
    expect(error.message).toMatch(/^Letters are mangled .* most of them are/);
    expect(error.place).toMatchObject({line: 2});
  });

  it("refuses text that was saved as UTF-8 twice", async () => {
    const twice = utf8(Buffer.from(utf8("målepunkt;køn\n")).toString("latin1"));
    const error = await refusal(() => decodeText(twice, "a.csv"));
    expect(error.message).toBe(
      'Letters are mangled ("Ã¥" for one letter), so this is the wrong encoding: the text was UTF-8 that some program read as windows-1252 and saved again.',
    );
  });

  it("accepts one respondent's mangled answer among whole letters", () => {
    const text = "svar\nPÃ¥ vej\nPå vej\nSåmænd\n";
    expect(decodeText(utf8(text), "a.csv").text).toBe(text);
  });

  it("refuses text in which letters were lost", async () => {
    const error = await refusal(() => decodeText(utf8("navn\r\nMand\r\nSt\ufffdtte"), "a.csv"));
    expect(error.message).toMatch(/a letter was lost before/);
    expect(error.place).toEqual({file: "a.csv", line: 3, column: 3});
  });

  it("refuses bytes of no known encoding", async () => {
    const error = await refusal(() => decodeText(Uint8Array.of(0x61, 0x0a, 0x81, 0x8d), "a.csv"));
    expect(error.message).toBe("The bytes are neither UTF-8, UTF-16 nor windows-1252: wrong encoding.");
    expect(error.place).toEqual({file: "a.csv", line: 2, column: 1});
  });

  it("refuses UTF-16 that is cut off in the middle of a letter", async () => {
    const error = await refusal(() => decodeText(utf16("navn\nBo").slice(0, -1), "a.csv"));
    expect(error.place).toEqual({file: "a.csv", line: 2, column: 2});
  });

  it("refuses a NUL byte, naming its line", async () => {
    const error = await refusal(() => decodeText(utf8("navn\nB\0o\n"), "a.csv"));
    expect(error.message).toBe("There is a NUL byte, so this is not a text file, or it is damaged.");
    expect(error.place).toEqual({file: "a.csv", line: 2, column: 2});
  });
});

import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {unpackWoff} from "../../../src/render/docx/woff.ts";
import {readFontFile} from "../../../src/themes/fonts/font-file.ts";

const packed = readFileSync(
  new URL(import.meta.resolve("@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff")),
);

it("a web font becomes the font it was packed from: same tables, same widths", () => {
  const font = unpackWoff(packed);
  expect(font.length).toBe(packed.readUInt32BE(16));
  const [before, after] = [readFontFile(packed), readFontFile(font)];
  expect(after.format).toBe("truetype");
  expect(after.family).toBe("Source Sans 3");
  expect([...after.widths]).toEqual([...before.widths]);
});

it("its tables stand in the order of their names, on whole words, with true checksums", () => {
  const font = unpackWoff(packed);
  const entries = Array.from({length: font.readUInt16BE(4)}, (_, index) => {
    const at = 12 + 16 * index;
    return {
      tag: font.toString("latin1", at, at + 4),
      sum: font.readUInt32BE(at + 4),
      from: font.readUInt32BE(at + 8),
      length: font.readUInt32BE(at + 12),
    };
  });
  expect(entries.map(({tag}) => tag)).toEqual(entries.map(({tag}) => tag).sort());
  for (const {tag, sum, from, length} of entries) {
    expect(from % 4).toBe(0);
    // The head has a checksum of the whole within it, which does not count.
    if (tag === "head") continue;
    let total = 0;
    for (let at = 0; at < length; at += 4) total = (total + font.readUInt32BE(from + at)) >>> 0;
    expect(total).toBe(sum);
  }
});

it("what is no web font is refused", () => {
  expect(() => unpackWoff(Buffer.from("wOF2 and more"))).toThrow(RangeError);
});

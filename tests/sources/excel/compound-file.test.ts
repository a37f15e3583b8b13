import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readCompoundFile} from "../../../src/sources/excel/compound-file.ts";

const {CFB} = await import("@e965/xlsx");

function fileWith(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, Buffer.from(content));
  return Uint8Array.from(CFB.write(container, {type: "buffer"}) as Uint8Array);
}

/** Bytes that tell where they stand. */
function counting(length: number): Uint8Array {
  return Uint8Array.from({length}, (_, index) => (index * 7 + (index >> 8)) & 0xff);
}

describe("readCompoundFile(bytes)", () => {
  it("gives the streams of what another program has written, small and large", () => {
    const streams = {Workbook: counting(100_000), Book: counting(4096), small: counting(4095), one: counting(1)};
    const read = readCompoundFile(fileWith(streams));
    for (const [name, content] of Object.entries(streams)) {
      expect(Buffer.compare(read?.get(name) ?? Buffer.alloc(0), content), name).toBe(0);
    }
  });

  it("ends on chains that go in a circle, wherever a number of the file is another", () => {
    const whole = fileWith({Workbook: counting(6000), small: counting(200)});
    fc.assert(
      fc.property(fc.nat(whole.length / 4 - 1), fc.nat(20), (place, number) => {
        const bytes = whole.slice();
        new DataView(bytes.buffer).setUint32(4 * place, number, true);
        for (const content of readCompoundFile(bytes)?.values() ?? []) {
          expect(content.length).toBeLessThanOrEqual(bytes.length);
        }
      }),
      {numRuns: 500},
    );
  });

  it("gives nothing for what is no compound file", () => {
    expect(readCompoundFile(new Uint8Array(2000))).toBeNull();
    expect(readCompoundFile(fileWith({a: counting(10)}).subarray(0, 600))?.size ?? 0).toBe(0);
  });
});

import {describe, expect, it} from "vitest";
import {reader as excel} from "../../../scripts/fuzz/readers/excel.ts";
import {reader as surveyXact} from "../../../scripts/fuzz/readers/surveyxact-zip.ts";
import {inputOf} from "../../../scripts/fuzz/run-inputs.ts";
import {CliError} from "../../../src/errors/cli-error.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";

/** What came of a file: read, refused in words, or anything else, which is a defect. */
async function outcome(read: (bytes: Uint8Array) => Promise<unknown>, bytes: Uint8Array): Promise<"read" | "refused"> {
  try {
    await read(bytes);
    return "read";
  } catch (error) {
    if (error instanceof CliError) return "refused";
    throw error;
  }
}

describe.each([excel, surveyXact])("faults in files for $name", ({seeds, read}) => {
  it("are refused in words where the file is cut off", async () => {
    for (const seed of await seeds()) {
      for (let length = 0; length < seed.length; length += 1 + Math.floor(seed.length / 60)) {
        await outcome(read, seed.subarray(0, length));
      }
    }
  });

  it("are refused in words, or change a text, where 300 bits are flipped", async () => {
    const random = xoshiro128(7);
    const all = await seeds();
    const seen = {read: 0, refused: 0};
    for (let flip = 0; flip < 300; flip++) {
      const bytes = Uint8Array.from(all[flip % all.length] ?? []);
      const at = Math.floor(random() * bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      seen[await outcome(read, bytes)] += 1;
    }
    expect(seen.refused).toBeGreaterThan(100);
    expect(seen.read + seen.refused).toBe(300);
  });

  it("are refused in words where they are many", async () => {
    const all = await seeds();
    for (let input = 0; input < 300; input++) await outcome(read, inputOf(all, 11, input));
  });
});

describe("the files that faults are put into", () => {
  it("are read", async () => {
    for (const seed of await excel.seeds()) expect(await outcome(excel.read, seed)).toBe("read");
    const [zip = new Uint8Array(), workbook = new Uint8Array()] = await surveyXact.seeds();
    expect(await outcome(surveyXact.read, zip)).toBe("read");
    expect(await outcome(surveyXact.read, workbook)).toBe("read");
  });
});

import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {CliError} from "../../../src/errors/cli-error.ts";
import {readSpssFile} from "../../../src/sources/spss/read-file.ts";
import {xoshiro128} from "../../../src/statistics/random/xoshiro128.ts";
import {refusal} from "../support.ts";
import {Bytes, type WrittenFile, writeSav} from "./write-sav.ts";

const largestBytes = 2 ** 20;

function read(bytes: Uint8Array) {
  return readSpssFile(bytes, {file: "a.sav", largestBytes});
}

function fixture(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, "fixtures", name));
}

/** What comes of a file: `read`, or `refused` with an error that names it. Anything else that is thrown comes through. */
function outcome(bytes: Uint8Array): "read" | "refused" {
  try {
    read(bytes);
    return "read";
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    expect(error).toMatchObject({kind: "data", place: {file: "a.sav"}});
    return "refused";
  }
}

const small: WrittenFile = {
  variables: [
    {name: "A", label: "Et tal", labels: [{value: 1, label: "Ja"}], missing: [9]},
    {name: "B", width: 12},
  ],
  rows: [
    [1, "Næstved"],
    [2.5, ""],
  ],
};

describe("every truncation", () => {
  it.each(["none", "bytecode", "zlib"] as const)("of a file with compression %s is refused in words", (compression) => {
    const whole = writeSav({...small, compression});
    const outcomes = Array.from({length: whole.length}, (_, length) => outcome(whole.subarray(0, length)));
    // A block of codes may end in padding, which is no part of the last case.
    const firstRead = outcomes.indexOf("read");
    expect(firstRead === -1 ? whole.length : firstRead).toBeGreaterThan(whole.length - 8);
    expect(outcome(whole)).toBe("read");
  });

  it("of a file by PSPP ends in a value or a refusal", () => {
    const whole = fixture("pspp-packed.sav");
    const outcomes = Array.from({length: whole.length / 16}, (_, part) => outcome(whole.subarray(0, part * 16)));
    expect(new Set(outcomes)).toEqual(new Set(["refused"]));
  });
});

describe("random byte flips", () => {
  it.each(["pspp-packed.sav", "pspp-zipped.zsav", "big-endian-plain.sav", "haven-packed.sav"])(
    "in %s end in a value or a refusal",
    (name) => {
      const whole = fixture(name);
      const random = xoshiro128(1952);
      const outcomes = Array.from({length: 500}, () => {
        const bytes = Uint8Array.from(whole);
        const at = Math.floor(random() * bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        return outcome(bytes);
      });
      expect(new Set(outcomes)).toEqual(new Set(["read", "refused"]));
    },
  );
});

describe("what cannot be", () => {
  const replaced = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    new DataView(copy.buffer).setInt32(at, value, true);
    return copy;
  };

  it("is refused with the byte it is at", async () => {
    const error = await refusal(() => read(replaced(writeSav(small), 176, 77)));
    expect(error.message).toBe("There is a record of the unknown type 77, at byte 176 of the file.");
    expect(error.hint).toBe("The file is damaged or was not copied whole. Save it again in SPSS, or fetch it again.");
  });

  it("is a label of two gigabytes", async () => {
    const error = await refusal(() => read(replaced(writeSav(small), 208, 0x7fffffff)));
    expect(error.message).toMatch(/^The file says that 2147483647 bytes of a variable's label follow, which cannot be/);
  });

  it("is a negative length", async () => {
    const error = await refusal(() => read(replaced(writeSav(small), 208, -5)));
    expect(error.message).toMatch(/^The file says that -5 bytes of a variable's label follow/);
  });

  it("is an extension record of more bytes than there are", async () => {
    const bytes = writeSav({...small, extensions: [{subtype: 99, bytes: new Uint8Array(4)}]});
    const at = Buffer.from(bytes).indexOf(Uint8Array.from([7, 0, 0, 0, 99, 0, 0, 0]));
    expect((await refusal(() => read(replaced(bytes, at + 8, 1 << 30)))).message).toMatch(
      /has 4 times 1073741824 bytes/,
    );
  });

  it("are more cases than the data hold, or fewer", async () => {
    const more = await refusal(() => read(writeSav({...small, caseCount: 3})));
    expect(more.message).toMatch(/^The header says that there are 3 cases, and there are 2, at byte/);
    const fewer = await refusal(() => read(writeSav({...small, caseCount: 1})));
    expect(fewer.message).toMatch(/^The header says that there are 1 cases, and there are 2, at byte/);
    expect((await refusal(() => read(writeSav({...small, caseCount: -2})))).message).toMatch(/there are -2 cases/);
  });

  it("is a case that breaks off", async () => {
    const bytes = writeSav({...small, compression: "none", caseCount: -1});
    const error = await refusal(() => read(bytes.subarray(0, -8)));
    expect(error.message).toMatch(/^The data end in the middle of case 2, at byte/);
  });

  it("are four missing values, or a range of strings", async () => {
    const four = writeSav({
      ...small,
      variables: [
        {name: "A", missing: [1, 2, 3, 4]},
        {name: "B", width: 12},
      ],
    });
    expect((await refusal(() => read(four))).message).toMatch(/impossible number of 4 missing values/);
    const range = {name: "B", width: 8, missing: ["a", "b"], missingCode: -2};
    expect((await refusal(() => read(writeSav({variables: [range], rows: []})))).message).toMatch(/-2 missing values/);
  });

  it("are labels of an element inside a string", async () => {
    const labelled = {name: "A", labels: [{value: 1, label: "Ja"}]};
    const bytes = writeSav({...small, variables: [{name: "B", width: 12}, labelled], rows: [["x", 1]]});
    const at = Buffer.from(bytes).indexOf(Uint8Array.from([4, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0]));
    const error = await refusal(() => read(replaced(bytes, at + 8, 2)));
    expect(error.message).toMatch(/^Value labels belong to element 2 of a case, where no variable begins/);
  });

  it("are more value labels than there is room for", async () => {
    const variables = Array.from({length: 2000}, (_, index) => ({name: `V${index}`}));
    const bytes = writeSav({variables, rows: []});
    const end = Buffer.from(bytes).indexOf(Uint8Array.from([7, 0, 0, 0, 3, 0, 0, 0]));
    const record = new Bytes().int32(3, 2000);
    for (let value = 0; value < 2000; value++) record.float64(value).raw(1, 65, 0, 0, 0, 0, 0, 0);
    record.int32(4, 2000, ...variables.map((_, index) => index + 1));
    const error = await refusal(() =>
      read(Buffer.concat([bytes.subarray(0, end), record.whole(), bytes.subarray(end)])),
    );
    expect(error.message).toMatch(/^The variables have 4000000 value labels together, which cannot be/);
  });

  it("is a very long string without its parts", async () => {
    const extensions = [{subtype: 14, bytes: new TextEncoder().encode("B=00600\0\t")}];
    const error = await refusal(() => read(writeSav({...small, extensions})));
    expect(error.message).toMatch(/^A string of 600 bytes does not have the parts that it needs/);
  });

  it("are two variables of one name", async () => {
    const error = await refusal(() => read(writeSav({...small, variables: [{name: "A"}, {name: "A"}]})));
    expect(error.message).toMatch(/^Two variables have the name "A"/);
  });

  it("is a weight that is a string", async () => {
    const error = await refusal(() => read(writeSav({...small, weightElement: 2})));
    expect(error.message).toMatch(/^The header names a weight variable where there is no number variable/);
  });

  it("are numbers of a machine that is no longer built", async () => {
    const integers = new Bytes().int32(1, 0, 0, -1, 2, 1, 1, 1).whole();
    const bytes = writeSav({...small, codePage: null});
    const end = Buffer.from(bytes).indexOf(Uint8Array.from([0xe7, 3, 0, 0]));
    const record = new Bytes().int32(7, 3, 4, 8).bytes(integers).whole();
    const old = Buffer.concat([bytes.subarray(0, end), record, bytes.subarray(end)]);
    expect((await refusal(() => read(old))).message).toMatch(
      /^The numbers are in the form 2, which is not the one in use/,
    );
  });

  it("is another file", async () => {
    const error = await refusal(() => read(new TextEncoder().encode("id;svar\n1;2\n")));
    expect(error.message).toBe("The file is not a .sav or .zsav file of SPSS.");
    expect((await refusal(() => read(new TextEncoder().encode("PK\u0003\u0004…")))).hint).toMatch(/zip or an Excel/);
    expect((await refusal(() => read(new Uint8Array()))).message).toBe("The file is empty.");
  });
});

describe("a bomb", () => {
  const zipped = writeSav({...small, compression: "zlib"});
  const trailer = zipped.length - 24;

  const promising = (unpacked: number): Uint8Array => {
    const copy = Uint8Array.from(zipped);
    new DataView(copy.buffer).setInt32(trailer + 16, unpacked, true);
    return copy;
  };

  it("that promises more than its bytes can hold is not unpacked", async () => {
    const error = await refusal(() => read(promising(0x7fffffff)));
    expect(error.message).toMatch(/^The trailer describes a packed block that cannot be/);
  });

  it("that unpacks to more than it promises is stopped there", async () => {
    const error = await refusal(() => read(promising(8)));
    expect(error.message).toMatch(/^A packed block does not unpack to what the trailer says/);
  });

  it("that keeps its promise is stopped by the limit", async () => {
    const rows = Array.from({length: 60_000}, () => [1, ""]);
    const error = await refusal(() => read(writeSav({...small, rows, compression: "zlib"})));
    expect(error.message).toBe("The cases unpack to 2 MB, and 1 MB is the limit.");
    expect(error.hint).toMatch(/largest_unpacked_mb/);
  });
});

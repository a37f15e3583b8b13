import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readSpssFile} from "../../../src/sources/spss/read-file.ts";
import {refusal} from "../support.ts";
import {Bytes, type WrittenFile, writeSav} from "./write-sav.ts";

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

function read(bytes: Uint8Array) {
  return readSpssFile(bytes, {file: "a.sav", largestBytes: 2 ** 20});
}

function fixture(name: string) {
  return read(readFileSync(join(import.meta.dirname, "fixtures", name)));
}

const word: WrittenFile = {variables: [{name: "ORD", width: 20, label: "Første å"}], rows: [["rød grød"], ["Ærø"]]};

describe("the character set of a file", () => {
  it("is the one it names", () => {
    const file = read(writeSav({...word, encode: latin1, encodingName: "windows-1252"}));
    expect(file.encoding).toEqual({name: "windows-1252", isDeclared: true});
    expect(file.columns).toEqual([["rød grød", "Ærø"]]);
    expect(file.variables[0]?.label).toBe("Første å");
  });

  it.each([
    [28591, "windows-1252"],
    [28605, "iso-8859-15"],
    [1252, "windows-1252"],
    [865, "cp865"],
  ])("is found by the code page %i where no name stands", (codePage, name) => {
    expect(read(writeSav({...word, encode: latin1, encodingName: null, codePage})).encoding.name).toBe(name);
  });

  it.each([
    ["ibm-850_P100-1995", "cp850"],
    ["CP1250", "windows-1250"],
    ["ISO-8859-1", "windows-1252"],
    ["utf8", "utf-8"],
    ["Shift_JIS", "shift_jis"],
    ["x-windows-949", "euc-kr"],
  ])("is known by the name %s", (encodingName, name) => {
    const file = {variables: [{name: "A"}], rows: [[1]], encodingName};
    expect(read(writeSav(file)).encoding.name).toBe(name);
  });

  it("is guessed text by text where the file says nothing", () => {
    const file = read(writeSav({...word, encode: latin1, encodingName: null, codePage: null}));
    expect(file.encoding.isDeclared).toBe(false);
    expect(file.columns).toEqual([["rød grød", "Ærø"]]);
    expect(read(writeSav({...word, encodingName: null, codePage: 2})).columns).toEqual([["rød grød", "Ærø"]]);
  });

  it("is refused when it is not known", async () => {
    const error = await refusal(() => read(writeSav({...word, encodingName: "KLINGON-8"})));
    expect(error.message).toBe('The file says that its text is in "KLINGON-8", which is not known here.');
    const wide = await refusal(() => read(writeSav({...word, encodingName: "UTF-16LE"})));
    expect(wide.message).toMatch(/"UTF-16LE", which is not known/);
    const ebcdic = await refusal(() => read(writeSav({...word, encodingName: null, codePage: 1})));
    expect(ebcdic.message).toMatch(/"EBCDIC"/);
  });

  it("is refused when the bytes do not fit it, without showing them", async () => {
    const error = await refusal(() => read(writeSav({...word, encode: latin1, encodingName: "UTF-8"})));
    expect(error.message).toBe("The bytes of the label of ORD are not utf-8, which the file says that it is in.");
  });

  it("may have its last letter cut in two by the width", () => {
    const file = read(writeSav({variables: [{name: "A", width: 4}], rows: [["abcø"], ["øø"]]}));
    expect(file.columns).toEqual([["abc", "øø"]]);
  });
});

describe("text", () => {
  it("is read over the borders of 8 and of 255 bytes", () => {
    const file = fixture("pspp-packed.sav");
    const column = (name: string) => file.columns[file.variables.findIndex((variable) => variable.name === name)];
    expect(column("bemaerkning")?.[2]).toBe(`${"x".repeat(253)}øæå slut`);
    expect(column("langtekst")?.[2]).toBe(`${"y".repeat(509)}øæå${"z".repeat(60)}slut`);
  });

  it("with a NUL byte inside is refused, and shown nowhere", async () => {
    const error = await refusal(() => read(writeSav({...word, rows: [["hemme\0lig"]]})));
    expect(error.message).toBe("There is a NUL byte in ORD in case 1.");
    expect(read(writeSav({...word, rows: [["ord\0\0"]]})).columns).toEqual([["ord"]]);
  });
});

describe("numbers", () => {
  it("are NaN where they are system-missing, in all compressions", () => {
    for (const compression of ["none", "bytecode", "zlib"] as const) {
      const file = read(
        writeSav({variables: [{name: "A"}], rows: [[Number.NaN], [-99], [151], [152], [0.5]], compression}),
      );
      expect([...(file.columns[0] ?? [])]).toEqual([Number.NaN, -99, 151, 152, 0.5]);
    }
  });

  it("have open ranges of missing values at LOWEST and HIGHEST", () => {
    const lowest = -1.7976931348623155e308;
    const missing = (values: number[], missingCode: number) =>
      read(writeSav({variables: [{name: "A", missing: values, missingCode}], rows: []})).variables[0]?.missing;
    expect(missing([lowest, 0], -2)).toEqual({values: [], range: {from: null, to: 0}});
    expect(missing([90, Number.MAX_VALUE, 5], -3)).toEqual({values: [5], range: {from: 90, to: null}});
    expect(missing([7, 8, 9], 3)).toEqual({values: [7, 8, 9], range: null});
  });
});

describe("records after the variables", () => {
  it("that are unknown are passed over", () => {
    const extensions = [{subtype: 4711, bytes: new Uint8Array(13)}];
    expect(read(writeSav({...word, extensions})).caseCount).toBe(2);
  });

  it("may repeat the length before each missing value of a long string, as old PSPP does", () => {
    const encode = (text: string) => new TextEncoder().encode(text);
    const bytes = new Bytes()
      .int32(3)
      .bytes(encode("ORD"))
      .raw(2)
      .int32(8)
      .text("uoplyst", 8)
      .int32(8)
      .text("x", 8)
      .whole();
    const file = read(writeSav({...word, extensions: [{subtype: 22, bytes}]}));
    expect(file.variables[0]?.missing).toEqual({values: ["uoplyst", "x"], range: null});
  });

  it("tell the weight variable and the response sets", () => {
    expect(fixture("pspp-weighted.sav").weight).toBe("vaegt");
    expect(fixture("pspp-plain.sav").responseSets).toEqual([
      {
        name: "fag",
        label: "Hvilke fag får du støtte i?",
        counted: "1",
        isLabelledByValue: false,
        variables: ["fag_1", "fag_2"],
      },
      {
        name: "hjaelp",
        label: "Hvem hjælper?",
        counted: "5",
        isLabelledByValue: false,
        variables: ["hjaelp_1", "hjaelp_2"],
      },
      {
        name: "valg",
        label: "Hvad har du valgt?",
        counted: null,
        isLabelledByValue: false,
        variables: ["valg_1", "valg_2"],
      },
      {name: "sprog", label: null, counted: "ja", isLabelledByValue: true, variables: ["sprog_1", "sprog_2"]},
    ]);
  });

  it("tell the measurement level", () => {
    const levels = new Map(fixture("pspp-packed.sav").variables.map(({name, measure}) => [name, measure]));
    expect(levels.get("tilfreds")).toBe("ordinal");
    expect(levels.get("kommunenavn")).toBe("nominal");
    expect(levels.get("timer")).toBe("scale");
    // The variable after two very long strings, whose parts have levels of their own.
    expect(levels.get("vaegt")).toBe("scale");
  });

  it("end a response set that is broken in a refusal", async () => {
    for (const set of ["$a", "$a=X 1 1 A", "$a=D 1 A", "$a=D1 1 99 for kort ORD"]) {
      const extensions = [{subtype: 7, bytes: new TextEncoder().encode(set)}];
      expect((await refusal(() => read(writeSav({...word, extensions})))).message).toMatch(/multiple-response set/);
    }
    const empty = [{subtype: 7, bytes: new TextEncoder().encode("\n$tom=C 0 \n")}];
    expect(read(writeSav({...word, extensions: empty})).responseSets).toEqual([]);
  });
});

import {describe, expect, it} from "vitest";
import {readSource} from "../../src/sources/read-source.ts";
import {filesInMemory, refusal} from "./support.ts";

const read = (text: string | Uint8Array) =>
  readSource("a", {type: "jsonl", path: "a.jsonl", name: "A", id: "id"}, ".", filesInMemory({"a.jsonl": text}));

async function columnsOf(text: string) {
  const {columns} = await read(text);
  return Object.fromEntries(columns.map(({name, values}) => [name, values]));
}

describe("JSON lines", () => {
  it("become a column for each key, blank where an object lacks it", async () => {
    const text = '{"id": "B1", "q1": 4}\n\n{"q2": "Ja ", "id": "B2"}\r\n{"id": "B3", "q1": null, "q2": ""}';
    expect(await columnsOf(text)).toEqual({id: ["B1", "B2", "B3"], q1: ["4", null, null], q2: [null, "Ja", null]});
    expect((await read(text)).lines).toEqual([1, 3, 4]);
  });

  it("name the answers of inner objects with dots", async () => {
    expect(await columnsOf('{"id": 1, "svar": {"q1": 2, "by": {"navn": "Århus"}}}')).toEqual({
      id: ["1"],
      "svar.q1": ["2"],
      "svar.by.navn": ["Århus"],
    });
  });

  it("write true and false as 1 and 0, and numbers as short as can be", async () => {
    const text = '{"id": 1, "a": true, "b": false, "c": 4.0, "d": 0.50, "e": -1e3}';
    expect(await columnsOf(text)).toEqual({id: ["1"], a: ["1"], b: ["0"], c: ["4"], d: ["0.5"], e: ["-1000"]});
  });

  it("keep long numbers to the last digit, and leave texts that hold them alone", async () => {
    const text = '{"id": 12345678901234567890, "note": "nr. 12345678901234567890, \\"1234567890123456\\""}';
    expect(await columnsOf(text)).toEqual({
      id: ["12345678901234567890"],
      note: ['nr. 12345678901234567890, "1234567890123456"'],
    });
  });

  it("read a number with decimal point as such, whatever a column of text looks like", async () => {
    const {columns} = await read('{"id": "B1", "tal": 1.234, "tekst": "1,5"}');
    expect(columns.map(({reading}) => reading)).toEqual([
      {kind: "text"},
      {kind: "number", decimal: "."},
      {kind: "number", decimal: ","},
    ]);
  });

  it("take a key that JavaScript has a use for as a name like any other", async () => {
    expect(await columnsOf('{"id": 1, "__proto__": 2, "constructor": 3}')).toMatchObject({constructor: ["3"]});
  });

  it("may have colons, braces and quotes in texts, and one key in several objects", async () => {
    const text = '{"id": "a:{b", "kl": "9:30", "x": {"id": 1, "n": "\\"id\\": 2"}, "y": {"id": 2}}';
    expect(await columnsOf(text)).toMatchObject({id: ["a:{b"], "x.id": ["1"], "y.id": ["2"], "x.n": ['"id": 2']});
  });

  it.each([
    ["a line that is cut short", '{"id": 1}\n{"id": 2', 2, "The line is not whole JSON."],
    ["several objects on a line", '{"id": 1} {"id": 2}', 1, "The line is not whole JSON."],
    ["a list of objects", '{"id": 1}\n[{"id": 2}]', 2, "The line is no JSON object."],
    ["a bare value", "7", 1, "The line is no JSON object."],
    ["answers in a list", '{"id": 1}\n\n{"id": 2, "q": {"a": [1, 2]}}', 3, '"q.a" holds a list.'],
    ["a key without a name", '{"id": 1, " ": 2}', 1, "A key has no name."],
    ["a name twice", '{"id": 1, "a.b": 2, "a": {"b": 3}}', 1, '"a.b" stands twice in the object.'],
    ["a key twice", '{"id": 1, "kl": "9:30", "q": 2, "a": {"q": 5}, "q": 3}', 1, '"q" stands twice in one object.'],
    ["a key twice in an inner object", '{"id": 1, "a": {"b": 2, "\\u0062" : 2}}', 1, '"b" stands twice in one object.'],
    [
      "objects without end",
      `{"id": ${'{"a":'.repeat(9)}1${"}".repeat(10)}`,
      1,
      '"id.a.a.a.a.a.a.a" is an object within 8 others.',
    ],
    ["lists without end", "[".repeat(200_000), 1, "The line is not whole JSON."],
    ["nothing but blank lines", "\n \n", undefined, "The file has no objects."],
  ])("are refused with %s", async (_, text, line, message) => {
    const error = await refusal(() => read(text));
    expect(error).toMatchObject({kind: "data", message, place: {file: "a.jsonl"}});
    expect(error.place?.line).toBe(line);
  });

  it("are refused with more keys than the store can hold", async () => {
    const keys = Array.from({length: 16_385}, (_, index) => `"k${index}": 1`).join(",");
    expect((await refusal(() => read(`{${keys}}`))).message).toBe("The objects have more than 16384 keys.");
  });
});

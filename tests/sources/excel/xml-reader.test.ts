import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {CliError} from "../../../src/errors/cli-error.ts";
import {attributesOf, XmlReader} from "../../../src/sources/excel/xml-reader.ts";

/** What a document tells, with texts in one piece. */
function events(pieces: readonly string[]): string[] {
  const seen: string[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") seen.push(JSON.stringify(text));
    text = "";
  };
  const reader = new XmlReader(
    {
      open: (name, raw) => {
        flush();
        seen.push(`<${name} ${JSON.stringify([...attributesOf(raw)])}>`);
      },
      text: (piece) => {
        text += piece;
      },
      close: (name) => {
        flush();
        seen.push(`</${name}>`);
      },
    },
    "a.xml",
  );
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return seen;
}

const whole = `\ufeff<?xml version="1.0"?><!-- <x> --><ss:a x='1>2' ss:y = "&quot;&#230;">æ &lt;b&gt;\r\n<b/><![CDATA[<&]]><c
 d="e"></c></ss:a>
`;

describe("XmlReader", () => {
  it("tells tags without prefixes, attributes and texts", () => {
    expect(events([whole])).toEqual([
      '<a [["x","1>2"],["y","\\"æ"]]>',
      '"æ <b>\\n"',
      "<b []>",
      "</b>",
      '"<&"',
      '<c [["d","e"]]>',
      "</c>",
      "</a>",
    ]);
  });

  it("tells the same however the document is cut into pieces", () => {
    const wanted = events([whole]);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), {maxLength: 8}), (cuts) => {
        const places = [0, ...cuts.sort((one, other) => one - other), whole.length];
        expect(events(places.slice(1).map((end, index) => whole.slice(places[index], end)))).toEqual(wanted);
      }),
    );
  });

  it("refuses a document that is cut off anywhere", () => {
    const end = whole.lastIndexOf("</ss:a>") + "</ss:a>".length;
    for (let length = 0; length < end; length++) {
      expect(() => events([whole.slice(0, length)]), whole.slice(0, length)).toThrow(CliError);
    }
  });

  it.each([
    "",
    "text",
    "<a></b>",
    "<a/><b/>",
    "<a>&unknown;</a>",
    "<a>&#x110000;</a>",
    "<a>& </a>",
    '<!DOCTYPE a [<!ENTITY b "c">]><a/>',
    "<a><!ELEMENT b></a>",
    "<>x</>",
    "<a>".repeat(300),
  ])("refuses what is no whole XML: %j", (text) => {
    expect(() => events([text])).toThrow("The XML is not whole");
  });

  it("refuses a tag that never ends before it has filled the memory", () => {
    const piece = "x".repeat(1024 * 1024);
    expect(() => events(["<a b='", ...Array.from({length: 40}, () => piece)])).toThrow(CliError);
  });
});

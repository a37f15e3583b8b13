import {describe, expect, it} from "vitest";
import {readUnicodeMap, withSigns} from "../../../src/render/pdf/unicode-map.ts";

const map = `begincmap
2 beginbfchar
<0001> <0020>
<0010> <00660074>
endbfchar
2 beginbfrange
<0020> <0022> <0061>
<0030> <0031> [<00E6> <00F8>]
endbfrange
endcmap`;

describe("readUnicodeMap", () => {
  it("reads single signs, ligatures, ranges and lists", () => {
    expect([...readUnicodeMap(map)]).toEqual([
      ["0001", " "],
      ["0010", "ft"],
      ["0020", "a"],
      ["0021", "b"],
      ["0022", "c"],
      ["0030", "æ"],
      ["0031", "ø"],
    ]);
  });

  it("withSigns(map, signs) has more signs", () => {
    const added = [
      {sign: "0099", reads: "00AD"},
      {sign: "009A", reads: "00660074"},
    ];
    const more = readUnicodeMap(withSigns(map, added));
    expect(more.get("0099")).toBe("\u00ad");
    expect(more.get("009A")).toBe("ft");
    expect(more.size).toBe(9);
  });
});

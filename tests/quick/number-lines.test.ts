import {describe, expect, it} from "vitest";
import type {NumberList} from "../../src/quick/model.ts";
import {numberLines} from "../../src/quick/number-lines.ts";
import {searchedNumbers} from "../../src/quick/search.ts";
import {plainStyle} from "../../src/quick/text-table.ts";

const list: NumberList = {
  title: "Prøve",
  groups: [
    {
      key: "helbred",
      title: "Helbred ved opstart",
      numbers: [
        {
          address: "helbred/h/1/p",
          call: '{{share "helbred" row="Dårligt"}}',
          says: "31 pct.",
          of: ["Dårligt", "Mænd"],
          asked: "share(helbred, 'Dårligt')",
        },
        {address: "test:helbred/h", call: '{{p "helbred"}}', says: "p = 0,004", of: ["Helbred og køn"], asked: null},
      ],
    },
    {
      key: "facts",
      title: "Tal uden for data",
      numbers: [{address: "fact:maal", call: '{{fact "maal"}}', says: "20 pct.", of: ["Målet"], asked: "fact(maal)"}],
    },
  ],
};

describe("numberLines", () => {
  it("says what each number is, and under it what to paste", () => {
    expect(numberLines(list, "helpers", plainStyle)).toBe(`helbred · Helbred ved opstart
  31 pct.    Dårligt · Mænd
             {{share "helbred" row="Dårligt"}}
  p = 0,004  Helbred og køn
             {{p "helbred"}}

facts · Tal uden for data
  20 pct.  Målet
           {{fact "maal"}}
`);
  });

  it("lists what claims can ask instead", () => {
    const lines = numberLines(list, "claims", plainStyle);
    expect(lines).toContain("share(helbred, 'Dårligt')");
    expect(lines).not.toContain("p = 0,004");
  });

  it("shows no control characters from labels", () => {
    const [group] = list.groups;
    if (group === undefined) throw new Error("the sample has groups");
    const hostile = {...list, groups: [{...group, title: "Helbred\u001b[2J"}]};
    expect(numberLines(hostile, "helpers", plainStyle)).not.toContain("\u001b");
  });
});

describe("searchedNumbers", () => {
  it("keeps the numbers with every word, whatever the case", () => {
    expect(searchedNumbers(list, ["HELBRED", "maend"]).groups.flatMap(({numbers}) => numbers)).toHaveLength(1);
    expect(searchedNumbers(list, ["20"]).groups.map(({key}) => key)).toEqual(["facts"]);
    expect(searchedNumbers(list, []).groups).toEqual(list.groups);
    expect(searchedNumbers(list, ["findes ikke"]).groups).toEqual([]);
  });
});

import {describe, expect, it} from "vitest";
import {collectAnswers} from "../../../src/render/asked/collect.ts";
import {embeddedAnswers} from "../../../src/render/asked/embed.ts";
import {emptyRegister} from "../../../src/render/asked/model.ts";
import {packAnswers} from "../../../src/render/asked/pack.ts";
import type {Results} from "../../../src/results/model.ts";
import {unpackAnswers} from "../../../templates/screen/answers.js";
import {hostile} from "../hostile-document.ts";
import {cellAt, health, results} from "./sample.ts";

function register(...addresses: string[]) {
  const asked = emptyRegister();
  for (const address of addresses) asked.addresses.add(address);
  asked.tables.set("helbred", {id: "tabel-helbred", label: "Tabel 5.1"});
  return asked;
}

/** The sample in which the first cell is made of another and of a fact. */
function composed(): Results {
  const {analysis, block, row} = cellAt("helbred/psykhelb/1/1");
  const [first, ...others] = row.cells;
  if (first === undefined) throw new Error("the row has cells");
  const cells = [{...first, of: ["helbred/psykhelb/2/3", "fact:maal"]}, ...others];
  const rows = block.rows.map((each) => (each === row ? {...row, cells} : each));
  return {...results, analyses: {helbred: {...analysis, table: {...analysis.table, blocks: [{...block, rows}]}}}};
}

describe("the answers of a page", () => {
  it("are those of the numbers it prints, and of what these are made of", () => {
    const answers = collectAnswers(register("helbred/psykhelb/1/1", "helbred/no/such/cell"), composed());
    expect(answers.map(({address}) => address)).toEqual(["helbred/psykhelb/1/1", "helbred/psykhelb/2/3", "fact:maal"]);
  });

  it("come out of the page as they went in", () => {
    const all = health.table.blocks.flatMap(({rows}) => rows.flatMap(({cells}) => cells.map(({address}) => address)));
    const answers = collectAnswers(register(...all, "fact:maal", "test:helbred/psykhelb/sign-test"), composed());
    const {ask, has} = unpackAnswers(JSON.parse(JSON.stringify(packAnswers(answers))));
    for (const answer of answers) expect(ask(answer.address)).toEqual(answer);
    expect(answers.length).toBe(8);
    expect(ask("helbred/no/such/cell")).toBeUndefined();
    expect([has("fact:maal"), has("helbred/no/such/cell")]).toEqual([true, false]);
  });

  it("hold each text once", () => {
    const {texts} = packAnswers(collectAnswers(register("helbred/psykhelb/1/1", "helbred/psykhelb/2/1"), results));
    expect(new Set(texts).size).toBe(texts.length);
  });

  it("stand in the page without a sign that could end their element", () => {
    const poisoned = {...results, analyses: {helbred: {...health, source: hostile, filter: hostile}}};
    const json = embeddedAnswers(register("helbred/psykhelb/1/1"), poisoned);
    expect(json).not.toMatch(/[<>&\u2028\u202e]/);
    expect(json).toContain("\\u003cscript\\u003e");
    expect(JSON.parse(json).texts.join()).toContain("</script>");
  });
});

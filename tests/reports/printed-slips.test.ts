import {readdirSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {analyse as analyseSmall} from "../analyses/support.ts";
import {printedSlips} from "../support/printed-slips.ts";

const folder = fileURLToPath(new URL("../../reports", import.meta.url));
/** The people of 98 kommuner are not kept with the project: `tests/batch/kommuner.browser.test.ts` looks at some of them. */
const names = readdirSync(folder).filter((name) => name !== "kommunerne");

describe("the tables of", () => {
  it.each(names)("%s print nothing that is undefined, NaN, null or an object", async (name) => {
    const {analyses, dataReport} = await analyse(await readEvaluation(join(folder, name)), () => {});
    expect(Object.keys(analyses).length).toBeGreaterThan(0);
    expect(Object.values(analyses).flatMap(printedSlips)).toEqual([]);
    expect(dataReport.warnings.filter((warning) => /undefined|NaN|null|\[object/.test(warning))).toEqual([]);
  });
});

describe("printedSlips(result)", () => {
  it.each(["Andel af undefined", "NaN pct.", "[object Object]", "null"])(
    "finds %s in a title, label, cell or note",
    async (text) => {
      const result = await analyseSmall("{kind: distribution, title: T, items: [borger.helbred], wave: 1}");
      expect(printedSlips(result)).toEqual([]);
      expect(printedSlips({...result, title: text})).toEqual([`a.title: ${text}`]);
      expect(printedSlips({...result, notes: [{kind: "base", text}]})).toHaveLength(1);
      const [block] = result.table.blocks;
      const blocks = block === undefined ? [] : [{...block, label: text}];
      expect(printedSlips({...result, table: {...result.table, blocks}})).toHaveLength(1);
    },
  );
});

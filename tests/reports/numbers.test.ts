import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {writeLiveText} from "../../src/narrative/live-text.ts";
import {analyse} from "../../src/pipeline/analyse.ts";
import {numberList} from "../../src/pipeline/list-numbers.ts";

const reports = ["paa-vej-til-arbejde", "isolerede-sindslidende", "brug-for-alle"];

describe("the numbers of the example reports", () => {
  it.each(reports)("%s: every cell can be said, and every helper that is listed writes what is listed", async (key) => {
    const files = await readEvaluation(fileURLToPath(new URL(`../../reports/${key}`, import.meta.url)));
    const results = await analyse(files, () => {});
    const listed = numberList(results).groups.flatMap(({numbers}) => numbers);
    const said = new Set(listed.map(({address}) => address));
    const cells = Object.values(results.analyses).flatMap(({table}) =>
      table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells)),
    );
    const unsaid = cells.filter(({kind, address, printed}) => kind !== "empty" && printed !== "" && !said.has(address));
    expect(unsaid.map(({address}) => address)).toEqual([]);
    for (const {call, says} of listed) {
      expect(writeLiveText(call, results, {file: key}).text, call).toBe(says);
    }
  });
});

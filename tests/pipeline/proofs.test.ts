import {rm} from "node:fs/promises";
import {afterEach, describe, expect, it} from "vitest";
import {checkEvaluation} from "../../src/pipeline/check.ts";
import {type Changes, writeSmallEvaluation} from "../support/evaluation.ts";

const roots: string[] = [];
afterEach(() => Promise.all(roots.splice(0).map((root) => rm(root, {recursive: true, force: true}))));

const evaluation = "reports/lille/evaluation.yaml";

/** The remarks of a check, without the path of their file. */
async function warnings(changes: Changes): Promise<readonly string[]> {
  const {root, folder} = await writeSmallEvaluation(changes);
  roots.push(root);
  const summary = await checkEvaluation(folder, () => {});
  return summary.warnings.map((warning) => warning.replace(/^\S*\//, ""));
}

describe("remarksOn", () => {
  it("tells of a work that no chapter cites where it stands", async () => {
    const literature = "bech:\n  type: web\n  authors: [Bech]\n  year: 2003\n  title: WHO-5\n";
    expect(await warnings({"reports/lille/literature.yaml": literature})).toContainEqual(
      expect.stringMatching(/^literature\.yaml:1:\d+ The work "bech" is cited nowhere\./),
    );
  });

  it("tells of an analysis that nothing uses, also when its variable has its name", async () => {
    const used = 'The analysis "aldersgruppe" is used nowhere.';
    const add = (text: string) =>
      text.replace(
        "figures:\n",
        "  aldersgruppe: {kind: distribution, items: [register.aldersgruppe], title: Aldersgrupper}\nfigures:\n",
      );
    expect(await warnings({[evaluation]: add})).toContainEqual(expect.stringContaining(used));
    const read = (text: string) =>
      add(text).replace(
        "figures:\n",
        "  samlet: {kind: summary, title: S, rows: [{label: A, cells: {Antal: aldersgruppe/aldersgruppe/total/percent}}]}\nfigures:\n",
      );
    expect(await warnings({[evaluation]: read})).not.toContainEqual(expect.stringContaining(used));
    const inText = (text: string) =>
      add(text).replace('{{share "helbred"', '{{base "aldersgruppe"}} {{share "helbred"');
    expect(await warnings({[evaluation]: inText})).not.toContainEqual(expect.stringContaining(used));
  });
});

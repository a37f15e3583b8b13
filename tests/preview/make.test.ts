import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {createMaker, type Made, type Maker} from "../../src/preview/make.ts";
import type {Problem} from "../../src/preview/problems.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";

const chapter = "chapters/01-resultater.md";
let small: SmallEvaluation;
let maker: Maker;

async function begin(...[changes]: Parameters<typeof writeSmallEvaluation>): Promise<void> {
  await maker?.close();
  small = await writeSmallEvaluation({
    "reports/lille/chapters/02-bilag.md": '# Bilag {.appendix}\n\nHer står {{count "helbred" row="Godt"}}.\n',
    ...changes,
  });
  maker = createMaker(small.folder);
}

beforeEach(() => begin());
afterEach(() => maker.close());

async function make(saves = {data: 0, look: 0}): Promise<Made> {
  const made = await maker.make(saves, () => false);
  if (made === null) throw new Error("nothing was made");
  return made;
}

async function change(name: string, change: (text: string) => string): Promise<void> {
  const path = join(small.folder, name);
  await writeFile(path, change(await readFile(path, "utf8")));
}

/** The piece of the page that a problem belongs to. */
function pieceOf({page}: Made, {spot}: Problem): string | undefined {
  return page?.parts.filter(({group}) => group === spot?.group)[spot?.index ?? -1]?.html;
}

function prints({page}: Made): string[] {
  return page?.parts.map(({print}) => print) ?? [];
}

describe("createMaker", () => {
  it("makes the whole report, and then changes what has changed and nothing else", async () => {
    const first = await make();
    expect(first.problems).toEqual([]);
    await change(chapter, (text) => text.replace("En stor del", "En meget stor del"));
    const second = await make();
    const fresh = second.page?.parts.filter(({print}) => !prints(first).includes(print));
    expect(fresh?.map(({html}) => html.includes("En meget stor del"))).toEqual([true]);
    expect(second.page?.frame).toBe(first.page?.frame);
  });

  it("ends when it is outdated, without a report", async () => {
    expect(await maker.make({data: 0, look: 0}, () => true)).toBeNull();
  });

  it("shows what is wrong in a chapter at its block, and the rest as it is now", async () => {
    await make();
    await change(chapter, (text) => text.replace('row="Godt"}} har', 'row="Gott"}} har'));
    await change("chapters/02-bilag.md", (text) => text.replace("Her står", "Nu står"));
    const made = await make();
    const [problem] = made.problems;
    expect(made.problems).toHaveLength(1);
    expect(problem).toMatchObject({level: "error", hint: 'Did you mean "Godt"?'});
    expect(problem?.place).toContain("01-resultater.md:3:");
    expect(problem === undefined ? "" : pieceOf(made, problem)).toContain("ses, at");
    expect(made.page?.html).toContain("Nu står");
  });

  it("shows a chapter that cannot be read as it last could, and takes it up when it is mended", async () => {
    await make();
    await change(chapter, (text) => text.replace('{{table "job"}}', '{{table "job"'));
    const broken = await make();
    expect(broken.problems).toHaveLength(1);
    expect(broken.page?.html).toContain("En stor del");
    await change(chapter, (text) => text.replace('{{table "job"', '{{table "job"}}'));
    expect((await make()).problems).toEqual([]);
  });

  it.each([
    ["has no title", (text: string) => text.replace("# Resultater", "Resultater")],
    ["places a table twice", (text: string) => `${text}\n{{table "job"}}\n`],
  ])("shows a chapter as it last was when it %s, beside the others of now", async (_, slip) => {
    await make();
    await change(chapter, slip);
    await change("chapters/02-bilag.md", (text) => text.replace("Her står", "Nu står"));
    const made = await make();
    expect(made.problems).toHaveLength(1);
    expect(made.problems[0]?.spot?.group).toBe("chapter-0");
    expect(made.page?.html).toContain("En stor del");
    expect(made.page?.html).toContain("Nu står");
  });

  it("begins with the titles of chapters that cannot be read, and tells of nothing that only follows", async () => {
    await begin({
      "reports/lille/chapters/01-resultater.md": '# Resultater {{\n\n{{table "helbred"}}\n',
      "reports/lille/chapters/02-bilag.md": '# Bilag {.appendix}\n\nSe {{ref "table:helbred"}}.\n',
    });
    const made = await make();
    expect(made.problems).toHaveLength(1);
    expect(made.page?.html).toContain("Resultater");
  });

  it("marks the sentence of a claim that does not hold, at its paragraph", async () => {
    await make();
    await change(chapter, (text) => text.replace("> 0.3", "> 0.9"));
    const made = await make();
    const [problem] = made.problems;
    expect(problem?.sentence).toEqual(["En stor del har et godt helbred."]);
    expect(problem === undefined ? "" : pieceOf(made, problem)).toContain("En stor del");
  });

  it("shows what is wrong with an analysis at its table, which stands as it last was", async () => {
    await make();
    await change("evaluation.yaml", (text) => text.replace("columns: register.job", "columns: register.jobb"));
    const made = await make();
    const [problem] = made.problems;
    expect(made.problems).toHaveLength(1);
    expect(problem?.hint).toContain("job");
    expect(problem === undefined ? "" : pieceOf(made, problem)).toContain("Helbred og job");
  });

  it("shows what is wrong with evaluation.yaml itself there too, while chapters go on", async () => {
    await make();
    await change("evaluation.yaml", (text) => text.replace("kind: crosstab", "kind: crosstap"));
    await change(chapter, (text) => text.replace("En stor del", "En meget stor del"));
    const made = await make();
    const [problem] = made.problems;
    expect(problem === undefined ? "" : pieceOf(made, problem)).toContain("Helbred og job");
    expect(made.page?.html).toContain("En meget stor del");
  });

  it("shows what is wrong with a figure at the figure, which stands as it last was", async () => {
    await make();
    await change("evaluation.yaml", (text) => text.replace("alt: '{{share", "alt: '{{shar"));
    const made = await make();
    const [problem] = made.problems;
    expect(problem === undefined ? "" : pieceOf(made, problem)).toContain("<svg");
  });

  it("tells on top what belongs nowhere in the report", async () => {
    await make();
    await change("codebook.yaml", (text) => text.replace("best: first", "best: fist"));
    expect((await make()).problems.map(({spot}) => spot)).toEqual([null]);
  });

  it("counts anew when an export has been saved", async () => {
    const first = await make();
    await writeFile(join(small.root, "data/register.csv"), "personid;job;alder\nP1;Ja;30\nP2;Ja;40\n");
    expect(prints(await make())).toEqual(prints(first));
    const second = await make({data: 1, look: 0});
    expect(prints(second)).not.toEqual(prints(first));
  });

  it("goes on with the last data while an export is broken", async () => {
    const first = await make();
    await writeFile(join(small.root, "data/register.csv"), "alder\n30\n");
    const broken = await make({data: 1, look: 0});
    expect(broken.problems).not.toEqual([]);
    expect(prints(broken)).toEqual(prints(first));
  });

  it("has no page as long as nothing can be made, and says why", async () => {
    await begin({"reports/lille/evaluation.yaml": "title: 3\n"});
    const {page, problems, files} = await make();
    expect([page, files]).toEqual([null, null]);
    expect(problems).toHaveLength(1);
  });

  it("proofreads when it is asked to, once for each text, and not while something is wrong", async () => {
    await make();
    await change(chapter, (text) => `${text}\nHele 31 pct. af deltagerne er det det samme.\n`);
    expect((await make()).problems).toEqual([]);
    const proofread = await maker.proofread();
    expect(proofread?.problems.length).toBeGreaterThan(0);
    expect(proofread?.problems.every(({level}) => level === "warning")).toBe(true);
    expect(await maker.proofread()).toBeNull();
    await change(chapter, (text) => text.replace("> 0.3", "> 0.9"));
    await make();
    expect(await maker.proofread()).toBeNull();
  });

  it("hides what may be personal data in what it tells", async () => {
    await begin({
      "reports/lille/chapters/02-bilag.md": '# Bilag {.appendix}\n\n{{count "helbred" row="anna.holm@eksempel.dk"}}\n',
    });
    const {problems} = await make();
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain("anna.holm");
  });
});

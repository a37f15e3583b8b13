import {appendFile, mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {appendJournal, readJournal} from "../../src/nightly/journal.ts";
import {runRecord} from "./support.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "maalepunkt-journal-"));
});
afterEach(() => rm(root, {recursive: true, force: true}));

describe("the journal of runs", () => {
  it("passes over a line that was cut short, and begins the next one on a line of its own", async () => {
    const file = join(root, "runs.jsonl");
    expect(await readJournal(file)).toEqual([]);
    const [first, second] = [runRecord({run: "a"}), runRecord({run: "b"})];
    await appendJournal(file, first);
    await appendFile(file, JSON.stringify(second).slice(0, 40));
    await appendJournal(file, second);
    await appendJournal(file, first);
    expect(await readJournal(file)).toEqual([first, second, first]);
    expect((await readFile(file, "utf8")).split("\n")).toHaveLength(5);
  });

  it("reads nothing into lines that another program has written", async () => {
    const file = join(root, "runs.jsonl");
    await appendFile(file, '{"schema":"noget andet"}\nikke json\n[]\n');
    expect(await readJournal(file)).toEqual([]);
  });
});

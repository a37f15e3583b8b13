import {describe, expect, it} from "vitest";
import type {Made, Maker, Saves} from "../../src/preview/make.ts";
import type {Problem} from "../../src/preview/problems.ts";
import {type Published, startSession} from "../../src/preview/session.ts";
import type {FileSort} from "../../src/preview/watched-folders.ts";
import {stillClock} from "./clock.ts";

const good: Made = {page: null, problems: [], chapters: [], files: null};

function wrong(message: string, place = "a.md:3:1"): Made {
  const problem: Problem = {level: "error", message, hint: null, place, spot: null, sentence: []};
  return {...good, problems: [problem]};
}

interface Script {
  readonly makes: (Made | Error | null)[];
  readonly proofread?: Made | null;
}

/** A session whose maker makes what it is told to, one after the other, and whose files are saved by name. */
async function session({makes, proofread = null}: Script) {
  const {wait, pass} = stillClock();
  const published: Published[] = [];
  const failed: unknown[] = [];
  const saves: Saves[] = [];
  let save: (path: string) => void = () => {};
  const maker: Maker = {
    make: async (now) => {
      saves.push(now);
      const next = makes.shift() ?? good;
      if (next instanceof Error) throw next;
      return next;
    },
    proofread: async () => proofread,
    close: async () => {},
  };
  const sorts: Readonly<Record<string, FileSort>> = {md: "text", csv: "data", css: "look"};
  const started = await startSession(
    "/lille",
    maker,
    {publish: (each) => published.push(each), failed: (error) => failed.push(error)},
    {
      plan: async () => ({folders: [], sortOf: (path) => sorts[path.split(".").at(-1) ?? ""] ?? null}),
      watch: (onChange) => {
        save = onChange;
        return {only: () => {}, close: () => {}};
      },
      now: () => 0,
      wait,
    },
  );
  await pass(60);
  return {published, failed, saves, pass, save: (path: string) => save(path), close: started.close};
}

describe("startSession", () => {
  it("makes the report at once, and again when something is saved that it is made of", async () => {
    const {published, saves, save, pass, close} = await session({makes: []});
    expect(published).toHaveLength(1);
    save("/lille/a.md");
    await pass(60);
    save("/lille/notes.docx");
    await pass(60);
    expect(published).toHaveLength(2);
    expect(saves).toEqual([
      {data: 0, look: 0},
      {data: 0, look: 0},
    ]);
    await close();
  });

  it("counts what is saved by its sort", async () => {
    const {saves, save, pass, close} = await session({makes: []});
    save("/data/a.csv");
    save("/lille/theme.css");
    await pass(60);
    expect(saves.at(-1)).toEqual({data: 1, look: 1});
    await close();
  });

  it("tells of a new error only when the file has been let alone for a moment", async () => {
    const {published, save, pass, close} = await session({makes: [good, wrong("half written"), good]});
    save("/lille/a.md");
    await pass(80);
    expect(published).toHaveLength(1);
    save("/lille/a.md");
    await pass(80);
    expect(published.map(({made}) => made.problems.length)).toEqual([0, 0]);
    await close();
  });

  it("tells of an error that stays", async () => {
    const {published, save, pass, close} = await session({makes: [good, wrong("not there")]});
    save("/lille/a.md");
    await pass(320);
    expect(published.map(({made}) => made.problems.length)).toEqual([0, 1]);
    await close();
  });

  it("goes on at once with an error that is known, wherever it has moved to", async () => {
    const {published, save, pass, close} = await session({makes: [wrong("not there"), wrong("not there", "a.md:4:1")]});
    save("/lille/a.md");
    await pass(80);
    expect(published.map(({made}) => made.problems[0]?.place)).toEqual(["a.md:3:1", "a.md:4:1"]);
    await close();
  });

  it("adds remarks when nothing has been saved for a while", async () => {
    const remarks = {...good, chapters: ["proofread"]};
    const {published, pass, close} = await session({makes: [], proofread: remarks});
    await pass(340);
    expect(published.at(-1)).toEqual({made: remarks, milliseconds: null});
    await close();
  });

  it("outlives what is no expected failure", async () => {
    const {published, failed, save, pass, close} = await session({makes: [good, new Error("boom"), good]});
    save("/lille/a.md");
    await pass(60);
    expect(failed).toEqual([new Error("boom")]);
    save("/lille/a.md");
    await pass(60);
    expect(published).toHaveLength(2);
    await close();
  });
});

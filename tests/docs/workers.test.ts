import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {parseAllDocuments} from "yaml";
import {run} from "../support/terminal.ts";

const folder = join(import.meta.dirname, "../../docs/operations");

/** The long options of a command line; those that the command does not have. */
async function unknownOptions(args: readonly string[]): Promise<string[]> {
  const {output} = await run(args[0] ?? "", "--help");
  return args.filter((arg) => arg.startsWith("--") && !new RegExp(`(^|\\s)${arg}(\\s|$)`).test(output));
}

describe("the files for workers in docs/operations", () => {
  it("are YAML whose commands have the options they use", async () => {
    const documents = parseAllDocuments(await readFile(join(folder, "kubernetes-workers.yaml"), "utf8"));
    expect(documents.flatMap(({errors}) => errors)).toEqual([]);
    const commands: string[][] = [];
    for (const document of documents) {
      const text = JSON.stringify(document.toJS());
      for (const [, args] of text.matchAll(/"args":(\[[^\]]*\])/g)) commands.push(JSON.parse(args ?? "[]"));
    }
    expect(commands.map(([name]) => name)).toEqual(["worker", "batch"]);
    for (const args of commands) expect(await unknownOptions(args)).toEqual([]);
  });

  it("are a unit of systemd that waits longer for its worker's end than the worker's grace", async () => {
    const unit = await readFile(join(folder, "maalepunkt-worker@.service"), "utf8");
    const args = /^ExecStart=\/usr\/bin\/maalepunkt (.+)$/m.exec(unit)?.[1]?.split(" ") ?? [];
    expect(args[0]).toBe("worker");
    expect(await unknownOptions(args)).toEqual([]);
    const grace = Number(args[args.indexOf("--grace") + 1]);
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(grace);
  });
});

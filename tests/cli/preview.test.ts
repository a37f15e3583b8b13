import {writeFile} from "node:fs/promises";
import {get} from "node:http";
import {createServer} from "node:net";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {preview} from "../../src/cli/preview.ts";
import type {Terminal} from "../../src/cli/terminal.ts";
import {writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

/** A terminal that remembers, and something that waits for what it says. */
function listening() {
  let output = "";
  let errors = "";
  const terminal: Terminal = {
    write: (text) => {
      output += text;
    },
    error: (line) => {
      errors += `${line}\n`;
    },
    interactive: false,
    colour: false,
  };
  const says = (text: RegExp) => expect.poll(() => output + errors, {timeout: 15_000, interval: 20}).toMatch(text);
  return {terminal, says, told: () => errors};
}

function statusOf(address: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(address, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}

describe("maalepunkt preview", () => {
  it("prints where the report is, tells what is wrong once and when it is mended, and ends when it is told to", async () => {
    const {folder} = await writeSmallEvaluation();
    const {terminal, says, told} = listening();
    const opened: string[] = [];
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const running = preview(folder, {open: true}, terminal, {
      untilEnded: () => ended,
      openBrowser: (address) => opened.push(address),
    });
    await says(/^http:\/\/127\.0\.0\.1:\d+\/$/m);
    await says(/up to date \d+ ms/);
    const [address = ""] = opened;
    expect(await statusOf(address)).toBe(200);
    const chapter = join(folder, "chapters/02-ny.md");
    await writeFile(chapter, '# Ny\n\n{{count "helbred" row="Gott"}}\n');
    await says(/02-ny\.md:3:\d+ error .*\n {2}Did you mean "Godt"\?\n1 error \d+ ms/);
    await writeFile(chapter, '# Ny\n\n{{count "helbred" row="Godt"}}\n');
    await says(/mended \d+ ms/);
    expect(told().match(/error There/g)).toHaveLength(1);
    end();
    await running;
    await expect(statusOf(address)).rejects.toThrow("ECONNREFUSED");
  });

  it("says what is wanted when the folder is no evaluation's", async () => {
    const {exitCode, errors} = await run("preview", "tests");
    expect(exitCode).toBe(3);
    expect(errors).toContain('There is no evaluation.yaml in "tests"');
  });

  it.each(["0", "70000", "4173a", "-1"])("refuses %s as a port", async (port) => {
    const {folder} = await writeSmallEvaluation();
    const {exitCode, errors} = await run("preview", folder, `--port=${port}`);
    expect(exitCode).toBe(2);
    expect(errors).toContain("is no port");
  });

  it("says that a port is taken", async () => {
    const {folder} = await writeSmallEvaluation();
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen({host: "127.0.0.1", port: 0}, resolve));
    const address = blocker.address();
    const port = typeof address === "object" ? address?.port : undefined;
    try {
      const {exitCode, errors} = await run("preview", folder, "--port", String(port));
      expect(exitCode).toBe(7);
      expect(errors).toContain(`The port ${port} is taken.`);
    } finally {
      await new Promise((resolve) => blocker.close(resolve));
    }
  });
});

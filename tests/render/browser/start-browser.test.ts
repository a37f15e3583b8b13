import {describe, expect, it} from "vitest";
import {CliError} from "../../../src/errors/cli-error.ts";
import {startBrowser} from "../../../src/render/browser/start-browser.ts";
import {type Answer, fakeLaunch, opens} from "./fake-process.ts";

const find = async () => "/usr/bin/chromium";
const nothing = async () => null;

describe("startBrowser", () => {
  it("runs a task with a page that is cut off from the network", async () => {
    const launch = fakeLaunch(opens);
    const browser = startBrowser({...launch, find});
    expect(await browser.use(async () => "done")).toBe("done");
    expect(launch.calls).toContain("Network.emulateNetworkConditions");
    expect(launch.flags).toContain("--user-data-dir=/tmp/profile");
    await browser.close();
  });

  it("opens a page itself where the browser has none", async () => {
    const answer: Answer = (command) => {
      if (command.method === "Target.getTargets") return {result: {targetInfos: []}};
      return command.method === "Target.createTarget" ? {result: {targetId: "t"}} : opens(command);
    };
    const launch = fakeLaunch(answer);
    const browser = startBrowser({...launch, find});
    await browser.use(nothing);
    expect(launch.calls).toContain("Target.createTarget");
    await browser.close();
  });

  it("gives as many tasks a page at once as it may have, and the others in turn", async () => {
    const answer: Answer = (command) =>
      command.method === "Target.createTarget" ? {result: {targetId: "u"}} : opens(command);
    const launch = fakeLaunch(answer);
    const browser = startBrowser({...launch, find, pages: 2});
    let atOnce = 0;
    let most = 0;
    const pages = new Set<unknown>();
    const task = async (page: unknown) => {
      pages.add(page);
      atOnce++;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setTimeout(resolve, 5));
      atOnce--;
    };
    await Promise.all(Array.from({length: 5}, () => browser.use(task)));
    expect([most, pages.size]).toEqual([2, 2]);
    expect(launch.calls.filter((call) => call === "Target.createTarget")).toHaveLength(1);
    await browser.close();
  });

  it("opens no further page for a task that comes alone", async () => {
    const launch = fakeLaunch(opens);
    const browser = startBrowser({...launch, find, pages: 2});
    await browser.use(nothing);
    await browser.use(nothing);
    expect(launch.calls).not.toContain("Target.createTarget");
    await browser.close();
  });

  it("ends the browser and removes its folder when it is closed, once", async () => {
    const launch = fakeLaunch(opens);
    const browser = startBrowser({...launch, find});
    await browser.use(nothing);
    await browser.close();
    await browser.close();
    expect(launch.calls.filter((call) => call.startsWith("remove"))).toEqual(["remove /tmp/profile"]);
    expect(launch.calls.indexOf("kill")).toBeLessThan(launch.calls.indexOf("remove /tmp/profile"));
  });

  it("can be closed before the browser has come up", async () => {
    const launch = fakeLaunch(opens);
    const browser = startBrowser({...launch, find});
    await browser.close();
    await expect(browser.use(nothing)).rejects.toBeInstanceOf(CliError);
    expect(launch.flags).toEqual([]);
  });

  it("tells those who use it that there is no browser, and nobody else", async () => {
    const missing = new CliError("environment", "There is no browser.");
    const browser = startBrowser({
      ...fakeLaunch(opens),
      find: async () => {
        throw missing;
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(browser.use(nothing)).rejects.toBe(missing);
    await browser.close();
  });

  it("tells when the browser dies while it starts, with its last words", async () => {
    const launch = fakeLaunch(() => undefined);
    const browser = startBrowser({...launch, find});
    setTimeout(() => launch.die("Starting\nNo usable sandbox!\n"), 5);
    await expect(browser.use(nothing)).rejects.toMatchObject({
      kind: "environment",
      message: "The browser ended before the report was printed: /usr/bin/chromium",
      hint: expect.stringContaining("No usable sandbox!"),
    });
    await browser.close();
  });

  it("tells when the browser dies during a task", async () => {
    const launch = fakeLaunch((command) => (command.method === "Runtime.evaluate" ? undefined : opens(command)));
    const browser = startBrowser({...launch, find});
    const task = browser.use((page) => page.evaluate("1"));
    setTimeout(() => launch.die(""), 20);
    await expect(task).rejects.toMatchObject({kind: "environment"});
    await browser.close();
  });

  it("tells when the browser dies while its document loads", async () => {
    const launch = fakeLaunch(opens);
    const browser = startBrowser({...launch, find});
    const task = browser.use((page) => page.show("<p>"));
    setTimeout(() => launch.die(""), 20);
    await expect(task).rejects.toMatchObject({kind: "environment"});
    await browser.close();
  });

  it("gives up a browser that does not answer, and ends it", async () => {
    const launch = fakeLaunch(() => undefined);
    const browser = startBrowser({...launch, find, startLimit: 20});
    await expect(browser.use(nothing)).rejects.toMatchObject({
      kind: "environment",
      message: "The browser did not start within 0.02 seconds.",
    });
    expect(launch.calls).toContain("kill");
    await browser.close();
  });

  it("gives up a task that takes too long, and ends the browser", async () => {
    const launch = fakeLaunch((command) => (command.method === "Runtime.evaluate" ? undefined : opens(command)));
    const browser = startBrowser({...launch, find, taskLimit: 20});
    await expect(browser.use((page) => page.evaluate("for (;;);"))).rejects.toMatchObject({
      message: "The browser did not finish within 0.02 seconds.",
    });
    expect(launch.calls).toContain("kill");
    await browser.close();
  });

  it("tells what a browser refuses to do", async () => {
    const answer: Answer = (command) =>
      command.method === "Page.printToPDF" ? {error: {message: "Printing failed"}} : opens(command);
    const browser = startBrowser({...fakeLaunch(answer), find});
    await expect(browser.use((page) => page.print({accessible: true}))).rejects.toMatchObject({
      kind: "environment",
      message: "The browser cannot do what is asked (Page.printToPDF): Printing failed",
    });
    await browser.close();
  });

  it("tells that a folder for the browser cannot be made", async () => {
    const makeProfile = async () => {
      throw new Error("ENOSPC");
    };
    const browser = startBrowser({...fakeLaunch(opens), find, makeProfile});
    await expect(browser.use(nothing)).rejects.toMatchObject({
      kind: "environment",
      hint: expect.stringContaining("disk is not full"),
    });
    await browser.close();
  });

  it("tells of a program that cannot be started", async () => {
    const browser = startBrowser({find: async () => "/no/such/browser"});
    await expect(browser.use(nothing)).rejects.toMatchObject({
      kind: "environment",
      message: "The browser ended before the report was printed: /no/such/browser",
    });
    await browser.close();
  });

  it("tells of a program that is no browser", async () => {
    const browser = startBrowser({find: async () => process.execPath});
    await expect(browser.use(nothing)).rejects.toMatchObject({
      kind: "environment",
      message: `The browser ended before the report was printed: ${process.execPath}`,
    });
    await browser.close();
  });

  it("passes on what goes wrong in a task itself", async () => {
    const browser = startBrowser({...fakeLaunch(opens), find});
    const defect = new RangeError("a defect");
    await expect(browser.use(() => Promise.reject(defect))).rejects.toBe(defect);
    await browser.close();
  });
});

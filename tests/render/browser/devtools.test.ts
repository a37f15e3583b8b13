import {PassThrough} from "node:stream";
import {describe, expect, it} from "vitest";
import {DevTools} from "../../../src/render/browser/devtools.ts";

function connect() {
  const toBrowser = new PassThrough();
  const fromBrowser = new PassThrough();
  return {devTools: new DevTools(toBrowser, fromBrowser), toBrowser, fromBrowser};
}

const message = (value: unknown) => `${JSON.stringify(value)}\0`;

describe("DevTools", () => {
  it("sends commands with numbers of their own, parted by zero bytes", () => {
    const {devTools, toBrowser} = connect();
    void devTools.send("Page.enable", {}, "s");
    void devTools.send("Target.createTarget", {url: "about:blank"});
    expect(String(toBrowser.read())).toBe(
      message({id: 1, method: "Page.enable", params: {}, sessionId: "s"}) +
        message({id: 2, method: "Target.createTarget", params: {url: "about:blank"}}),
    );
  });

  it("gives each command its own answer, whatever their order", async () => {
    const {devTools, fromBrowser} = connect();
    const first = devTools.send("Target.createTarget", {url: "a"});
    const second = devTools.send("Target.createTarget", {url: "b"});
    fromBrowser.write(message({id: 2, result: {targetId: "B"}}) + message({id: 1, result: {targetId: "A"}}));
    expect(await Promise.all([first, second])).toEqual([{targetId: "A"}, {targetId: "B"}]);
  });

  it("puts messages together that arrive in pieces, also within a letter", async () => {
    const {devTools, fromBrowser} = connect();
    const answer = devTools.send("Target.createTarget", {url: "a"});
    const bytes = Buffer.from(message({id: 1, result: {targetId: "målepunkt"}}));
    for (const byte of bytes) fromBrowser.write(Buffer.from([byte]));
    expect(await answer).toEqual({targetId: "målepunkt"});
  });

  it("tells each session of its own event, once", async () => {
    const {devTools, fromBrowser} = connect();
    const told: string[] = [];
    const loaded = ["s", "t"].map((sessionId) =>
      devTools.once("Page.loadEventFired", sessionId).then(() => told.push(sessionId)),
    );
    const event = (method: string, sessionId: string) => message({method, sessionId});
    fromBrowser.write(event("Page.other", "s") + event("Page.loadEventFired", "t"));
    await loaded[1];
    expect(told).toEqual(["t"]);
    fromBrowser.write(event("Page.loadEventFired", "s"));
    await loaded[0];
    expect(told).toEqual(["t", "s"]);
  });

  it("fails what waits and what comes later when the browser has ended", async () => {
    const {devTools} = connect();
    const waiting = [devTools.send("Page.enable", {}), devTools.once("Page.loadEventFired", "s")];
    const end = new Error("ended");
    devTools.end(end);
    devTools.end(new Error("again"));
    for (const failure of [...waiting, devTools.send("Page.enable", {}), devTools.once("x", "s")]) {
      await expect(failure).rejects.toBe(end);
    }
  });
});

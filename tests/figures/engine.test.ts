import {setTimeout as sleep} from "node:timers/promises";
import {expect, it} from "vitest";
import {startEngine} from "../../src/figures/engine.ts";

it("can be closed at any time, also while it still loads, without an end to the whole process", async () => {
  for (const milliseconds of [0, 80, 160]) {
    const engine = startEngine();
    await sleep(milliseconds);
    await engine.close();
    await expect(engine.draw({layer: []})).rejects.toThrow("has ended");
  }
});

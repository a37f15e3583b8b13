import {setImmediate as turn} from "node:timers/promises";
import {Worker} from "node:worker_threads";
import {afterEach, expect, it, vi} from "vitest";
import {startEngine} from "../../src/figures/engine.ts";

afterEach(() => vi.restoreAllMocks());

// Node 24 ends the process («Check failed: (location_) != nullptr») when a thread is terminated while it loads modules.
it("ends its thread only when that has loaded, however early it is closed", async () => {
  const terminate = vi.spyOn(Worker.prototype, "terminate");
  const engine = startEngine();
  const closed = engine.close();
  await turn();
  expect(terminate).not.toHaveBeenCalled();
  await closed;
  expect(terminate).toHaveBeenCalledOnce();
  await expect(engine.draw({layer: []})).rejects.toThrow("has ended");
});

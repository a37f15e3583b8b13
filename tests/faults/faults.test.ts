import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {isGood, runCampaign} from "../../scripts/faults/campaign.ts";
import {chanceOf} from "../../scripts/faults/chance.ts";
import type {Kind} from "../../scripts/faults/kind.ts";
import {atStep} from "../../scripts/faults/kinds/kills.ts";
import {round, settle} from "../../scripts/faults/round.ts";
import type {StepFault} from "../../scripts/faults/step-fault.ts";
import {faultsOfEdition, publishedIn} from "../../scripts/faults/whole.ts";
import {makeWorld, type World} from "../../scripts/faults/world.ts";

let world: World;
let steps: readonly string[] = [];
beforeAll(async () => {
  world = await makeWorld({formats: ["json"]});
  const file = join(world.root, "steps");
  await settle(world, atStep({process: "main", act: "count", at: 0, when: "before", once: null, steps: file}));
  steps = readFileSync(file, "utf8").trim().split("\n");
  rmSync(file);
}, 60_000);
afterAll(() => world.close());

const nightly = (fault: Pick<StepFault, "act" | "at" | "when">) =>
  world.run(["nightly", world.job], {environment: atStep({...fault, process: "main", once: null, steps: null})});

describe.skipIf(process.platform !== "linux")(
  "a night that is killed, killed again, and then finds no room on the disk",
  () => {
    it("leaves readers a whole edition, and the next night publishes what a night without faults does", async () => {
      const chance = chanceOf(20_261_122);
      const at = steps.indexOf("symlink") + chance.below(3);
      const outcome = await round(
        world,
        async () => {
          expect(await nightly({act: "kill", at, when: "middle"})).toMatchObject({code: null});
          expect(await nightly({act: "kill", at: chance.below(5), when: "before"})).toMatchObject({code: null});
          return await nightly({act: "ENOSPC", at: 3 + chance.below(4), when: "before"});
        },
        {mayEnd: [0, 6, 7]},
      );
      expect(outcome).toMatchObject({problems: [], nextProblems: []});
      expect(outcome.looks).toBeGreaterThan(10);
    }, 60_000);

    it("would be told from one that leaves half of each", async () => {
      const {id, version} = await publishedIn(world);
      expect(version).toBe("second");
      const path = join(world.layout.current, "aarhus/aarhus-results.json");
      const whole = readFileSync(path, "utf8");
      rmSync(path);
      writeFileSync(path, whole.replace(/\d/, "7"));
      expect(await faultsOfEdition(join(world.layout.editions, id))).toEqual([
        `${id}: aarhus/aarhus-results.json is damaged`,
      ]);
      await expect(publishedIn(world)).rejects.toThrow(
        "neither the old nor the new edition: aarhus/aarhus-results.json is another",
      );
    });
  },
);

describe("a campaign", () => {
  it("counts what came of each fault, and is good only when nothing was wrong", async () => {
    const kind = (nextProblems: readonly string[]): Kind => ({
      name: "prøve",
      count: 3,
      missing: () => null,
      open: async () => ({
        happen: async (index) => {
          if (index === 2) throw new Error("galt");
          return {seen: index === 0 ? "old" : "new", problems: [], nextProblems, looks: 5};
        },
        close: async () => {},
      }),
    });
    const missing: Kind = {...kind([]), missing: () => "there is no clock"};
    const [bad, few, skipped] = await runCampaign([kind([]), kind(["late"]), missing], {seed: 1, count: undefined});
    expect(bad).toMatchObject({
      faults: 3,
      old: 1,
      fresh: 1,
      bad: 1,
      nextGood: 2,
      looks: 10,
      problems: ["galt", "there was none"],
    });
    expect(few).toMatchObject({nextGood: 0});
    expect(skipped).toMatchObject({faults: 0, skipped: "there is no clock"});
    expect([bad, few, skipped].map((summary) => summary && isGood(summary))).toEqual([false, false, true]);
  });
});

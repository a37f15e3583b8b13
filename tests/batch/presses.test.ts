import {describe, expect, it} from "vitest";
import {openPresses, type Press} from "../../src/batch/presses.ts";
import {CliError} from "../../src/errors/cli-error.ts";

/** Presses by number, and which of them are closed. */
function recorded() {
  const started: Press[] = [];
  const closed: number[] = [];
  const presses = openPresses(() => {
    const number = started.length;
    const press: Press = {
      engine: {draw: async () => "", close: async () => {}},
      browser: undefined,
      browserVersion: async () => null,
      close: async () => {
        closed.push(number);
      },
    };
    started.push(press);
    return press;
  });
  return {presses, started, closed, numberOf: (press: Press) => started.indexOf(press)};
}

const dead = () => new CliError("environment", "The browser has ended.");

describe("openPresses(start)", () => {
  it("takes a new one when the old one has died, and closes that", async () => {
    const {presses, closed, numberOf} = recorded();
    const used = await presses.use(async (press) => {
      if (numberOf(press) === 0) throw dead();
      return numberOf(press);
    });
    expect([used, closed]).toEqual([1, [0]]);
    await presses.close();
    expect(closed).toEqual([0, 1]);
  });

  it("renews it once for a task, and no more", async () => {
    const {presses, started} = recorded();
    await expect(
      presses.use(async () => {
        throw dead();
      }),
    ).rejects.toThrow("has ended");
    expect(started).toHaveLength(2);
  });

  it("does not take what is wrong with a report for the press's fault", async () => {
    const {presses, started} = recorded();
    await expect(
      presses.use(async () => {
        throw new CliError("claim", "no");
      }),
    ).rejects.toThrow("no");
    expect(started).toHaveLength(1);
  });

  it("lets a task that lost its press to others' trouble try as often as that happens", async () => {
    const {presses, numberOf} = recorded();
    const lose = () =>
      presses
        .use(async () => {
          throw new Error("a defect");
        })
        .catch(() => undefined);
    const seen: number[] = [];
    await presses.use(async (press) => {
      seen.push(numberOf(press));
      if (seen.length > 3) return;
      await lose();
      throw dead();
    });
    expect(seen).toEqual([0, 1, 2, 3]);
  });
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {contrast, perceived} from "../../src/themes/colour.ts";
import {loadTheme} from "../../src/themes/load.ts";
import {themeNames} from "../../src/themes/model.ts";
import {assertReadable, withOwnColours} from "../../src/themes/own-colours.ts";
import {look} from "./look.ts";

const [institute, kommune, plain] = await Promise.all(themeNames.map((name) => loadTheme(name)));
if (institute === undefined || kommune === undefined || plain === undefined) throw new Error("a theme is missing");

function failureOf(run: () => void): CliError {
  try {
    run();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

describe("withOwnColours", () => {
  const own = withOwnColours(kommune.tokens, {accent: "#7a1f3d"});

  it("takes figures, boxes, the cover and the dark page's accent from the accent", () => {
    const {hue} = perceived("#7a1f3d");
    expect(own.light.accent).toBe("#7a1f3d");
    expect(own.light.band).toBe("#7a1f3d");
    expect(own.figure.accent).toBe("#7a1f3d");
    for (const colour of [
      own.light.tint,
      own.dark.accent,
      own.dark.tint,
      own.figure.interval,
      own.figure.ramp[1]?.[1],
    ]) {
      expect(Math.abs(perceived(colour ?? "").hue - hue), colour).toBeLessThan(0.25);
    }
    expect(perceived(own.light.tint).lightness).toBeCloseTo(perceived(kommune.tokens.light.tint).lightness, 2);
  });

  it("leaves the tones of lights, and the cover of a theme without a field of colour", () => {
    expect(own.light.tones).toEqual(kommune.tokens.light.tones);
    expect(withOwnColours(plain.tokens, {accent: "#7a1f3d"}).light.band).toBe("#ffffff");
  });

  it("takes what is given before what follows from the accent", () => {
    const given = withOwnColours(institute.tokens, {
      accent: "#7a1f3d",
      tint: "#f7f7f7",
      band: "#ffe9a8",
      tones: {good: {sign: "#005500"}},
      dark: {accent: "#ffc9d6"},
      figure: {ramp: ["#222222", "#dddddd"]},
    });
    expect(given.light.tint).toBe("#f7f7f7");
    expect(given.light.bandInk).toBe(institute.tokens.light.ink);
    expect(given.light.tones.good).toEqual({sign: "#005500", shade: institute.tokens.light.tones.good.shade});
    expect(given.dark.accent).toBe("#ffc9d6");
    expect(given.figure.ramp).toEqual([
      [0, "#222222"],
      [1, "#dddddd"],
    ]);
  });

  it("any accent that reads on paper gives a theme that reads, in light and dark", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^#[0-9a-f]{6}$/), (accent) => {
        fc.pre(contrast(accent, "#ffffff") >= 5.2);
        for (const {tokens} of [institute, kommune, plain]) {
          const looks = [look({colours: {accent}})];
          assertReadable(withOwnColours(tokens, {accent}), looks);
        }
      }),
      {numRuns: 300},
    );
  });

  it("steps of a ramp from any accent have white or ink that reads on them", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^#[0-9a-f]{6}$/), (accent) => {
        const {figure, light} = withOwnColours(institute.tokens, {accent});
        for (const [, colour] of [...figure.ramp, ...figure.heat]) {
          expect(Math.max(contrast("#ffffff", colour), contrast(light.ink, colour))).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(figure.accent, "#ffffff")).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe("assertReadable", () => {
  it("refuses a text that is too light, with its contrast, its place and the nearest colour that passes", () => {
    const colours = {accent: "#f2c14e"};
    const error = failureOf(() => assertReadable(withOwnColours(institute.tokens, colours), [look({colours})]));
    expect(error.kind).toBe("config");
    expect(error.message).toBe(
      "The colour accent #f2c14e has a contrast of 1.67:1 on paper #ffffff, and text needs 4.5:1.",
    );
    expect(error.place).toEqual({file: "evaluation.yaml:colours:accent"});
    const better = /"(#[0-9a-f]{6})"/.exec(error.hint ?? "")?.[1] ?? "";
    const again = withOwnColours(institute.tokens, {accent: better});
    expect(() => assertReadable(again, [look({colours: {accent: better}})])).not.toThrow();
  });

  it("blames the background when that is what was given", () => {
    const colours = {tint: "#5a5a5a"};
    const error = failureOf(() => assertReadable(withOwnColours(institute.tokens, colours), [look({colours})]));
    expect(error.place).toEqual({file: "evaluation.yaml:colours:tint"});
    expect(error.hint).toMatch(/nearest tint that passes is "#[0-9a-f]{6}"/);
  });

  it("looks at the dark page too, and asks 3:1 of signs", () => {
    const dark = {dark: {accent: "#202020"}};
    const onDark = failureOf(() => assertReadable(withOwnColours(institute.tokens, dark), [look({colours: dark})]));
    expect(onDark.message).toContain("dark.accent");
    const sign = {tones: {good: {sign: "#d0f0d8"}}};
    const pale = failureOf(() => assertReadable(withOwnColours(institute.tokens, sign), [look({colours: sign})]));
    expect(pale.message).toContain("signs and rules need 3:1");
    expect(pale.place).toEqual({file: "evaluation.yaml:colours:tones:good:sign"});
  });
});

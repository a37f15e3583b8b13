import {describe, expect, it} from "vitest";
import {inDanishLetters} from "../../src/init/danish-words.ts";

describe("inDanishLetters(text)", () => {
  it("writes known words with their letters, and keeps their capitals", () => {
    expect(inDanishLetters("Koen og forsoergelse i skoleaar")).toBe("Køn og forsørgelse i skoleår");
  });

  it("leaves other words alone, also those that hold a known one", () => {
    expect(inDanishLetters("Poetik, Aabenraa, koener, constructor")).toBe("Poetik, Aabenraa, koener, constructor");
  });
});

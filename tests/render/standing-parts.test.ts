import {describe, expect, it} from "vitest";
import {markPart} from "../../src/preview/page-parts.ts";
import {emptyRegister} from "../../src/render/asked/model.ts";
import {charactersOf} from "../../src/render/fonts.ts";
import {renderHtml} from "../../src/render/html.ts";
import {keepStandingParts, standingParts} from "../../src/render/standing-parts.ts";
import type {Results} from "../../src/results/model.ts";
import {institute} from "../support/themes.ts";
import {sampleDocument} from "./sample-document.ts";

/** Parts that count how often they are made. */
function counting() {
  const made = {template: 0, screen: 0, icons: 0, hyphenation: 0, fonts: 0, answers: 0};
  const parts = keepStandingParts({
    template: async () => {
      made.template++;
      return () => "";
    },
    screen: async () => {
      made.screen++;
      return {tools: "", panels: "", script: "", scriptSource: ""};
    },
    icons: async (names) => new Map(Array.from(names, (name) => [name, `${name} ${++made.icons}`])),
    hyphenation: async () => {
      made.hyphenation++;
      return (text) => text;
    },
    fonts: async (css) => `${css} ${++made.fonts}`,
    answers: () => `answers ${++made.answers}`,
  });
  return {made, parts};
}

// The parts hand them on, and look whether they are the same.
const results = {} as Results;

describe("keepStandingParts", () => {
  it("reads templates once", async () => {
    const {made, parts} = counting();
    await Promise.all([parts.template(), parts.template(), parts.screen(), parts.screen()]);
    await Promise.all([parts.hyphenation(), parts.hyphenation()]);
    expect(await parts.icons(["work", "person"])).toEqual(
      new Map([
        ["work", "work 1"],
        ["person", "person 2"],
      ]),
    );
    expect(await parts.icons(["person"])).toEqual(new Map([["person", "person 2"]]));
    expect(made).toMatchObject({template: 1, screen: 1, hyphenation: 1, icons: 2});
  });

  it("embeds fonts anew for another sheet and for letters that no earlier text had, and not for fewer", async () => {
    const {parts} = counting();
    expect(await parts.fonts("a", "abc")).toBe("a 1");
    expect(await parts.fonts("a", "cab")).toBe("a 1");
    expect(await parts.fonts("a", "a")).toBe("a 1");
    expect(await parts.fonts("a", "abcα")).toBe("a 2");
    expect(await parts.fonts("b", "abc")).toBe("b 3");
  });

  it("answers anew for other results, other numbers and other tables", () => {
    const {parts} = counting();
    const asked = (address: string, label: string) => {
      const register = emptyRegister();
      register.addresses.add(address);
      register.tables.set("a", {id: "tabel-a", label});
      return register;
    };
    expect(parts.answers(asked("a/b/c/d", "Tabel 1"), results)).toBe("answers 1");
    expect(parts.answers(asked("a/b/c/d", "Tabel 1"), results)).toBe("answers 1");
    expect(parts.answers(asked("a/b/c/e", "Tabel 1"), results)).toBe("answers 2");
    expect(parts.answers(asked("a/b/c/e", "Tabel 2"), results)).toBe("answers 3");
    expect(parts.answers(asked("a/b/c/e", "Tabel 2"), {...results})).toBe("answers 4");
  });

  it("gives the page that is made without it", async () => {
    const options = {medium: "screen", theme: institute} as const;
    const kept = {...options, standing: keepStandingParts()};
    const plain = await renderHtml(sampleDocument(), {...options, standing: standingParts});
    expect(await renderHtml(sampleDocument(), kept)).toBe(plain);
    expect(await renderHtml(sampleDocument(), kept)).toBe(plain);
  });
});

describe("renderHtml with marked parts", () => {
  it("is the page that is published, but for the marks", async () => {
    const options = {medium: "screen", theme: institute} as const;
    const marked = await renderHtml(sampleDocument(), {...options, markPart});
    const plain = await renderHtml(sampleDocument(), options);
    expect(marked).not.toBe(plain);
    expect(marked.replace(/<!--\/?part[^>]*-->| data-line="\d+"/g, "")).toBe(plain);
  });
});

describe("charactersOf", () => {
  it("gives each code point once, those beyond 16 bits whole", () => {
    expect([...charactersOf("aåa😀b😀")].map((point) => String.fromCodePoint(point))).toEqual(["a", "å", "😀", "b"]);
  });
});

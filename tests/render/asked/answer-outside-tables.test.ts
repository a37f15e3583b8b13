import {describe, expect, it} from "vitest";
import {answerOutsideTables} from "../../../src/render/asked/answer-outside-tables.ts";
import {results} from "./sample.ts";

const sources = {results, tables: new Map([["helbred", {id: "tabel-helbred", label: "Tabel 5.1"}]])};
const ask = (address: string) => answerOutsideTables(address, sources);

describe("the answer to a number that stands in no table", () => {
  it("tells a fact's label and source, and that it comes from outside", () => {
    expect(ask("fact:maal")).toMatchObject({names: ["Mål for beskæftigelse"], printed: "20\u00a0pct."});
    expect(ask("fact:maal")?.shared).toContainEqual({term: "Kilde", text: "Bevillingen."});
    expect(ask("fact:maal")?.shared[0]?.text).toContain("hentet udefra");
  });

  it("tells how many an analysis is about", () => {
    expect(ask("population:helbred")).toMatchObject({
      names: ["Borgere med en opstartsmåling"],
      printed: "98",
      table: {label: "Tabel 5.1"},
    });
  });

  it("tells a test's method, reason, size and the others of the same counts", () => {
    const answer = ask("test:helbred/psykhelb/sign-test");
    expect(answer?.printed).toBe("p = 0,022");
    expect(answer?.shared).toContainEqual({
      term: "Metode",
      text: "Fortegnstest, p = 0,022, signifikant på 5 pct.-niveau.",
    });
    expect(answer?.shared).toContainEqual({term: "Andre test af samme tal", text: "χ²-test: p = 0,060."});
  });

  it("tells an alternative of its own, without the reason for the one that was chosen", () => {
    const answer = ask("test:helbred/psykhelb/pearson-chi-square");
    expect(answer?.shared).toContainEqual({term: "Teststørrelse", text: "5,25 med 1 frihedsgrad."});
    expect(answer?.shared.map(({term}) => term)).not.toContain("Hvorfor denne test");
  });

  it.each(["fact:none", "population:none", "test:helbred/none/sign-test", "toString", "fact:toString"])(
    "has nothing to say of %s",
    (address) => {
      expect(ask(address)).toBeNull();
    },
  );
});

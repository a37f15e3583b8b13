import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {findPersonal} from "../../src/errors/personal-text.ts";

const forms = (text: string) => findPersonal(text).map(({form, plain}) => `${form} ${plain}`);

describe("findPersonal(text)", () => {
  it.each([
    "010190-1234",
    "010190–1234",
    "010190 - 1234",
    "010190 1234",
    "01.01.90-1234",
    "01 01 90-1234",
    "CPR010190-1234",
  ])("finds the CPR number of %s", (text) => expect(forms(text)).toEqual(["hyphenated 0101901234"]));

  it.each(["0101901234", "cpr.nr: 0101901234.", "cpr0101901234", "(0101901234)", "født 0101901234, gift"])(
    "finds the ten digits of %s",
    (text) => expect(forms(text)).toEqual(["plain 0101901234"]),
  );

  it("gives nine digits their leading zero back, when they are the whole text", () => {
    expect(forms("101901234")).toEqual(["short 0101901234"]);
    expect(forms("10190-1234")).toEqual(["short 0101901234"]);
    expect(forms("nr 101901234")).toEqual([]);
  });

  it.each([
    "3213901234",
    "321390-1234",
    "a0101901234",
    "0101901234b",
    "01019012345",
    "1.0101901234",
    "0101901234,50",
    "2018-01-26 12:28:58",
    "26-01-2018",
    "20180126",
  ])("finds no CPR number in %s", (text) => expect(findPersonal(text).filter(({kind}) => kind === "cpr")).toEqual([]));

  it.each([
    ["skriv til Åse.Æble+x@firma.dk.", "email åse.æble+x@firma.dk"],
    ["<hans@sub.firma.dk>", "email hans@sub.firma.dk"],
    ["0101901234@firma.dk", "email 0101901234@firma.dk"],
  ])("finds the address in %s", (text, found) => expect(forms(text)).toEqual([found]));

  it.each(["@firma", "a@b", "kl. 8 @ kontoret", "a @b.dk"])("finds no address in %s", (text) =>
    expect(forms(text)).toEqual([]),
  );

  it.each([
    ["+45 28 34 99 10", "international 28349910"],
    ["+4528349910", "international 28349910"],
    ["0045 2834 9910", "international 28349910"],
    ["+46 70 123 45 67", "international 46701234567"],
    ["28 34 99 10", "pairs 28349910"],
    ["28-34-99-10", "pairs 28349910"],
    ["tlf. 28349910", "announced 28349910"],
    ["ring 2834 9910", "announced 28349910"],
    ["2834 9910", "fours 28349910"],
    ["28349910", "eight 28349910"],
    ["28.34.99.10", "eight 28349910"],
  ])("finds the phone number in %s", (text, found) => expect(forms(text)).toEqual([found]));

  it.each(["2018 2019", "20 30 40 50 60", "1234567", "18349910", "28349910,50", "234 567 890", "283499101"])(
    "finds no phone number in %s",
    (text) => expect(findPersonal(text).filter(({kind}) => kind === "phone")).toEqual([]),
  );

  it("finds several, in their order, with their places", () => {
    const text = "010190-1234 eller a@b.dk eller 28 34 99 10";
    expect(findPersonal(text).map(({start, end}) => text.slice(start, end))).toEqual([
      "010190-1234",
      "a@b.dk",
      "28 34 99 10",
    ]);
  });

  it("finds places that do not overlap, in any text", () => {
    const pieces = fc.array(
      fc.constantFrom("0", "1", "28", "0101", "90", "-", " ", ".", "@", "+45", "a", "dk", "é", "\u{1f600}"),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const finds = findPersonal(parts.join(""));
        finds.forEach(({start, end}, index) => {
          expect(end).toBeGreaterThan(start);
          expect(start).toBeGreaterThanOrEqual(finds[index - 1]?.end ?? 0);
        });
      }),
    );
  });

  it.each([["a"], ["1"], ["1 "], ["1-"], ["a."], ["a@"], ["a@b."], ["+4 "], ["tlf 1"]])(
    "finds nothing in a long row of %j, and does not go through it again and again",
    (piece) => {
      expect(findPersonal(`${piece.repeat(100_000)}@`)).toEqual([]);
    },
    10_000,
  );
});

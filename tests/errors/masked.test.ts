import {describe, expect, it} from "vitest";
import {masked, withoutPersonalData} from "../../src/errors/masked.ts";

describe("masked(value)", () => {
  it("quotes a value that is nobody's", () => {
    expect(masked("Nja")).toBe('"Nja"');
    expect(masked('a"b\n')).toBe('"a\\"b\\n"');
    expect(masked("2018-01-26 12:28:58")).toBe('"2018-01-26 12:28:58"');
  });

  it.each([
    ["010190-1234", "a CPR number"],
    [" 0101901234", "a CPR number"],
    ["101901234", "a CPR number"],
    ["mit nr. er 0101901234", "a CPR number"],
    ["a@b.dk", "an e-mail address"],
    ["28349910", "a phone number"],
  ])("hides %s, which may be %s", (value, what) => {
    expect(masked(value)).toBe(`"•••" (not shown: it may be ${what})`);
  });

  it("hides what somebody has written at length", () => {
    const text = "Jeg hedder Hans og bor på Nygade 14, 2. tv.";
    expect(masked(text)).toBe('"•••" (not shown: a text of 43 characters)');
  });
});

describe("withoutPersonalData(message)", () => {
  it("hides all that is hardly anything else, and nothing more", () => {
    expect(
      withoutPersonalData("Row 28349910 has 010190-1234, 0101901234, a@b.dk and +45 28 34 99 10 on line 12."),
    ).toBe("Row 28349910 has •••, •••, ••• and ••• on line 12.");
  });
});

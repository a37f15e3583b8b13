import {describe, expect, it} from "vitest";
import {hasBirthday, hasBirthdayOrStandIn, passesModulus11} from "../../src/errors/cpr.ts";

describe("hasBirthday(digits)", () => {
  it("wants a day and a month of the calendar", () => {
    expect(hasBirthday("3112901234")).toBe(true);
    expect(hasBirthday("3111901234")).toBe(false);
    expect(hasBirthday("3213901234")).toBe(false);
    expect(hasBirthday("0001901234")).toBe(false);
    expect(hasBirthday("0100901234")).toBe(false);
  });

  it("takes the century of 29 February from the seventh digit", () => {
    expect(hasBirthday("2902001234")).toBe(false);
    expect(hasBirthday("2902004234")).toBe(true);
    expect(hasBirthday("2902374234")).toBe(false);
    expect(hasBirthday("2902404234")).toBe(true);
    expect(hasBirthday("2902005234")).toBe(true);
    expect(hasBirthday("2902585234")).toBe(false);
    expect(hasBirthday("2902605234")).toBe(true);
  });

  it("knows stand-in numbers, whose day is 60 too high, only where it is asked to", () => {
    expect(hasBirthday("6101901234")).toBe(false);
    expect(hasBirthdayOrStandIn("6101901234")).toBe(true);
    expect(hasBirthdayOrStandIn("9201901234")).toBe(false);
    expect(hasBirthdayOrStandIn("6001901234")).toBe(false);
  });
});

describe("passesModulus11(digits)", () => {
  it("weighs the digits 4327654321", () => {
    expect(passesModulus11("0707614285")).toBe(true);
    expect(passesModulus11("0707614286")).toBe(false);
  });
});

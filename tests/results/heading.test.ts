import {describe, expect, it} from "vitest";
import {headingOf} from "../../src/results/heading.ts";

describe("headingOf(column)", () => {
  it("puts the letter that other columns' cells use behind the label", () => {
    expect(headingOf({label: "Ja", letter: "A"})).toBe("Ja (A)");
    expect(headingOf({label: "Ja"})).toBe("Ja");
  });
});

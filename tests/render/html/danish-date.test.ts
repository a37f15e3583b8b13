import {expect, it} from "vitest";
import {danishDate} from "../../../src/render/html/danish-date.ts";

it.each([
  ["2019-04-12", "12. april 2019"],
  ["2024-12-01", "1. december 2024"],
  ["2024-01-31T12:00:00Z", "31. januar 2024"],
])("danishDate(%s) is %s", (iso, expected) => expect(danishDate(iso)).toBe(expected));

it("danishDate gives back what is no date", () => {
  expect(danishDate("foråret 2019")).toBe("foråret 2019");
  expect(danishDate("2019-13-01")).toBe("2019-13-01");
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readDate, readDatetime} from "../../src/sources/dates.ts";

describe("readDate(text, order)", () => {
  it("reads Danish dates with hyphen, point or slash, and ISO dates", () => {
    for (const text of ["26-01-2018", "26.01.2018", "26/01/2018", "26.1.2018"]) {
      expect(readDate(text, "dmy")).toBe("2018-01-26");
    }
    expect(readDate("2018-01-26", "ymd")).toBe("2018-01-26");
  });

  it("refuses what is no day of the calendar, mixed signs, and the other order", () => {
    for (const text of [
      "31-02-2018",
      "29-02-2019",
      "29-02-1900",
      "00-01-2018",
      "01-13-2018",
      "26-01/2018",
      "26-01-18",
      "",
    ]) {
      expect(readDate(text, "dmy")).toBeNull();
    }
    expect(readDate("29-02-2020", "dmy")).toBe("2020-02-29");
    expect(readDate("29-02-2000", "dmy")).toBe("2000-02-29");
    expect(readDate("2018-01-26", "dmy")).toBeNull();
    expect(readDate("26-01-2018", "ymd")).toBeNull();
  });

  it("agrees with the calendar on every day", () => {
    const days = fc.date({min: new Date("1000-01-01"), max: new Date("2999-12-31"), noInvalidDate: true});
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(readDate(iso, "ymd")).toBe(iso);
        expect(readDate(iso.split("-").reverse().join("."), "dmy")).toBe(iso);
      }),
    );
  });
});

describe("readDatetime(text, order)", () => {
  it("reads a time of day after a blank or a T, with or without seconds", () => {
    expect(readDatetime("2018-04-26 12:28:58", "ymd")).toBe("2018-04-26T12:28:58");
    expect(readDatetime("2018-04-26T12:28:58.123", "ymd")).toBe("2018-04-26T12:28:58");
    expect(readDatetime("26-04-2018 9:05", "dmy")).toBe("2018-04-26T09:05:00");
    expect(readDatetime("26.04.2018 12.28", "dmy")).toBe("2018-04-26T12:28:00");
  });

  it("takes a bare date as the start of its day", () => {
    expect(readDatetime("2018-04-26", "ymd")).toBe("2018-04-26T00:00:00");
  });

  it("refuses times that no clock shows, and time zones, which it does not know", () => {
    for (const text of ["2018-04-26 24:00", "2018-04-26 12:60", "2018-02-30 12:00", "2018-04-26 12:00:00Z", "12:00"]) {
      expect(readDatetime(text, "ymd")).toBeNull();
    }
  });
});

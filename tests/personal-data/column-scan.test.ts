import {describe, expect, it} from "vitest";
import {type ColumnHints, ColumnScan} from "../../src/personal-data/column-scan.ts";
import {cprNumber, different, type Generator, generator} from "./generated.ts";

const noHints: ColumnHints = {cpr: false, phone: false};

function scanned(values: readonly string[], hints: ColumnHints = noHints) {
  const scan = new ColumnScan(hints);
  for (const value of values) scan.add(value);
  return scan.finding();
}

const columnCount = 20;

/** The share of made-up columns that are taken for personal data. */
function rate(size: number, make: (from: Generator, row: number) => string): number {
  const from = generator(20_260_101);
  const columns = Array.from({length: columnCount}, () => {
    let row = 0;
    return different(size, () => make(from, row++));
  });
  return columns.filter((values) => scanned(values) !== null).length / columnCount;
}

const two = (number: number) => String(number).padStart(2, "0");
const hyphenated = (number: string) => `${number.slice(0, 6)}-${number.slice(6)}`;

describe("a column that is not personal data", () => {
  const columns: readonly [string, (from: Generator, row: number) => string][] = [
    ["random ids of ten digits", ({digits}) => digits(10)],
    ["random ids of nine digits", ({whole}) => String(whole(100_000_000, 999_999_999))],
    ["random ids of eight digits", ({digits}) => digits(8)],
    ["ids in a row that begin as a day does", (_, row) => String(1_201_500_000 + row)],
    ["SurveyXact's respondent numbers", ({whole}) => String(whole(412_000_000, 413_999_999))],
    ["amounts up to three billions", ({whole}) => String(whole(0, 3_000_000_000))],
    ["amounts with øre", ({whole, digits}) => `${whole(0, 4_000_000_000)},${digits(2)}`],
    ["dates as ddmmyyyy", ({whole}) => `${two(whole(1, 28))}${two(whole(1, 12))}${whole(1940, 2020)}`],
    ["ten digits without a day", ({whole, digits}) => `${whole(32, 60)}${digits(8)}`],
    ["postcodes and towns", ({whole}) => `${whole(1000, 9990)} Næstved`],
    ["order numbers with a hyphen", ({digits}) => `${digits(6)}-${digits(4)}`],
    ["business numbers (CVR)", ({whole, digits}) => `CVR ${whole(10, 39)}${digits(6)}`],
    [
      "hours by the clock as yyyymmddhh",
      ({whole, digits}) => `20${digits(2)}${two(whole(1, 12))}${two(whole(1, 28))}${two(whole(0, 23))}`,
    ],
  ];

  it.each(columns)("is let through, in columns of 200: %s", (_, make) => expect(rate(200, make)).toBe(0));

  it.each(columns)("is stopped in at most one in twenty columns of 30: %s", (_, make) =>
    expect(rate(30, make)).toBeLessThanOrEqual(0.05),
  );

  it("is one of pseudonyms and UUIDs in nearly all columns", () => {
    const hexadecimal = [..."0123456789abcdef"];
    const uuid = ({one}: Generator) =>
      [8, 4, 4, 4, 12].map((length) => Array.from({length}, () => one(hexadecimal)).join("")).join("-");
    expect(rate(200, uuid)).toBeLessThanOrEqual(0.02);
  });
});

describe("a column of personal data", () => {
  it.each<[string, (from: Generator) => string]>([
    ["CPR numbers of ten digits", (from) => cprNumber(from)],
    ["CPR numbers with a hyphen", (from) => hyphenated(cprNumber(from))],
    ["CPR numbers of which none passes modulus 11", (from) => cprNumber(from, false)],
    ["CPR numbers whose leading zero Excel took", (from) => String(Number(cprNumber(from)))],
    ["e-mail addresses", ({digits}) => `n${digits(6)}@firma.dk`],
    ["phone numbers in pairs", ({whole, digits}) => `${whole(20, 99)} ${digits(2)} ${digits(2)} ${digits(2)}`],
    ["phone numbers as 4 and 4", ({whole, digits}) => `${whole(21, 99)}${digits(2)} ${digits(4)}`],
    ["phone numbers with +45", ({whole, digits}) => `+45${whole(20, 99)}${digits(6)}`],
  ])("is stopped, in columns of 10: %s", (_, make) => expect(rate(10, make)).toBe(1));

  it("is found also when one in ten has typed a CPR number where a member number was asked for", () => {
    expect(rate(200, (from) => (from.whole(1, 10) === 1 ? cprNumber(from) : from.digits(6)))).toBe(1);
  });

  it("is one where all are born in one month", () => {
    const born = (from: Generator) => `${two(from.whole(1, 30))}0607${from.whole(5, 8)}${from.digits(3)}`;
    expect(rate(200, born)).toBe(1);
  });

  it("is told with how many of how many, by kind", () => {
    expect(scanned(["010190-1234", "020290-1234", "ukendt"])).toEqual({
      values: 3,
      found: [{kind: "cpr", values: 2}],
      where: "values",
    });
    expect(
      scanned(["Ring på 28 34 99 10 eller skriv til a@b.dk", "Mit nummer er 0101901234", "Nej", "Ja", "Tja"]),
    ).toEqual({
      values: 5,
      found: [
        {kind: "cpr", values: 1},
        {kind: "email", values: 1},
        {kind: "phone", values: 1},
      ],
      where: "text",
    });
  });

  it.each([
    "010190-1234",
    "skriv a@b.dk",
    "mit nr er 0101901235 tak",
    "+4528349910",
    "28 34 99 10",
    "ring 28349910",
    "du kan få fat på mig på 28349910",
  ])("is one with a single answer such as %s", (answer) =>
    expect(scanned(["Ja", "Nej", "Det ved jeg ikke", answer])).not.toBeNull(),
  );

  it("is one of eight digits only when its name or question says phone", () => {
    const numbers = ["28349910", "31415926", "4527182818"];
    expect(scanned(numbers)).toBeNull();
    expect(scanned(numbers, {cpr: false, phone: true})?.found).toEqual([{kind: "phone", values: 3}]);
  });

  it("is one of nine digits only when its name says CPR or they pass modulus 11", () => {
    expect(scanned(["101901234", "202901234"])).toBeNull();
    expect(scanned(["101901234", "202901234"], {cpr: true, phone: false})?.found).toEqual([{kind: "cpr", values: 2}]);
    const from = generator(1);
    const early = () => {
      for (;;) {
        const number = cprNumber(from, true);
        if (number.startsWith("0")) return number.slice(1);
      }
    };
    expect(scanned(different(5, early))?.found).toEqual([{kind: "cpr", values: 5}]);
  });

  it("is not made by its name alone", () => {
    expect(scanned(["1", "2", "B10776", "20180126"], {cpr: true, phone: true})).toBeNull();
  });

  it("is not one of dates or years in what people write", () => {
    expect(
      scanned(["Jeg gik der fra 20180126 til 26012018", "i 2018-2019 var det godt", "12345678 kroner"]),
    ).toBeNull();
  });
});

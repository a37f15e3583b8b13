import {describe, expect, it} from "vitest";
import {identifier, textLiteral} from "../../src/store/dialect.ts";
import {duckdb} from "../../src/store/dialects/duckdb.ts";
import {postgresql} from "../../src/store/dialects/postgresql.ts";
import {openStore} from "../../src/store/open.ts";
import {at, contentOf, derived, has, scaleOf, type TestSource, tally, variable} from "./content.ts";

const hostile = [
  `"; DROP TABLE persons; --`,
  `'; DROP TABLE persons; --`,
  `' OR '1'='1`,
  `back\\slash\\' and \\"`,
  "linje\nskift\tog\rretur",
  "🙂 æøå ÆØÅ ẞ \u202Ertl",
  "$1 ? :name %s {{x}} -- /* */",
  "=no_form",
  "no_answer",
  "a".repeat(300),
  "Item",
  "item",
  "id",
  "select",
];

describe("identifier(name) and textLiteral(text)", () => {
  it("double their own quote and nothing else", () => {
    expect(identifier(`a"b'c\\`)).toBe(`"a""b'c\\"`);
    expect(textLiteral(`a"b'c\\`)).toBe(`'a"b''c\\'`);
  });

  it("replace the zero character, at which the database would stop reading", () => {
    expect(textLiteral("a\0b")).toBe("'a\uFFFDb'");
    expect(identifier("a\0b")).toBe('"a\uFFFDb"');
  });
});

describe("numberLiteral(value)", () => {
  it("is a floating point number", () => {
    const numbers = [12.5, -3, 0.1, 1e21, 1e-7];
    expect(numbers.map(duckdb.numberLiteral)).toEqual(["12.5e0", "-3e0", "0.1e0", "1e+21", "1e-7"]);
    expect(numbers.slice(0, 2).map(postgresql.numberLiteral)).toEqual([
      "CAST('12.5' AS DOUBLE PRECISION)",
      "CAST('-3' AS DOUBLE PRECISION)",
    ]);
  });

  it.each([duckdb, postgresql])("refuses what is not finite in $name", ({numberLiteral}) => {
    expect(() => numberLiteral(Number.NaN)).toThrow(TypeError);
    expect(() => numberLiteral(Number.POSITIVE_INFINITY)).toThrow(TypeError);
  });
});

describe("isOneOf(expression, type, codes)", () => {
  it.each([duckdb, postgresql])(
    "is false for no codes, and skips codes of a number that are none in $name",
    ({isOneOf}) => {
      expect(isOneOf("x", "text", [])).toBe("FALSE");
      expect(isOneOf("x", "number", ["", "a"])).toBe("FALSE");
      expect(isOneOf("x", "code", ["a", "07", "4.5"])).toBe("FALSE");
    },
  );

  it("is never NULL", () => {
    expect(duckdb.isOneOf("x", "number", ["a", "1"])).toBe("COALESCE(x IN (1e0), FALSE)");
    expect(postgresql.isOneOf("x", "code", ["-9", "1"])).toBe("(x IS NOT NULL AND x IN (-9, 1))");
  });
});

describe("hostile names and answers", () => {
  it("are names and answers, and nothing else", async () => {
    const [source = ""] = hostile;
    const scale = scaleOf(hostile, {no_answer: "dont_know"});
    const recoded = derived(source, `'"; afledt`, {
      kind: "recode",
      of: "Item",
      groups: hostile.map((code, index) => ({code: `${code}!`, from: hostile.slice(index, index + 1)})),
    });
    const names = hostile.filter((name) => name !== "id");
    const table: TestSource = {
      key: source,
      header: ["id", ...names],
      rows: hostile.map((answer, index) => [`${answer} ${index}`, ...names.map(() => answer)]),
      variables: [...names.map((name) => variable(source, name, {scale})), recoded],
    };
    const populations = [{key: `"p'`, label: "p", source, where: [has(source, "Item", null, ...hostile)]}];
    const store = await openStore(contentOf({sources: [table], populations}));
    const every = (suffix: string) => Object.fromEntries(hostile.map((answer) => [`${answer}${suffix}`, 1]));
    for (const name of names) {
      const counts = await store.counts({population: `"p'`, where: [], panel: null, by: [at(source, name)]});
      expect(tally(counts)).toEqual(every(""));
      expect(counts.every(({answers}) => answers[0]?.missing === null)).toBe(true);
    }
    const by = [at(source, recoded.name)];
    expect(tally(await store.counts({population: `"p'`, where: [], panel: null, by}))).toEqual(every("!"));
    for (const answer of hostile) {
      const where = [has(source, "item", null, answer)];
      expect(tally(await store.counts({population: `"p'`, where, panel: null, by: [at(source, "select")]}))).toEqual({
        [answer]: 1,
      });
    }
    await store.close();
  });
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {evaluateTest, type Verdict} from "../../src/narrative/expression/evaluate.ts";
import {parseExpression} from "../../src/narrative/expression/parse.ts";
import type {ExpressionSource} from "../../src/narrative/expression/source.ts";
import type {Results} from "../../src/results/model.ts";
import {catchError} from "./catch-error.ts";
import {sampleResults} from "./sample-results.ts";

const sample = sampleResults();

function evaluate(text: string, results: Results = sample): Verdict {
  const source: ExpressionSource = {text, placeAt: (offset) => ({file: "test", line: 1, column: offset + 1})};
  return evaluateTest(parseExpression(source), source, results);
}

const holds = (text: string) => evaluate(text).holds;

/** Where and how an expression is wrong: `12: message hint`. */
function wrong(text: string): string {
  const error = catchError(() => evaluate(text));
  expect(error.kind).toBe("config");
  return `${error.place?.column}: ${error.message} ${error.hint ?? ""}`.trim();
}

describe("the expression language", () => {
  it("multiplies before it adds, adds before it compares, compares before it joins", () => {
    expect(holds("1 + 2 * 3 = 7")).toBe(true);
    expect(holds("(1 + 2) * 3 = 9")).toBe(true);
    expect(holds("10 - 4 - 3 = 3")).toBe(true);
    expect(holds("12 / 3 / 2 = 2")).toBe(true);
    expect(holds("-2 * -3 = 6")).toBe(true);
    expect(holds("1 = 2 and 1 = 2 or 1 = 1")).toBe(true);
    expect(holds("1 = 1 or 1 = 1 and 1 = 2")).toBe(true);
    expect(holds("not 1 = 2 and 1 = 1")).toBe(true);
    expect(holds("not (1 = 1 or 1 = 2)")).toBe(false);
  });

  it("agrees with arithmetic", () => {
    const number = fc.integer({min: 0, max: 999});
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(holds(`${a} + ${b} * ${c} - ${a} = ${b * c}`)).toBe(true);
        expect(holds(`${a} < ${b} or ${a} > ${b} or ${a} = ${b}`)).toBe(true);
        expect(holds(`${a} <= ${b}`)).toBe(a <= b);
        expect(holds(`${a} != ${b}`)).toBe(a !== b);
        expect(holds(`min(${a}, ${b}, ${c}) = ${Math.min(a, b, c)} and max(${a}, ${b}) = ${Math.max(a, b)}`)).toBe(
          true,
        );
      }),
    );
  });

  it("knows percentages", () => {
    expect(holds("20% = 0.2 and 12.5 % = 1 / 8")).toBe(true);
  });

  it("does not stumble over binary fractions", () => {
    expect(holds("0.3 - 0.2 >= 0.1")).toBe(true);
    expect(holds("0.1 + 0.2 > 0.3")).toBe(false);
    expect(holds("0.1 + 0.2 = 0.3")).toBe(true);
  });
});

describe("functions", () => {
  it("look up shares, counts and bases", () => {
    expect(holds("share(medicin, 'Ja') = 33 / 98")).toBe(true);
    expect(holds("share(helbred, 'Dårligt|Mindre godt', block='psykhelb') = 74 / 97")).toBe(true);
    expect(holds("count(svar, 'borger', wave=3) = 39")).toBe(true);
    expect(holds("base(helbred, block='psykhelb') = 97")).toBe(true);
    expect(holds("printed(medicin, 'Ja') = 34")).toBe(true);
  });

  it("look up numbers, intervals, tests and facts", () => {
    expect(holds("mean(who5, wave=3) > mean(who5, wave=1)")).toBe(true);
    expect(holds("minimum(alder) = 19 and maximum(alder) = 56 and number(alder, column='minimum') = 19")).toBe(true);
    expect(
      holds(
        "low(udfald, 'Ja', column='beskaeftigelse') < 5% and high(udfald, 'Ja', column='beskaeftigelse') < fact(maal)",
      ),
    ).toBe(true);
    expect(holds("p(helbred_status, block='psykhelb', method='pearson-chi-square') < 0.12")).toBe(true);
    expect(
      holds("significant(helbred_status, block='fyshelb') and not significant(helbred_status, block='psykhelb')"),
    ).toBe(true);
    expect(holds("fact('maal') = 20% and fact(interview) = 7")).toBe(true);
    expect(holds("abs(share(medicin, 'Ja') - share(medicin, 'Nej')) > 0")).toBe(true);
  });

  it("take labels with commas and bare keys with hyphens", () => {
    expect(holds("share(selvhjulpen, 'Nej, har meget vanskeligt ved dette', column='oekonomi') > 0.5")).toBe(true);
    expect(wrong("share(ny-test_2, 'x') > 1")).toContain('7: There is no analysis "ny-test_2".');
  });

  it("take arguments by name", () => {
    expect(holds("share(analysis='medicin', row='Ja') < 0.5")).toBe(true);
  });
});

describe("an expression that is wrong tells where", () => {
  it.each([
    ["shre(medicin) > 1", '1: There is no function "shre". Did you mean "share"?'],
    ["share(medicn, 'Ja') > 1", '7: There is no analysis "medicn". Did you mean "medicin"?'],
    ["share(medicin, 'Jaa') > 1", '16: There is no row "Jaa" in analysis "medicin". Did you mean "Ja"?'],
    ["share(medicin, 'Ja', colum='x') > 1", '22: share() takes no "colum". Did you mean "column"?'],
    [
      "share(medicin, 'Ja', 'percent') > 1",
      "22: share() takes no more arguments here. These are given by name: column=…, block=…, wave=….",
    ],
    ["share(medicin, 'Ja', row='Nej') > 1", "26: share() is given its row twice."],
    ["share() > 1", "1: share() needs the key of an analysis."],
    ["share(row='Ja') > 1", "1: share() needs the key of an analysis."],
    [
      "1 < share(helbred, 'Dårligt', block='x')",
      '37: There is no block "x" in analysis "helbred". The blocks are "Psykisk helbred", "Fysisk helbred".',
    ],
    ["fact(maaal) > 1", '6: There is no fact "maaal". Did you mean "maal"?'],
    ["share(medicin, Ja) > 1", '16: The test has "Ja" where a text in quotes should stand.'],
    ["share(medicin, 'Ja) > 1", "16: A text in the test has no closing quote."],
    [
      "1 < 0,5",
      '6: The test has "," where an operator or the end should stand. Decimals are written with a point (0.5), and texts stand in quotes.',
    ],
    ["0 < 1 < 2", "7: Comparisons cannot be chained. Join two comparisons with and."],
    ["1 <", "4: The test ends where a number, a function or a parenthesis should stand."],
    ["(1 < 2", '7: The test ends where ")" should stand.'],
    ["1 < 2)", '6: The test has ")" where an operator or the end should stand.'],
    ["", "1: The test ends where a number, a function or a parenthesis should stand."],
    ["1 ; 2", '3: The test cannot hold the character ";".'],
    ["1 > process", '5: The test has "process" where a number, a function or a parenthesis should stand.'],
    ["1 / 0 > 2", "3: The test divides by zero."],
    ["abs(1, 2) > 0", "1: abs takes one number."],
  ])("%s", (text, expected) => {
    expect(wrong(text)).toBe(expected);
  });

  it("compares only like with like", () => {
    expect(wrong("share(medicin, 'Ja') = 'Ja'")).toBe("22: The test compares a number with a text.");
    expect(wrong("'a' < 'b'")).toBe("5: Only numbers can be compared with <.");
    expect(wrong("significant(helbred_status, block='psykhelb') > 0.05")).toBe(
      "47: The test compares a condition with a number.",
    );
    expect(wrong("share(medicin, 'Ja')")).toContain(
      "1: The test has a number where something true or false should stand.",
    );
    expect(wrong("1 = 1 and 2")).toContain("11: The test has a number");
    expect(wrong("1 + 'a' = 2")).toBe("5: The test has a text where a number should stand.");
    expect(wrong("not 1 = 1 + (1 = 1)")).toContain("a condition where a number should stand");
  });

  it("is refused when it is nested beyond reason", () => {
    for (const text of [`${"(".repeat(9999)}1`, `${"not ".repeat(9999)}1`, `${"-".repeat(9999)}1`]) {
      expect(wrong(text)).toContain("nested too deeply");
    }
  });

  it("is found out even where its value does not matter", () => {
    expect(wrong("1 = 1 or share(medicin, 'Jaa') > 1")).toContain('no row "Jaa"');
    expect(wrong("1 = 2 and share(medicn, 'Ja') > 1")).toContain('no analysis "medicn"');
    expect(holds("1 = 1 or number(udfald, 'target', column='praktik') > 1")).toBe(true);
  });
});

describe("the explanation of a verdict", () => {
  it("is the test with the numbers put in", () => {
    expect(evaluate("share(medicin, 'Ja') > 0.5 or abs(count(svar, 'borger', wave=3) - 40) < 1").explanation).toBe(
      "0.336735 (33 of 98) > 0.5 or abs(39 - 40) < 1",
    );
    expect(evaluate("1 > 2 and base(medicin) > 99").explanation).toBe("1 > 2 and 98 > 99");
    expect(evaluate("significant(helbred_status, block='psykhelb')").explanation).toBe("false (p = 0.1425)");
  });
});

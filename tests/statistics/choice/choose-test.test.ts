import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {chooseTest} from "../../../src/statistics/choice/choose-test.ts";
import {
  comparesTwoMeasurements,
  misfitOf,
  type TestMethod,
  testMethods,
} from "../../../src/statistics/choice/test-methods.ts";
import {
  commonLevel,
  type IndependentQuestion,
  type MeasurementLevel,
  type OneSampleQuestion,
  type RepeatedQuestion,
  type Side,
  type TestQuestion,
} from "../../../src/statistics/choice/test-question.ts";

const large = {cells: 6, below5: 0, below5Share: 0, minimum: 12};
const small = {cells: 6, below5: 3, below5Share: 0.5, minimum: 1.2};
const tiny = {cells: 6, below5: 1, below5Share: 1 / 6, minimum: 0.4};

const nominal: Side = {level: "nominal", totals: [40, 30, 30]};
const ordinal: Side = {level: "ordinal", totals: [20, 50, 30]};
const binary: Side = {level: "binary", totals: [50, 50]};
const number: Side = {level: "number", totals: []};

function independent(first: Side, second: Side, more: Partial<IndependentQuestion> = {}): IndependentQuestion {
  return {pairing: "independent", sides: [first, second], n: 100, expected: large, ...more};
}

function repeated(levels: MeasurementLevel[], more: Partial<RepeatedQuestion> = {}): RepeatedQuestion {
  return {pairing: "same-units", levels, n: 60, changed: 30, ...more};
}

function oneSample(level: MeasurementLevel, more: Partial<OneSampleQuestion> = {}): OneSampleQuestion {
  return {pairing: "one-sample", level, n: 60, expected: large, ...more};
}

function outcome(question: TestQuestion, override?: TestMethod): string {
  const choice = chooseTest(question, override);
  if (!choice.ok) return `none: ${choice.reason}`;
  const reason = choice.chosenBy === "rule" ? choice.reason : "author";
  return `${choice.method}${choice.pairwise ? " pairwise" : ""}: ${reason}`;
}

describe("chooseTest(question) of independent observations", () => {
  it("goes by the expected counts where neither side has an order", () => {
    expect(outcome(independent(nominal, binary))).toBe("pearson-chi-square: expected-large-enough");
    expect(outcome(independent(nominal, nominal, {expected: small}))).toBe(
      "fisher-freeman-halton: too-many-small-expected",
    );
    expect(outcome(independent(binary, binary, {expected: tiny}))).toBe("fisher-freeman-halton: an-expected-below-one");
  });

  it("takes the test that demands nothing of expected counts when they are not known", () => {
    expect(outcome(independent(nominal, nominal, {expected: null}))).toBe("fisher-freeman-halton: expected-unknown");
  });

  it("tests for a trend where both sides have an order, exactly below 50 observations", () => {
    expect(outcome(independent(ordinal, ordinal, {n: 50}))).toBe("jonckheere-terpstra: both-ordered");
    expect(outcome(independent(ordinal, number, {expected: null}))).toBe("jonckheere-terpstra: both-ordered");
    expect(outcome(independent(number, number, {expected: null}))).toBe("jonckheere-terpstra: both-ordered");
    expect(outcome(independent(ordinal, ordinal, {n: 49}))).toBe("jonckheere-terpstra-exact: few-observations");
  });

  it("compares ranks of an ordered side between two groups, exactly while one has fewer than 50", () => {
    expect(outcome(independent(binary, ordinal))).toBe("mann-whitney: ordered-in-two-groups");
    const unequal: Side = {level: "binary", totals: [49, 80]};
    expect(outcome(independent(ordinal, unequal))).toBe("mann-whitney-exact: few-in-a-group");
  });

  it("compares ranks of an ordered side between several groups, exactly while one has fewer than 6", () => {
    expect(outcome(independent(nominal, ordinal))).toBe("kruskal-wallis: ordered-in-groups");
    const six: Side = {level: "nominal", totals: [40, 6, 30]};
    const five: Side = {level: "nominal", totals: [40, 5, 30]};
    expect(outcome(independent(ordinal, six))).toBe("kruskal-wallis: ordered-in-groups");
    expect(outcome(independent(ordinal, five))).toBe("kruskal-wallis-exact: few-in-a-group");
  });

  it("compares means of a number from 15 in the smallest group on, and ranks below", () => {
    const fifteen: Side = {level: "binary", totals: [15, 80]};
    const fourteen: Side = {level: "binary", totals: [14, 80]};
    expect(outcome(independent(number, fifteen))).toBe("welch-t: means-of-two-groups");
    expect(outcome(independent(number, fourteen))).toBe("mann-whitney-exact: few-in-a-group");
    expect(outcome(independent(nominal, number))).toBe("anova-welch: means-of-groups");
    expect(outcome(independent({level: "nominal", totals: [40, 14, 30]}, number))).toBe(
      "kruskal-wallis: few-in-a-group",
    );
    expect(outcome(independent({level: "nominal", totals: [40, 4, 30]}, number))).toBe(
      "kruskal-wallis-exact: few-in-a-group",
    );
  });

  it("takes a side with two categories that occur for a binary one, but not a number", () => {
    expect(outcome(independent({level: "nominal", totals: [60, 0, 60]}, ordinal))).toBe(
      "mann-whitney: ordered-in-two-groups",
    );
    expect(outcome(independent({level: "ordinal", totals: [60, 60]}, nominal))).toBe(
      "pearson-chi-square: expected-large-enough",
    );
    expect(outcome(independent({level: "number", totals: [60, 60]}, binary))).toBe("welch-t: means-of-two-groups");
  });

  it("corrects for weights, and says so where it has no test that does", () => {
    expect(outcome(independent(ordinal, nominal, {weighted: true}))).toBe("rao-scott: weights");
    expect(outcome(independent(number, nominal, {weighted: true}))).toBe("none: no-weighted-test");
  });

  it("has no test without observations or with a single category", () => {
    expect(outcome(independent(nominal, ordinal, {n: 0}))).toBe("none: no-observations");
    expect(outcome(independent({level: "nominal", totals: [0, 9]}, ordinal))).toBe("none: single-category");
    expect(outcome(independent(number, {level: "binary", totals: []}))).toBe("none: single-category");
  });

  it("does not depend on which side comes first", () => {
    const sides = fc.record({
      level: fc.constantFrom<MeasurementLevel>("nominal", "ordinal", "number", "binary"),
      totals: fc.array(fc.nat({max: 60}), {maxLength: 5}),
    });
    fc.assert(
      fc.property(sides, sides, fc.nat({max: 200}), fc.boolean(), (first, second, n, weighted) => {
        const more = {n, weighted, expected: small};
        expect(chooseTest(independent(first, second, more))).toEqual(chooseTest(independent(second, first, more)));
      }),
    );
  });
});

describe("chooseTest(question) of the same units again", () => {
  it("takes McNemar's test of two shares, the exact one below 25 changes", () => {
    expect(outcome(repeated(["binary", "binary"], {changed: 25}))).toBe("mcnemar: same-units-binary");
    expect(outcome(repeated(["binary", "binary"], {changed: 24}))).toBe("mcnemar-exact: few-changes");
  });

  it("goes by the level that two measurements have in common", () => {
    expect(outcome(repeated(["nominal", "nominal"]))).toBe("stuart-maxwell: same-units-nominal");
    expect(outcome(repeated(["ordinal", "ordinal"]))).toBe("sign-test: same-units-ordinal");
    expect(outcome(repeated(["number", "ordinal"]))).toBe("sign-test: same-units-ordinal");
    expect(commonLevel(["number", "nominal", "ordinal"])).toBe("nominal");
    expect(commonLevel(["ordinal", "binary"])).toBe("binary");
  });

  it("compares the mean of differences from 15 pairs on, and their signed ranks below", () => {
    expect(outcome(repeated(["number", "number"], {n: 15, changed: 9}))).toBe("paired-t: same-units-number");
    expect(outcome(repeated(["number", "number"], {n: 14, changed: 9}))).toBe(
      "wilcoxon-signed-rank-exact: few-observations",
    );
  });

  it("compares three or more measurements at once, or pair by pair where they are few", () => {
    expect(outcome(repeated(["binary", "binary", "binary"], {changed: 8}))).toBe("cochran-q: repeated-binary");
    expect(outcome(repeated(["binary", "binary", "binary"], {changed: 7}))).toBe("mcnemar-exact pairwise: few-changes");
    expect(outcome(repeated(["ordinal", "ordinal", "number"], {n: 14}))).toBe("friedman: repeated-ordered");
    expect(outcome(repeated(["ordinal", "ordinal", "number"], {n: 13}))).toBe("sign-test pairwise: few-observations");
    expect(outcome(repeated(["number", "number", "number", "number"], {n: 9}))).toBe("friedman: repeated-ordered");
    expect(outcome(repeated(["number", "number", "number", "number"], {n: 8}))).toBe(
      "sign-test pairwise: few-observations",
    );
    const five: MeasurementLevel[] = ["ordinal", "ordinal", "ordinal", "ordinal", "ordinal"];
    expect(outcome(repeated(five, {n: 6}))).toBe("friedman: repeated-ordered");
    expect(outcome(repeated(five, {n: 5}))).toBe("sign-test pairwise: few-observations");
    expect(outcome(repeated(["nominal", "nominal", "nominal"]))).toBe("stuart-maxwell pairwise: repeated-nominal");
  });

  it("tests the weighted mean change", () => {
    expect(outcome(repeated(["ordinal", "ordinal"], {weighted: true}))).toBe("weighted-mean: weights");
    expect(outcome(repeated(["number", "number", "number"], {weighted: true}))).toBe("weighted-mean pairwise: weights");
    expect(outcome(repeated(["nominal", "nominal"], {weighted: true}))).toBe("none: no-weighted-test");
  });

  it("has no test of one measurement, of nobody, or where nothing changed", () => {
    expect(outcome(repeated(["ordinal"]))).toBe("none: single-measurement");
    expect(outcome(repeated(["ordinal", "ordinal"], {n: 0}))).toBe("none: no-observations");
    expect(outcome(repeated(["ordinal", "ordinal"], {changed: 0}))).toBe("none: nothing-changed");
  });
});

describe("chooseTest(question) of one sample", () => {
  it("tests a share exactly, and several shares by their expected counts", () => {
    expect(outcome(oneSample("binary"))).toBe("binomial-exact: share-against-target");
    expect(outcome(oneSample("nominal"))).toBe("goodness-of-fit: expected-large-enough");
    expect(outcome(oneSample("ordinal", {expected: small}))).toBe("goodness-of-fit-exact: too-many-small-expected");
    expect(outcome(oneSample("nominal", {expected: null}))).toBe("goodness-of-fit-exact: expected-unknown");
  });

  it("has no test of a mean, of weighted observations, or of nobody", () => {
    expect(outcome(oneSample("number"))).toBe("none: no-test-of-one-mean");
    expect(outcome(oneSample("nominal", {weighted: true}))).toBe("none: no-weighted-test");
    expect(outcome(oneSample("nominal", {n: 0}))).toBe("none: no-observations");
  });
});

describe("chooseTest(question, override)", () => {
  it("makes the author's test, and keeps what the rules say for the note", () => {
    expect(chooseTest(independent(nominal, binary, {expected: small}), "pearson-chi-square")).toEqual({
      ok: true,
      method: "pearson-chi-square",
      pairwise: false,
      chosenBy: "author",
      byRule: {ok: true, method: "fisher-freeman-halton", reason: "too-many-small-expected", pairwise: false},
      n: 100,
    });
  });

  it("is no override when the rules say the same", () => {
    expect(chooseTest(repeated(["binary", "binary"]), "mcnemar")).toEqual(chooseTest(repeated(["binary", "binary"])));
  });

  it("refuses a test for independent observations on the same units, and the other way round", () => {
    expect(outcome(repeated(["binary", "binary"]), "pearson-chi-square")).toBe("none: unpaired-on-paired");
    expect(chooseTest(repeated(["number", "number"]), "welch-t")).toEqual({
      ok: false,
      reason: "unpaired-on-paired",
      refused: "welch-t",
      n: 60,
    });
    expect(outcome(independent(binary, binary), "mcnemar")).toBe("none: paired-on-unpaired");
    expect(outcome(oneSample("nominal"), "pearson-chi-square")).toBe("none: wrong-number-of-samples");
    expect(outcome(oneSample("nominal"), "bowker")).toBe("none: wrong-number-of-samples");
    expect(outcome(independent(binary, binary), "goodness-of-fit")).toBe("none: wrong-number-of-samples");
  });

  it("refuses a test that needs an order where there is none, or categories where there are numbers", () => {
    expect(outcome(independent(nominal, number), "pearson-chi-square")).toBe("none: level-does-not-fit");
    expect(outcome(independent(nominal, ordinal), "jonckheere-terpstra")).toBe("none: level-does-not-fit");
    expect(outcome(independent(nominal, nominal), "kruskal-wallis")).toBe("none: level-does-not-fit");
    expect(outcome(independent(nominal, ordinal), "welch-t")).toBe("none: level-does-not-fit");
    expect(outcome(independent(number, number), "kruskal-wallis")).toBe("none: level-does-not-fit");
    expect(outcome(independent(ordinal, ordinal), "yates-chi-square")).toBe("none: level-does-not-fit");
    expect(outcome(independent(ordinal, ordinal), "cochran-armitage")).toBe("none: level-does-not-fit");
    expect(outcome(repeated(["nominal", "nominal"]), "sign-test")).toBe("none: level-does-not-fit");
    expect(outcome(repeated(["number", "number"]), "bowker")).toBe("none: level-does-not-fit");
    expect(outcome(oneSample("nominal"), "binomial-exact")).toBe("none: level-does-not-fit");
  });

  it("lets an author treat an ordinal scale as a number", () => {
    expect(outcome(independent(binary, ordinal), "welch-t")).toBe("welch-t: author");
    expect(outcome(independent(nominal, ordinal), "anova")).toBe("anova: author");
    expect(outcome(repeated(["ordinal", "ordinal"]), "paired-t")).toBe("paired-t: author");
    expect(outcome(independent(ordinal, binary), "cochran-armitage")).toBe("cochran-armitage: author");
  });

  it("refuses to take weighted observations for equal ones", () => {
    expect(outcome(independent(nominal, nominal, {weighted: true}), "pearson-chi-square")).toBe(
      "none: ignores-weights",
    );
    expect(outcome(oneSample("binary", {weighted: true}), "binomial-exact")).toBe("none: ignores-weights");
  });

  it("compares more than two measurements pair by pair with a test of two", () => {
    expect(outcome(repeated(["ordinal", "ordinal", "ordinal"]), "wilcoxon-signed-rank")).toBe(
      "wilcoxon-signed-rank pairwise: author",
    );
    expect(outcome(repeated(["binary", "binary", "binary"]), "friedman")).toBe("friedman: author");
    expect(comparesTwoMeasurements("pearson-chi-square")).toBe(false);
  });

  it("does not find a test where there is nothing to test", () => {
    expect(outcome(repeated(["ordinal", "ordinal"], {changed: 0}), "sign-test")).toBe("none: nothing-changed");
    expect(outcome(independent(nominal, nominal, {n: 0}), "pearson-chi-square")).toBe("none: no-observations");
  });
});

describe("the rules and the tests they choose", () => {
  const levels = fc.constantFrom<MeasurementLevel>("nominal", "ordinal", "number", "binary");
  const totals = fc.array(fc.nat({max: 120}), {minLength: 1, maxLength: 5});
  const sides = fc
    .record({level: levels, totals})
    .map((side) => (side.level === "binary" ? {...side, totals: [5, 9]} : side));
  const expected = fc.constantFrom(large, small, tiny, null);
  const weighted = fc.boolean();
  const questions: fc.Arbitrary<TestQuestion> = fc.oneof(
    fc.record({
      pairing: fc.constant("independent" as const),
      sides: fc.tuple(sides, sides),
      n: fc.nat({max: 300}),
      expected,
      weighted,
    }),
    fc.record({
      pairing: fc.constant("same-units" as const),
      levels: fc.array(levels, {minLength: 1, maxLength: 5}),
      n: fc.nat({max: 60}),
      changed: fc.nat({max: 60}),
      weighted,
    }),
    fc.record({pairing: fc.constant("one-sample" as const), level: levels, n: fc.nat({max: 60}), expected, weighted}),
  );

  it("never choose a test that does not fit the question", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const choice = chooseTest(question);
        if (choice.ok) expect(misfitOf(choice.method, question)).toBeNull();
      }),
      {numRuns: 2000},
    );
  });

  it("never make an unpaired test of paired data, whatever an author wants", () => {
    const unpaired = testMethods.filter(
      (method) => misfitOf(method, repeated(["binary", "binary"])) === "unpaired-on-paired",
    );
    expect(unpaired.length).toBeGreaterThan(15);
    fc.assert(
      fc.property(questions, fc.constantFrom(...testMethods), (question, override) => {
        const choice = chooseTest(question, override);
        if (question.pairing === "same-units" && choice.ok) expect(unpaired).not.toContain(choice.method);
        expect(choice.n).toBe(question.n);
      }),
      {numRuns: 2000},
    );
  });

  it("are all on the page that documents them", () => {
    const page = readFileSync(new URL("../../../docs/statistics.md", import.meta.url), "utf8");
    const named = testMethods.filter((method) => page.includes(`\`${method.replace(/-exact$/, "")}`));
    expect(named).toEqual(testMethods);
    fc.assert(
      fc.property(questions, (question) => {
        const choice = chooseTest(question);
        const reason = choice.ok && choice.chosenBy === "author" ? "" : choice.reason;
        expect(page).toContain(`\`${reason}\``);
      }),
    );
  });
});

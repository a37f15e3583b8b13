import {describe, expect, it} from "vitest";
import type {AnalysisResult} from "../../../src/results/model.ts";
import {analyse, panelOf} from "../support.ts";

const change = (rest: string) => `{kind: change, title: T, waves: [1, 3], panel: true, ${rest}}`;
const numbers = (rest = "") => `{kind: numbers, title: T, waves: [1, 3], panel: true, items: [borger.trivsel]${rest}}`;

const warned = ({notes}: AnalysisResult) => notes.filter(({kind}) => kind === "warning").map(({text}) => text);
const kinds = ({warnings}: AnalysisResult) => (warnings ?? []).map(({kind, item}) => [kind, item]);

describe("the warning of a panel that differs from all", () => {
  it("tells the answer that differs most, on how many, and the exact p of those who stayed against those who left", async () => {
    const world = panelOf(["helbred=1", "helbred=1", 6], ["helbred=2", "helbred=2", 4], ["helbred=3", null, 10]);
    const result = await analyse(change("items: [borger.helbred]"), world);
    expect(kinds(result)).toEqual([["selective-drop-out", "helbred"]]);
    expect(result.warnings?.[0]?.numbers).toMatchObject({shareOfStayed: 0, shareOfAll: 0.5, stayed: 10, all: 20});
    expect(warned(result)).toEqual([
      "På »Psykisk helbred« svarede 20 første gang. De 10 af dem, der er med ved alle målinger, svarede dengang anderledes end alle under ét: »Fremragende« 0 pct. mod 50 pct. (de fulgte mod de frafaldne: eksakt test p < 0,001, n = 20).",
    ]);
  });

  it("is not there when the panel answered as all did, or when everybody stayed", async () => {
    const alike = panelOf(
      ["helbred=1", "helbred=1", 5],
      ["helbred=2", "helbred=2", 5],
      ["helbred=1", null, 5],
      ["helbred=2", null, 5],
    );
    const all = panelOf(["helbred=1", "helbred=2", 5], ["helbred=2", "helbred=2", 5]);
    for (const world of [alike, all]) {
      const result = await analyse(change("items: [borger.helbred]"), world);
      expect([result.warnings, warned(result)]).toEqual([undefined, []]);
    }
  });

  it("is not there without a panel", async () => {
    const world = panelOf(["helbred=1", "helbred=1", 6], ["helbred=3", null, 10]);
    const result = await analyse(
      "{kind: change, title: T, waves: [1, 3], panel: false, items: [borger.helbred]}",
      world,
    );
    expect(result.warnings).toBeUndefined();
  });

  it("compares the means of numbers", async () => {
    const world = panelOf(["trivsel=30", "trivsel=50", 6], ["trivsel=20", "trivsel=0", 4], ["trivsel=10", null, 10]);
    const result = await analyse(numbers(", test: none"), world);
    // 26 among those who stayed, 18 among all.
    expect(warned(result)[0]).toBe(
      "På »Trivsel« svarede 20 første gang. De 10 af dem, der er med ved alle målinger, svarede dengang anderledes end alle under ét: i gennemsnit 26,0 mod 18,0.",
    );
  });
});

describe("the warning of regression to the mean", () => {
  const world = panelOf(
    ["helbred=1 lavt=1 fysisk=1", "helbred=2 fysisk=1", 6],
    ["helbred=1 lavt=1 fysisk=2", "helbred=1 fysisk=3", 4],
    ["helbred=2 lavt=2 fysisk=1", "helbred=2 fysisk=2", 6],
    ["helbred=3 lavt=2 fysisk=3", "helbred=3 fysisk=3", 4],
    ["helbred=3 lavt=2 fysisk=3", "helbred=2 fysisk=3", 4],
  );

  it("tells how far persons who were chosen by their first answer would have moved anyhow", async () => {
    const result = await analyse(change("items: [borger.helbred], where: {borger.helbred@1: Dårligt}"), world);
    expect(kinds(result)).toEqual([["regression-to-the-mean", "helbred"]]);
    const {expectedShift = 0, observedChange, n, nOfAll, correlation = 0} = result.warnings?.[0]?.numbers ?? {};
    expect([observedChange, n, nOfAll].map(Number)).toEqual([expect.closeTo(0.6, 12), 10, 24]);
    // Ten at 0, six at 1 and eight at 2 have a mean of 22/24.
    expect(expectedShift).toBeCloseTo((1 - correlation) * (22 / 24), 12);
    expect(warned(result)).toEqual([
      expect.stringMatching(
        /^Personerne er valgt efter deres første svar og ville .*\(regression mod gennemsnittet\)\. Ventet ændring alene af den grund: 0,\d trin på skalaen \(målt 0,6, n = 10\)\.$/,
      ),
    ]);
  });

  it("sees through a variable that is made of the answer, and counts persons of the other limits only", async () => {
    const made = await analyse(change("items: [borger.helbred], where: {borger.lavt@1: Ja}"), world);
    expect(kinds(made)).toEqual([["regression-to-the-mean", "helbred"]]);
    const limited = await analyse(
      change("items: [borger.helbred], where: {borger.lavt@1: Ja, borger.fysisk@1: [Dårligt, Godt]}"),
      world,
    );
    expect(limited.warnings?.[0]?.numbers).toMatchObject({n: 10, nOfAll: 16});
  });

  it("is not there for another variable, another wave, or nobody left out", async () => {
    const other = await analyse(change("items: [borger.helbred], where: {borger.fysisk@1: Dårligt}"), world);
    const later = await analyse(change("items: [borger.helbred], where: {borger.helbred@3: Godt}"), world);
    const everybody = await analyse(
      change("items: [borger.helbred], where: {borger.helbred@1: [Dårligt, Godt, Fremragende]}"),
      world,
    );
    for (const result of [other, later, everybody]) expect(kinds(result)).toEqual([]);
  });

  it("is there for a score that was chosen by", async () => {
    const scores = panelOf(
      ["trivsel=10 glad=0", "trivsel=30", 6],
      ["trivsel=20 glad=0", "trivsel=10", 6],
      ["trivsel=50 glad=3", "trivsel=40", 6],
    );
    const result = await analyse(numbers(", where: {borger.glad@1: Aldrig}, test: none"), scores);
    expect(kinds(result)).toContainEqual(["regression-to-the-mean", "trivsel"]);
    expect(warned(result)[0]).toMatch(/ point \(målt 5,0, n = 12\)\.$/);
  });
});

describe("the warning of scores at the end of their scale", () => {
  const one = "{kind: numbers, title: T, wave: 1, items: [borger.trivsel]}";

  it("is there when more than 15 % have the highest or lowest possible score", async () => {
    const result = await analyse(
      one,
      panelOf(["trivsel=60", null, 4], ["trivsel=0", null, 4], ["trivsel=30", null, 12]),
    );
    expect(kinds(result)).toEqual([["ceiling-floor", "trivsel"]]);
    expect(result.warnings?.[0]?.numbers).toEqual({ceilingShare: 0.2, floorShare: 0.2, n: 20});
    expect(warned(result)).toEqual([
      "Trivsel: loftseffekt, 20 pct. af 20 personer har den højeste mulige værdi (60); gulveffekt, 20 pct. af 20 personer har den laveste mulige værdi (0). Ændringer ud over skalaens ende kan ikke ses.",
    ]);
  });

  it("is not there at 15 %, for values short of the end, or for numbers without a known end", async () => {
    const limit = panelOf(["trivsel=60 alder=30", null, 3], ["trivsel=50 alder=30", null, 17]);
    expect(kinds(await analyse(one, limit))).toEqual([]);
    expect(kinds(await analyse("{kind: numbers, title: T, wave: 1, items: [borger.alder]}", limit))).toEqual([]);
  });

  it("names the wave", async () => {
    const result = await analyse(
      numbers(", test: none"),
      panelOf(["trivsel=40", "trivsel=60", 9], ["trivsel=10", "trivsel=30", 9]),
    );
    expect(warned(result)[0]).toMatch(/^Trivsel ved tredje måling: loftseffekt, 50 pct\. af 18 personer har/);
  });
});

describe("the warning of a change below the smallest that matters", () => {
  it("tells whether the interval leaves a change that matters open", async () => {
    const open = await analyse(numbers(), panelOf(["trivsel=10", "trivsel=30", 8], ["trivsel=20", "trivsel=10", 8]));
    expect(kinds(open)).toEqual([["below-relevant-change", "trivsel"]]);
    // Changes of 20 and -10, eight each: 5 ± 2.13145 · 15 √(16/15) / 4.
    expect(warned(open)).toEqual([
      "Trivsel: den gennemsnitlige ændring på 5,0 (95 pct.-interval −3,3 til 13,3) er mindre end 10 point, som regnes for den mindste, der har betydning. Intervallet udelukker ikke en ændring af den størrelse.",
    ]);
    const closed = await analyse(
      numbers(),
      panelOf(["trivsel=10", "trivsel=11", 10], ["trivsel=20", "trivsel=22", 10]),
    );
    expect(warned(closed)[0]).toMatch(/ændring på 1,5 .* Intervallet udelukker en ændring af den størrelse\.$/);
  });

  it("is not there for a change that is large enough, or a variable without a smallest one", async () => {
    const large = panelOf(
      ["trivsel=10 alder=30", "trivsel=20 alder=31", 10],
      ["trivsel=20 alder=40", "trivsel=40 alder=41", 10],
    );
    expect(kinds(await analyse(numbers(), large))).toEqual([]);
    const age = "{kind: numbers, title: T, waves: [1, 3], panel: true, items: [borger.alder]}";
    expect(kinds(await analyse(age, large))).toEqual([]);
  });

  it("tells the changes of all groups of an item in one sentence", async () => {
    const pairs = (rest: string) => `{kind: paired-means, title: T, waves: [1, 3], items: [borger.trivsel]${rest}}`;
    const world = panelOf(
      ["trivsel=10 farve=1", "trivsel=11 farve=1", 10],
      ["trivsel=20 farve=1", "trivsel=22 farve=1", 10],
      ["trivsel=10 farve=2", "trivsel=30 farve=2", 8],
      ["trivsel=20 farve=2", "trivsel=10 farve=2", 8],
    );
    const result = await analyse(pairs(", by: borger.farve"), world);
    expect(warned(result)).toEqual([
      "Trivsel: den gennemsnitlige ændring for »Rød« på 1,5 (95 pct.-interval 1,3 til 1,7) og for »Grøn« på 5,0 (−3,3 til 13,3) er mindre end 10 point, som regnes for den mindste, der har betydning. " +
        "Intervallet for »Grøn« udelukker ikke en ændring af den størrelse. Intervallet for »Rød« udelukker en ændring af den størrelse.",
    ]);
    expect(result.warnings?.map(({label}) => label)).toEqual(["Trivsel, Rød", "Trivsel, Grøn"]);
    const one = await analyse(pairs(", by: borger.farve, groups: [Rød]"), world);
    expect(warned(one)[0]).toMatch(/^Trivsel, Rød: den gennemsnitlige ændring på 1,5 \(95 pct\.-interval/);
  });

  it("is there without an interval where the waves are not the same persons, or all changed alike", async () => {
    const world = panelOf(["trivsel=10", "trivsel=15", 10]);
    const unmatched = "{kind: numbers, title: T, waves: [1, 3], items: [borger.trivsel]}";
    for (const spec of [unmatched, numbers()]) {
      expect(warned(await analyse(spec, world))).toEqual([
        "Trivsel: den gennemsnitlige ændring på 5,0 er mindre end 10 point, som regnes for den mindste, der har betydning.",
      ]);
    }
  });
});

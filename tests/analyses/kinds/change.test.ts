import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid, noteTexts, panelOf} from "../support.ts";

const title = "title: T. Procent";

describe("change", () => {
  it("counts in a panel only persons with a form at every wave, each item and wave with its own base", async () => {
    const result = await analyse(
      `{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.helbred, borger.fysisk]}`,
    );
    expect(grid(result)).toEqual([
      ["Dårligt", "60", "40"],
      ["Godt", "40", "60"],
      ["Fremragende", "0", "0"],
      ["Total (n)", "100 (5)", "100 (5)"],
      ["Dårligt", "20", "25"],
      ["Godt", "60", "25"],
      ["Fremragende", "20", "50"],
      ["Total (n)", "100 (5)", "100 (4)"],
    ]);
    expect(result).toMatchObject({panel: true, waves: [1, 3], population: {size: 5}});
    expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
      ["1", "Første måling"],
      ["3", "Tredje måling"],
    ]);
    expect(result.bases.map(({block, column, population, valid}) => [block, column, population, valid])).toEqual([
      ["helbred", "1", 5, 5],
      ["helbred", "3", 5, 5],
      ["fysisk", "1", 5, 5],
      ["fysisk", "3", 5, 4],
    ]);
    expect(noteTexts(result)).toEqual([
      "missing: Ubesvarede indgår ikke (Fysisk helbred, tredje måling: 1).",
      "test: Eksakt fortegnstest på de samme personers svar: Psykisk helbred p = 1,000 (2 frem og 1 tilbage af 5), netto 20 procentpoint (−44 til 70); Fysisk helbred p = 1,000 (1 frem og 0 tilbage af 4), netto 25 procentpoint (−36 til 70).",
      "warning: På »Fysisk helbred« svarede 8 første gang. De 5 af dem, der er med ved alle målinger, svarede dengang anderledes end alle under ét: »Godt« 60 pct. mod 38 pct. (de fulgte mod de frafaldne: eksakt test, Holm-korrigeret p = 0,714, n = 8, så forskellen kan være tilfældig). Det er den største forskel; forskelle på mindst 5 procentpoint ses ved 2 af 2 spørgsmål.",
    ]);
  });

  it("tests a panel of two waves by the sign of each person's move", async () => {
    const {tests} = await analyse(
      `{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.helbred, borger.fysisk]}`,
    );
    expect(tests).toHaveLength(2);
    // p1 and p2 are better, p3 and p4 the same, p5 worse: 2 P(X <= 1) of three moves is 1.
    expect(tests[0]).toMatchObject({
      key: "helbred",
      block: "helbred",
      label: "Psykisk helbred – fra første måling til tredje måling",
      counts: [[2, 2, 1]],
      chosen: {method: "sign-test", name: "fortegnstest", exact: true, n: 5, printed: "p = 1,000"},
      alternatives: [],
      reason: "De samme personer har svaret begge gange på en skala med en retning.",
      expected: null,
    });
    expect(tests[0]?.chosenBy).toBeUndefined();
    expect(tests[0]?.chosen.p).toBeCloseTo(1, 12);
    expect(tests[1]).toMatchObject({counts: [[1, 3, 0]], chosen: {n: 4, printed: "p = 1,000"}});
  });

  it("leaves «ved ikke» out of the pairs, and calls the last answer up where no end is the good one", async () => {
    const {tests} = await analyse(`{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.medicin]}`);
    // p1 stays, p2 goes from Ja to Nej, p3 from Nej to Ja; p4 and p5 say «ved ikke» once.
    expect(tests[0]?.counts).toEqual([[1, 1, 1]]);
  });

  it("has no test without a panel, and says that the waves are not the same persons", async () => {
    const result = await analyse(`{kind: change, ${title}, panel: false, waves: [1, 3], items: [borger.helbred]}`);
    expect(grid(result)).toEqual([
      ["Dårligt", "43", "40"],
      ["Godt", "43", "60"],
      ["Fremragende", "14", "0"],
      ["Total (n)", "100 (7)", "100 (5)"],
    ]);
    expect(result.tests).toEqual([]);
    expect(noteTexts(result)).toEqual([
      "base: Målingerne omfatter ikke nødvendigvis de samme personer: Alle med oplysninger fra den enkelte måling er med.",
      "missing: Ubesvarede indgår ikke (Første måling: 1).",
    ]);
    expect(result.bases[1]).toMatchObject({population: 8, valid: 5, noForm: 3});
  });

  it("cannot test waves that nobody has all of", async () => {
    const result = await analyse(`{kind: change, ${title}, panel: true, waves: [1, 2, 3], items: [borger.helbred]}`);
    expect(result.tests).toEqual([]);
    expect(result.population.size).toBe(0);
    expect(cell(result, "a/helbred/1/1")).toMatchObject({kind: "empty", reason: "ingen personer er med i opgørelsen"});
    expect(noteTexts(result)).toEqual(["test: Ikke testet, fordi ingen har svaret."]);
  });

  it("stands items side by side with their waves under them", async () => {
    const result = await analyse(
      `{kind: change, ${title}, panel: true, arrangement: columns, waves: [1, 3], wave_labels: {1: Start}, items: [borger.helbred, {variable: borger.fysisk, label: Krop}]}`,
    );
    expect(result.table.columns.map(({key, label, group}) => [key, label, group])).toEqual([
      ["helbred@1", "Start", "Psykisk helbred"],
      ["helbred@3", "Tredje måling", "Psykisk helbred"],
      ["fysisk@1", "Start", "Krop"],
      ["fysisk@3", "Tredje måling", "Krop"],
    ]);
    expect(grid(result)[0]).toEqual(["Dårligt", "60", "40", "20", "25"]);
    expect(cell(result, "a/all/total/fysisk@3").printed).toBe("100 (4)");
    expect(result.tests.map(({key, block}) => [key, block])).toEqual([
      ["helbred", "all"],
      ["fysisk", "all"],
    ]);
  });

  it("refuses several sources, sources without waves, and waves on items", async () => {
    const failing = (rest: string) => failure(`  a: {kind: change, ${title}, panel: true, ${rest}}\n`);
    expect(await failing("waves: [1, 3], items: [borger.helbred, stab.helbred]")).toMatchObject({
      kind: "config",
      message: 'The items come from both "borger" and "stab", but one change analysis follows one source.',
      at: expect.stringMatching(/^stab.helbred/),
    });
    expect(await failing("waves: [1, 3], items: [forloeb.job]")).toMatchObject({
      message: 'Source "forloeb" has no waves, so forloeb.job cannot be followed.',
    });
    expect(await failing("waves: [1, 3], items: [borger.helbred@1]")).toMatchObject({
      hint: "Write borger.helbred.",
    });
  });

  it("refuses unknown and repeated waves, and headings of waves it does not have", async () => {
    const failing = (rest: string) =>
      failure(`  a: {kind: change, ${title}, panel: true, items: [borger.helbred], ${rest}}\n`);
    expect(await failing("waves: [1, 4]")).toMatchObject({
      message: "There is no wave 4.",
      at: expect.stringMatching(/^4/),
    });
    expect(await failing("waves: [1, 1]")).toMatchObject({message: "Wave 1 is given twice."});
    expect(await failing("waves: [1, 3], wave_labels: {2: Midt}")).toMatchObject({
      message: "There is a heading for wave 2, but this analysis has no such wave.",
      at: expect.stringMatching(/^2: Midt/),
    });
  });

  it("refuses items of different scales side by side", async () => {
    const spec = `{kind: change, ${title}, panel: true, arrangement: columns, waves: [1, 3], items: [borger.helbred, borger.medicin]}`;
    expect(await failure(`  a: ${spec}\n`)).toMatchObject({message: expect.stringContaining("one answer scale")});
  });

  describe("chooses its test by how the items are measured", () => {
    const spec = (rest: string) => `{kind: change, ${title}, panel: true, waves: [1, 3], ${rest}}`;
    const tests = (result: Awaited<ReturnType<typeof analyse>>) =>
      noteTexts(result).filter((text) => text.startsWith("test:"));

    it("tests two answers with McNemar's exact test, and names the answers instead of a direction", async () => {
      const world = panelOf(
        ["medicin=1", "medicin=2", 8],
        ["medicin=2", "medicin=1", 1],
        ["medicin=1", "medicin=1", 11],
      );
      const result = await analyse(spec("items: [borger.medicin]"), world);
      // 2 (1 + 9) / 2^9
      expect(result.tests[0]?.chosen.p).toBeCloseTo(20 / 512, 12);
      expect(result.tests[0]).toMatchObject({counts: [[8, 11, 1]], chosen: {method: "mcnemar-exact", n: 20}});
      expect(tests(result)).toEqual([
        "test: McNemars eksakte test på de samme personers svar: p = 0,039 (8 til »Nej« og 1 til »Ja« af 20), netto 35 procentpoint (7 til 58).",
      ]);
    });

    it("tests answers without an order for a shift of their distribution", async () => {
      const world = panelOf(["farve=1", "farve=2", 9], ["farve=2", "farve=3", 3], ["farve=3", "farve=3", 8]);
      const result = await analyse(spec("items: [borger.farve]"), world);
      expect(result.tests[0]).toMatchObject({
        chosen: {method: "stuart-maxwell", df: 2, n: 20},
        counts: [
          [0, 9, 0],
          [0, 0, 3],
          [0, 0, 8],
        ],
      });
      expect(tests(result)[0]).toContain("største ændring, »Rød« −45 procentpoint");
    });

    it("says that nobody moved", async () => {
      const world = panelOf(["helbred=1 fysisk=1", "helbred=1 fysisk=2", 6]);
      const result = await analyse(spec("items: [borger.helbred, borger.fysisk]"), world);
      expect(result.tests.map(({key}) => key)).toEqual(["fysisk"]);
      expect(tests(result)[1]).toBe("test: Psykisk helbred: ikke testet, fordi ingen har ændret svar.");
    });

    it("tests three waves together when many are followed, and pair by pair when few are", async () => {
      const three = (n: number) => ({
        persons: Array.from({length: n}, (_, index) => `q${index}`),
        forms: Array.from({length: n}).flatMap((_, index) =>
          [1, 2, 3].map((wave) => {
            const helbred = index % 5 === 0 ? "2" : String(wave);
            return {source: "borger", person: `q${index}`, wave, values: {helbred}};
          }),
        ),
      });
      const wanted = `{kind: change, ${title}, panel: true, waves: [1, 2, 3], items: [borger.helbred]}`;
      const many = await analyse(wanted, three(20));
      expect(many.tests.map(({key, chosen}) => [key, chosen.method, chosen.df])).toEqual([["helbred", "friedman", 2]]);
      const few = await analyse(wanted, three(10));
      expect(few.tests.map(({key}) => key)).toEqual(["helbred:1-2", "helbred:1-3", "helbred:2-3"]);
      // Eight of ten move up between any two waves: 2 / 2^8, times three tests.
      for (const {chosen} of few.tests) {
        expect(chosen).toMatchObject({method: "sign-test", adjusted: {family: 3}});
        expect(chosen.adjusted?.p).toBeCloseTo(2 / 256, 12);
        expect(chosen.p).toBeCloseTo(6 / 256, 12);
      }
      expect(tests(few)[0]).toMatch(
        /^test: Eksakt fortegnstest på de samme personers svar, med p-værdier korrigeret efter Holm: fra første måling til anden måling p = 0,023 \(8 frem og 0 tilbage af 10\)/,
      );
    });

    it("makes the test an author asks for, and says so", async () => {
      const result = await analyse(spec("items: [borger.helbred], test: wilcoxon-signed-rank-exact"));
      expect(result.tests[0]).toMatchObject({chosenBy: "author", chosen: {method: "wilcoxon-signed-rank-exact", n: 5}});
      expect(tests(result)[0]).toMatch(
        /^test: Wilcoxons eksakte test for par .* Testen er valgt af rapportens forfatter; efter reglerne ville det være fortegnstest\.$/,
      );
      const asRuled = await analyse(spec("items: [borger.helbred], test: sign-test"));
      expect(asRuled.tests[0]?.chosenBy).toBeUndefined();
      const none = await analyse(spec("items: [borger.helbred], test: none"));
      expect([none.tests, tests(none)]).toEqual([[], []]);
    });

    it("refuses tests that do not fit, whatever the answers, and says which do", async () => {
      const failing = (rest: string) => failure(`  a: ${spec(rest)}\n`);
      expect(await failing("items: [borger.helbred], test: mann-whitney")).toEqual({
        kind: "config",
        message:
          'The test "mann-whitney" of borger.helbred is for different persons, but here the same persons are measured again.',
        hint: "The tests that fit are auto, bowker, stuart-maxwell, sign-test, wilcoxon-signed-rank, wilcoxon-signed-rank-exact, paired-t, friedman.",
        at: expect.stringMatching(/^test: mann-whitney/),
      });
      expect(await failing("items: [borger.farve], test: sign-test")).toMatchObject({
        message: 'The test "sign-test" of borger.farve does not fit how the answers are measured.',
        hint: "The tests that fit are auto, bowker, stuart-maxwell.",
      });
      expect(await failing("items: [borger.helbred], test: binomial-exact")).toMatchObject({
        message: expect.stringContaining("another number of groups or measurements"),
      });
      expect(await failing("items: [borger.helbred], test: sing-test")).toMatchObject({
        kind: "config",
        hint: 'Did you mean "sign-test"?',
      });
      expect(
        await failure(
          `  a: {kind: change, ${title}, panel: false, waves: [1, 3], items: [borger.helbred], test: sign-test}\n`,
        ),
      ).toMatchObject({message: "Only a panel of two waves or more is tested."});
    });
  });

  it("stands everybody who answered at the first wave before the panel", async () => {
    const result = await analyse(
      `{kind: change, ${title}, panel: true, waves: [1, 3], compare: all, items: [borger.helbred]}`,
    );
    expect(grid(result)).toEqual([
      ["Dårligt", "43", "60", "40"],
      ["Godt", "43", "40", "60"],
      ["Fremragende", "14", "0", "0"],
      ["Total (n)", "100 (7)", "100 (5)", "100 (5)"],
    ]);
    expect(result.table.columns.map(({key, label, role}) => [key, label, role])).toEqual([
      ["all", "Alle, første måling", "total"],
      ["1", "Første måling", "value"],
      ["3", "Tredje måling", "value"],
    ]);
    const beside = await analyse(
      `{kind: change, ${title}, panel: true, waves: [1, 3], compare: all, arrangement: columns, items: [borger.helbred, borger.fysisk]}`,
    );
    expect(beside.table.columns.map(({key}) => key)).toEqual([
      "helbred@all",
      "helbred@1",
      "helbred@3",
      "fysisk@all",
      "fysisk@1",
      "fysisk@3",
    ]);
    const unmatched = `{kind: change, ${title}, panel: false, waves: [1, 3], compare: all, items: [borger.helbred]}`;
    expect(await failure(`  a: ${unmatched}\n`)).toMatchObject({
      message: "Everybody at the first wave is what a panel is compared with, and this is none.",
      at: expect.stringMatching(/^compare: all/),
    });
  });

  it("has a block for each item and group, and tests each of them", async () => {
    const world = panelOf(
      ["helbred=1 farve=1", "helbred=2 farve=2", 4],
      ["helbred=2 farve=2", "helbred=2 farve=2", 3],
      ["helbred=1 farve=2", "helbred=1 farve=2", 1],
    );
    const spec = (rest: string) =>
      `{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.helbred], by: borger.farve, groups: [Rød, Grøn]${rest}}`;
    const result = await analyse(spec(", total: true"), world);
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["helbred:farve:1", "Psykisk helbred, Rød"],
      ["helbred:farve:2", "Psykisk helbred, Grøn"],
      ["helbred:total", "Psykisk helbred, alle"],
    ]);
    expect(grid(result).filter(([label]) => label === "Dårligt")).toEqual([
      ["Dårligt", "100", "0"],
      ["Dårligt", "25", "25"],
      ["Dårligt", "63", "13"],
    ]);
    expect(result.tests.map(({key, block, counts}) => [key, block, counts])).toEqual([
      ["helbred:farve:1", "helbred:farve:1", [[4, 0, 0]]],
      ["helbred:total", "helbred:total", [[4, 4, 0]]],
    ]);
    const beside = await analyse(spec(", arrangement: columns"), world);
    expect(beside.table.blocks.map(({key, label}) => [key, label])).toEqual([
      ["farve:1", "Rød"],
      ["farve:2", "Grøn"],
    ]);
    expect(cell(beside, "a/farve:2/1/helbred@3")).toMatchObject({count: 1, base: 4});
    expect(beside.tests.map(({key, block}) => [key, block])).toEqual([["helbred:farve:1", "farve:1"]]);
  });

  it("tests the net where it is all that is shown, and says what is tested", async () => {
    const world = panelOf(["helbred=1", "helbred=2", 7], ["helbred=1", "helbred=3", 3], ["helbred=2", "helbred=3", 9]);
    const spec = (nets: string, rest = "") =>
      `{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.helbred], only_nets: true, nets: {${nets}}${rest}}`;
    const one = await analyse(spec("Mindst godt: [Godt, Fremragende]"), world);
    // 10 moved in and nobody out: two to the power of -9 both ways; the 9 that moved within the net do not count.
    expect(one.tests[0]?.chosen).toMatchObject({method: "mcnemar-exact", p: 2 ** -9, n: 19});
    expect(one.tests[0]?.label).toMatch(/^Psykisk helbred, »Mindst godt« – fra /);
    expect(noteTexts(one).filter((text) => text.startsWith("test"))).toEqual([
      expect.stringMatching(/10 til »Mindst godt« og 0 til »et andet svar« af 19/),
      "test: Testet er, om svaret er »Mindst godt« eller et andet.",
    ]);
    const two = await analyse(spec("Mindst godt: [Godt, Fremragende], Højst godt: [Dårligt, Godt]"), world);
    expect(two.tests[0]?.chosen.method).toBe("sign-test");
    expect(noteTexts(two)).toContain("test: Testet er alle svarene hver for sig, ikke kun de viste sammenlagte.");
    const wanted = await analyse(spec("Mindst godt: [Godt, Fremragende]", ", test: mcnemar-mid-p"), world);
    expect(wanted.tests[0]?.chosen.method).toBe("mcnemar-mid-p");
  });

  it("sums answers into nets, beside the answers or alone", async () => {
    const spec = (rest: string) =>
      `{kind: change, ${title}, panel: true, waves: [1, 3], items: [borger.helbred], nets: {Godt eller bedre: [Godt, Fremragende]}${rest}}`;
    const result = await analyse(spec(""));
    expect(grid(result).map(([label]) => label)).toEqual([
      "Dårligt",
      "Godt",
      "Fremragende",
      "Godt eller bedre",
      "Total (n)",
    ]);
    expect(cell(result, "a/helbred/net:Godt eller bedre/3")).toMatchObject({count: 3, base: 5, printed: "60"});
    expect(result.table.blocks[0]?.rows[3]?.role).toBe("sub");
    const alone = await analyse(spec(", only_nets: true"));
    expect(grid(alone)).toEqual([
      ["Godt eller bedre", "40", "60"],
      ["Total (n)", "100 (5)", "100 (5)"],
    ]);
  });
});

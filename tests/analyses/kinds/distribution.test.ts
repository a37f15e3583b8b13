import {describe, expect, it} from "vitest";
import type {SourceReport} from "../../../src/results/data-report.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf, run} from "../support.ts";

const title = "title: T. Procent";

describe("distribution", () => {
  it("prints half-up percentages of those who answered, over the base", async () => {
    const result = await analyse(`{kind: distribution, ${title}, items: [borger.helbred@1]}`);
    expect(grid(result)).toEqual([
      ["Dårligt", "43"],
      ["Godt", "43"],
      ["Fremragende", "14"],
      ["Total (n)", "100 (7)"],
    ]);
    expect(cell(result, "a/helbred/1/percent")).toMatchObject({kind: "share", count: 3, base: 7, exact: 3 / 7});
    expect(cell(result, "a/helbred/total/percent")).toMatchObject({kind: "base", count: 7, base: 7});
  });

  it("records who is in and out of the base", async () => {
    const {bases} = await analyse(`{kind: distribution, ${title}, items: [borger.medicin], wave: 1}`);
    expect(bases).toEqual([
      {
        block: "medicin",
        column: "percent",
        population: 8,
        valid: 7,
        noForm: 0,
        notAsked: 0,
        noAnswer: 1,
        dontKnow: 1,
        notRelevant: 0,
        includes: {dontKnow: true, notRelevant: true},
      },
    ]);
  });

  it("keeps «ved ikke» in the base as a missing row, last even when reversed", async () => {
    const result = await analyse(
      `{kind: distribution, ${title}, wave: 1, items: [{variable: borger.medicin, reversed: true}]}`,
    );
    expect(grid(result)).toEqual([
      ["Nej", "43"],
      ["Ja", "43"],
      ["Ved ikke", "14"],
      ["Total (n)", "100 (7)"],
    ]);
    expect(result.table.blocks[0]?.rows.map(({role}) => role)).toEqual(["category", "category", "missing", "total"]);
  });

  it("leaves «ved ikke» out of the base and the rows on demand, and says so", async () => {
    const result = await analyse(`{kind: distribution, ${title}, wave: 1, dont_know: out, items: [borger.medicin]}`);
    expect(grid(result)).toEqual([
      ["Ja", "50"],
      ["Nej", "50"],
      ["Total (n)", "100 (6)"],
    ]);
    expect(noteTexts(result)).toEqual([
      "missing: 1 ubesvaret indgår ikke i procentgrundlaget. 1 svar »Ved ikke« indgår ikke i procentgrundlaget.",
    ]);
  });

  it("stands in blocks, each with its own base, and names the blanks of each", async () => {
    const result = await analyse(
      `{kind: distribution, ${title}, wave: 1, items: [borger.helbred, {variable: borger.fysisk, label: Krop, question: true}]}`,
    );
    expect(result.table.blocks.map(({key, label, question}) => [key, label, question])).toEqual([
      ["helbred", "Psykisk helbred", null],
      ["fysisk", "Krop", "Fysisk helbred?"],
    ]);
    expect(cell(result, "a/fysisk/2/percent").printed).toBe("38");
    expect(cell(result, "a/fysisk/total/percent").printed).toBe("100 (8)");
    expect(noteTexts(result)).toEqual(["missing: Ubesvarede indgår ikke (Psykisk helbred: 1)."]);
    expect(result.questions).toEqual([
      {variable: "borger.helbred", label: "Psykisk helbred", question: "Psykisk helbred?", best: "3"},
      {variable: "borger.fysisk", label: "Krop", question: "Fysisk helbred?", best: "3"},
    ]);
  });

  it("tells no best answer of a question without a good end", async () => {
    const result = await analyse(`{kind: distribution, ${title}, items: [forloeb.job]}`);
    expect(result.questions).toHaveLength(1);
    expect(result.questions[0]).not.toHaveProperty("best");
  });

  it("names blocks by source, or by wave, where two items share a name", async () => {
    const sources = await analyse(
      `{kind: distribution, ${title}, arrangement: beside, items: [borger.helbred@1, stab.helbred@1]}`,
    );
    expect(sources.table.blocks.map(({key}) => key)).toEqual(["borger.helbred", "stab.helbred"]);
    expect(sources.table.arrangement).toBe("beside");
    expect(sources.source).toBe("Systemet, borgerskema og medarbejderskema");
    const waves = await analyse(`{kind: distribution, ${title}, items: [borger.helbred@1, borger.helbred@3]}`);
    expect(waves.table.blocks.map(({key}) => key)).toEqual(["helbred@1", "helbred@3"]);
    expect(waves.waves).toEqual([1, 3]);
  });

  it("has no heading over its only block unless the author gives one", async () => {
    const plain = await analyse(`{kind: distribution, ${title}, items: [forloeb.job]}`);
    expect(plain.table.blocks[0]?.label).toBeNull();
    const given = await analyse(`{kind: distribution, ${title}, items: [{variable: forloeb.job, label: Job}]}`);
    expect(given.table.blocks[0]?.label).toBe("Job");
  });

  it("shows counts, or counts before percentages", async () => {
    const both = await analyse(`{kind: distribution, ${title}, show: count-and-percent, items: [forloeb.job]}`);
    expect(both.table.columns.map(({key, label, unit}) => [key, label, unit])).toEqual([
      ["count", "Antal", "count"],
      ["percent", "Procent", "percent"],
    ]);
    expect(grid(both)).toEqual([
      ["Ja", "3", "38"],
      ["Nej", "5", "63"],
      ["Total (n)", "8", "100 (8)"],
    ]);
    const counts = await analyse(`{kind: distribution, ${title}, show: count, items: [forloeb.job]}`);
    expect(grid(counts).at(-1)).toEqual(["Total", "8"]);
  });

  it("prints decimals by the style", async () => {
    const result = await analyse(`{kind: distribution, ${title}, items: [forloeb.job]}`, {style: {decimals: 1}});
    expect(grid(result)).toEqual([
      ["Ja", "37,5"],
      ["Nej", "62,5"],
      ["Total (n)", "100,0 (8)"],
    ]);
  });

  it("has a row of 0 for a category nobody chose", async () => {
    const result = await analyse(`{kind: distribution, ${title}, items: [borger.helbred@3]}`);
    expect(cell(result, "a/helbred/3/percent")).toMatchObject({count: 0, base: 5, printed: "0"});
  });

  it("has empty cells with the reason where nobody is in the base", async () => {
    const reason = async (spec: string) => {
      const result = await analyse(`{kind: distribution, ${title}, ${spec}}`);
      const rows = result.table.blocks[0]?.rows ?? [];
      expect(rows.length).toBeGreaterThan(1);
      return [...new Set(rows.flatMap(({cells}) => cells).map((each) => (each.kind === "empty" ? each.reason : "–")))];
    };
    expect(await reason("items: [borger.helbred@2]")).toEqual(["ingen har udfyldt skemaet"]);
    expect(await reason("items: [borger.senere@1]")).toEqual(["spørgsmålet er ikke stillet ved denne måling"]);
    expect(await reason("items: [forloeb.job], population: ingen")).toEqual(["ingen personer er med i opgørelsen"]);
  });

  it("counts only persons who answer to where, and says so in words", async () => {
    const result = await analyse(
      `{kind: distribution, ${title}, items: [borger.helbred@1], where: {forloeb.job: Nej, borger.fysisk@1: [Godt, 3]}}`,
    );
    expect(grid(result)).toEqual([
      ["Dårligt", "67"],
      ["Godt", "0"],
      ["Fremragende", "33"],
      ["Total (n)", "100 (3)"],
    ]);
    expect(result.population).toEqual({key: "alle", label: "borgere", size: 4});
    expect(result.filter).toBe(
      "kun personer, hvor »Ordinære timer« er »Nej« og »Fysisk helbred« (første måling) er »Godt« eller »Fremragende«",
    );
    expect(result.source).toBe("Systemet, borgerskema; forløbsregisteret");
  });

  it("puts the author's note first and the author's source line instead of its own", async () => {
    const result = await analyse(
      `{kind: distribution, ${title}, items: [borger.helbred@1], note: Bemærk., source: Egen kilde}`,
    );
    expect(noteTexts(result)).toEqual(["author: Bemærk.", "missing: 1 ubesvaret indgår ikke i procentgrundlaget."]);
    expect(result.source).toBe("Egen kilde");
  });

  it("tells in words which forms where asks for", async () => {
    const result = await analyse(
      `{kind: distribution, ${title}, items: [forloeb.job], where: {borger.$answered@3: Nej, stab.$answered@1: Ja}}`,
    );
    expect(result.filter).toBe(
      "kun personer, hvor »borgerskema« (tredje måling) ikke er besvaret og »medarbejderskema« (første måling) er besvaret",
    );
    expect(result.population.size).toBe(0);
  });

  it("counts forms as a variable of every source", async () => {
    const result = await analyse(`{kind: distribution, ${title}, items: [borger.$answered@3], show: count}`);
    expect(grid(result)).toEqual([
      ["Ja", "5"],
      ["Nej", "3"],
      ["Total", "8"],
    ]);
    expect(result.questions[0]?.label).toBe("Besvaret borgerskema");
  });

  it("refuses what does not exist, where it is written, with what was meant", async () => {
    const failing = (rest: string) => failure(`  a: {kind: distribution, ${title}, ${rest}}\n`);
    expect(await failing("items: [borger.helbrd@1]")).toMatchObject({
      kind: "config",
      message: expect.stringContaining('has no variable "helbrd"'),
      hint: 'Did you mean "helbred"?',
      at: expect.stringMatching(/^borger.helbrd@1/),
    });
    expect(await failing("items: [borgr.helbred@1]")).toMatchObject({hint: 'Did you mean "borger"?'});
    expect(await failing("items: [forloeb.job], population: all")).toMatchObject({
      message: 'There is no population "all".',
      hint: 'Did you mean "alle"?',
      at: expect.stringMatching(/^population: all/),
    });
    expect(await failing("items: [forloeb.job], where: {forloeb.job: Måske}")).toMatchObject({
      message: expect.stringContaining('no answer "Måske"'),
      at: expect.stringMatching(/^forloeb.job: Måske/),
    });
  });

  it("refuses a wave that does not exist, is not said, or has no meaning", async () => {
    const failing = (rest: string) => failure(`  a: {kind: distribution, ${title}, ${rest}}\n`);
    expect(await failing("items: [borger.helbred], wave: 7")).toMatchObject({
      message: "There is no wave 7.",
      at: expect.stringMatching(/^wave: 7/),
    });
    expect(await failing("items: [borger.helbred@7]")).toMatchObject({message: "There is no wave 7."});
    expect(await failing("items: [borger.helbred]")).toMatchObject({
      message: "It is not said which wave of borger.helbred is meant.",
      hint: "Write borger.helbred@1, or give the analysis a wave; the waves are 1, 2, 3.",
    });
    const report: SourceReport = {
      key: "borger",
      name: "Borgerskema",
      type: "csv",
      files: [],
      rowsRead: 10,
      dropped: [],
      kept: 10,
      waves: [1, 2, 3].map((wave) => ({wave, label: "", count: wave === 2 ? 0 : 5})),
      notes: [],
      orphans: {persons: 0, rows: []},
    };
    const read = `  a: {kind: distribution, ${title}, items: [borger.helbred]}\n`;
    expect(await failure(read, {sources: [report]})).toMatchObject({
      hint: 'Write borger.helbred@1, or give the analysis a wave; "borger" has 1, 3.',
    });
    expect(await failing("items: [forloeb.job@1]")).toMatchObject({
      message: 'Source "forloeb" has no waves, so forloeb.job has none either.',
    });
  });

  it("refuses numbers and text, and the same item twice", async () => {
    const failing = (rest: string) => failure(`  a: {kind: distribution, ${title}, ${rest}}\n`);
    expect(await failing("items: [borger.alder@1]")).toMatchObject({
      message: "borger.alder is a number variable, and this analysis needs answers to choose among.",
      hint: expect.stringContaining("bands"),
    });
    expect(await failing("items: [borger.note@1]")).toMatchObject({message: expect.stringContaining("text variable")});
    expect(await failing("items: [forloeb.job, forloeb.job]")).toMatchObject({
      message: "forloeb.job stands twice in one analysis.",
    });
  });

  it("refuses an answer that the scale does not have", async () => {
    const forms = [{source: "forloeb", person: "p1", wave: null, values: {job: "7"}}];
    const error = await run(`  a: {kind: distribution, ${title}, items: [forloeb.job]}\n`, {forms}).catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({kind: "data", message: 'forloeb.job has the answer "7", which is not in its scale.'});
  });

  describe("beside a reference", () => {
    const spec = (item: string, shares: string, rest = "") =>
      `{kind: distribution, title: T, wave: 1, items: [${item}], reference: {label: Befolkningen, source: Danmarks Statistik, shares: ${shares}}${rest}}`;

    it("prints it in a column of its own and tests the answers of substance against it", async () => {
      const result = await analyse(
        spec("borger.medicin", "{Ja: 20, Nej: 80}"),
        panelOf(["medicin=1", null, 6], ["medicin=2", null, 4], ["medicin=9", null, 2]),
      );
      expect(grid(result)).toEqual([
        ["Ja", "50", "20"],
        ["Nej", "33", "80"],
        ["Ved ikke", "17", "–"],
        ["Total (n)", "100 (12)", "100"],
      ]);
      expect(result.table.columns.map(({key, label}) => [key, label])).toEqual([
        ["percent", "Procent"],
        ["reference", "Befolkningen"],
      ]);
      // R: binom.test(6, 10, 0.2) is 0.006369, the probability of 6 or more.
      expect(result.tests[0]).toMatchObject({counts: [[6, 4]], chosen: {method: "binomial-exact", n: 10}});
      expect(result.tests[0]?.chosen.p).toBeCloseTo(0.0063693824, 9);
      expect(noteTexts(result)).toEqual([
        "test: Eksakt binomialtest mod »Befolkningen« (Danmarks Statistik): p = 0,006 (n = 10).",
      ]);
    });

    it("takes χ² where the expected counts are large, and the exact test where they are small", async () => {
      const shares = "{Rød: 50, Grøn: 30, Blå: 20}";
      const many = panelOf(["farve=1", null, 20], ["farve=2", null, 10], ["farve=3", null, 20]);
      const large = await analyse(spec("borger.farve", shares), many);
      // (20 - 25)² / 25 + (10 - 15)² / 15 + (20 - 10)² / 10
      expect(large.tests[0]).toMatchObject({chosen: {method: "goodness-of-fit", df: 2, n: 50}});
      expect(large.tests[0]?.chosen.statistic).toBeCloseTo(1 + 25 / 15 + 10, 10);
      const few = panelOf(["farve=1", null, 2], ["farve=2", null, 1], ["farve=3", null, 3]);
      expect((await analyse(spec("borger.farve", shares), few)).tests[0]).toMatchObject({
        chosen: {method: "goodness-of-fit-exact", exact: true, n: 6},
      });
      expect((await analyse(spec("borger.farve", shares, ", test: goodness-of-fit"), few)).tests[0]).toMatchObject({
        chosenBy: "author",
        chosen: {method: "goodness-of-fit"},
      });
    });

    it("says why it cannot test", async () => {
      const nobody = await analyse(spec("borger.farve", "{Rød: 50, Grøn: 30, Blå: 20}", ", population: ingen"));
      expect(noteTexts(nobody)).toEqual(["test: Ikke testet, fordi ingen har svaret."]);
      const impossible = await analyse(
        spec("borger.farve", "{Rød: 50, Grøn: 50, Blå: 0}"),
        panelOf(["farve=3", null, 2], ["farve=1", null, 2]),
      );
      expect([impossible.tests, noteTexts(impossible)]).toEqual([
        [],
        ["test: Ikke testet, fordi nogen har et svar, som ikke skulle kunne forekomme."],
      ]);
    });

    it("refuses a reference that does not cover the answers, and a test that does not fit", async () => {
      const failing = (...words: [string, string, string?]) => failure(`  a: ${spec(...words)}\n`);
      expect(await failing("borger.farve", "{Rød: 50, Grøn: 50}")).toMatchObject({
        message: 'The reference has no percentage for "Blå".',
      });
      expect(await failing("borger.farve", "{Rød: 50, Grøn: 30, Blå: 40}")).toMatchObject({
        message: "The percentages of the reference add up to 120, not 100.",
      });
      expect(await failing("borger.farve", "{Rod: 50, Grøn: 30, Blå: 20}")).toMatchObject({
        hint: 'Did you mean "Rød"?',
        at: expect.stringMatching(/^Rod: 50/),
      });
      expect(await failing("borger.farve, borger.medicin", "{Rød: 100}")).toMatchObject({
        message: "A reference is of one question, and this analysis has several items.",
      });
      expect(await failing("borger.farve", "{Rød: 50, Grøn: 30, Blå: 20}", ", test: binomial-exact")).toMatchObject({
        hint: "The tests that fit are auto, goodness-of-fit, goodness-of-fit-exact.",
      });
      expect(
        await failure("  a: {kind: distribution, title: T, wave: 1, items: [borger.farve], test: goodness-of-fit}\n"),
      ).toMatchObject({message: "There is no reference to test against."});
    });
  });
});

describe("nets of a distribution", () => {
  it("stand under the answers, in every group and beside a reference", async () => {
    const result = await analyse(
      "{kind: distribution, title: T, wave: 1, items: [borger.helbred], by: forloeb.job, total: true, nets: {God: [2, 3]}}",
    );
    expect(grid(result)).toEqual([
      ["Dårligt", "33", "50", "43"],
      ["Godt", "67", "25", "43"],
      ["Fremragende", "0", "25", "14"],
      ["God", "67", "50", "57"],
      ["Total (n)", "100 (3)", "100 (4)", "100 (7)"],
    ]);
    const reference = "reference: {label: Alle i landet, source: S, shares: {1: 10.1, 2: 20.2, 3: 69.7}}";
    const beside = await analyse(
      `{kind: distribution, title: T, wave: 1, items: [borger.helbred], nets: {God: [2, 3], Under: [1, 2]}, ${reference}}`,
    );
    expect(cell(beside, "a/helbred/net:God/reference")).toMatchObject({exact: 89.9, printed: "89,9"});
    expect(cell(beside, "a/helbred/net:Under/reference")).toMatchObject({exact: 30.3, printed: "30,3"});
  });

  it("must be of answers that every item has", async () => {
    expect(
      await failure(
        "  a: {kind: distribution, title: T, wave: 1, items: [borger.helbred, forloeb.job], nets: {God: [2, 3]}}\n",
      ),
    ).toMatchObject({message: 'forloeb.job has no answer "3".'});
  });
});

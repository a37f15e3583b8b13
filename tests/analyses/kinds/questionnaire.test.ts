import {describe, expect, it} from "vitest";
import {analyse, cell, failure, grid} from "../support.ts";

const sections =
  "sections: [{label: Helbred, question: Tænk på i dag, items: [helbred, fysisk]}, {label: Andet, key: x, items: [diag, alder]}]";

describe("questionnaire", () => {
  it("prints a form's questions by section, in full, with their answers", async () => {
    const result = await analyse(`{kind: questionnaire, title: T, form: borger, ${sections}}`);
    expect(result.table.blocks.map(({key, label, question}) => [key, label, question])).toEqual([
      ["Helbred", "Helbred", "Tænk på i dag"],
      ["x", "Andet", null],
    ]);
    expect(grid(result)).toEqual([
      ["Psykisk helbred?", "helbred", "Dårligt; Godt; Fremragende"],
      ["Fysisk helbred?", "fysisk", "Som ovenfor"],
      ["Hvilke diagnoser? (flere svar mulige)", "diag", "Angst; Depression; Skizofreni"],
      ["Alder?", "alder", "Tal (år)"],
    ]);
    expect(cell(result, "a/Helbred/helbred/answers")).toMatchObject({list: ["Dårligt", "Godt", "Fremragende"]});
    expect(result).toMatchObject({source: "Systemet, borgerskema", title: "T"});
  });

  it("prints the codes of answers and options where they are wanted", async () => {
    const result = await analyse(`{kind: questionnaire, title: T, form: borger, codes: true, ${sections}}`);
    expect(cell(result, "a/Helbred/helbred/answers")).toMatchObject({printed: "1: Dårligt; 2: Godt; 3: Fremragende"});
    expect(cell(result, "a/x/diag/answers")).toMatchObject({list: expect.arrayContaining(["diag_1: Angst"])});
  });

  it("tells at which waves a question is put when it is not put at all of them", async () => {
    const result = await analyse(
      "{kind: questionnaire, title: T, form: borger, sections: [{label: S, items: [senere, note]}]}",
    );
    expect(result.table.columns.map(({label}) => label)).toEqual(["Variabel", "Stilles ved", "Svarmuligheder"]);
    expect(grid(result)).toEqual([
      ["Stillet senere?", "senere", "Tredje måling", "Ja; Nej"],
      ["Bemærkning?", "note", "Alle målinger", "Skrives med egne ord"],
    ]);
  });

  it("prints all that a form asks where no sections are given, and nothing that is made of it", async () => {
    const result = await analyse("{kind: questionnaire, title: T, form: borger}");
    const names = result.table.blocks.flatMap(({rows}) => rows.map(({key}) => key));
    expect(names).toEqual([
      "helbred",
      "fysisk",
      "medicin",
      "senere",
      "alder",
      "farve",
      "glad",
      "rolig",
      "aktiv",
      "trist",
      "note",
      "diag",
    ]);
    expect(result.table.blocks[0]).toMatchObject({key: "all", label: null});
  });

  it("refuses a form or a question that does not exist, and one that comes twice", async () => {
    const failing = (rest: string) => failure(`  a: {kind: questionnaire, title: T, ${rest}}\n`);
    expect(await failing("form: borgere")).toMatchObject({kind: "config", hint: 'Did you mean "borger"?'});
    expect(await failing("form: borger, sections: [{label: S, items: [helbre]}]")).toMatchObject({
      message: 'Source "borger" has no variable "helbre".',
      at: expect.stringMatching(/^helbre/),
    });
    expect(
      await failing("form: borger, sections: [{label: S, items: [helbred]}, {label: U, items: [helbred]}]"),
    ).toMatchObject({message: 'The question "helbred" is given twice.'});
    expect(
      await failing("form: borger, sections: [{label: S, items: [alder]}, {label: S, items: [note]}]"),
    ).toMatchObject({message: 'The name "S" is given twice.'});
  });
});

import {describe, expect, it} from "vitest";
import {refusal} from "../sources/support.ts";
import {answersOf, ofRegister, ofSurvey, resolve, variableIn} from "./support.ts";

describe("resolveCodebook(tables, sources, file, placeOf), from the exports alone", () => {
  it("takes kinds from structure, from labels, and for the rest from how the column reads; an id is text", async () => {
    const codebook = await resolve();
    const kinds = (source: string) =>
      Object.fromEntries([...(codebook.get(source)?.variables.values() ?? [])].map(({name, kind}) => [name, kind]));
    expect(kinds("skema")).toEqual({
      borgerid: "text",
      maaling: "categorical",
      helbred: "categorical",
      misbrug: "categorical",
      alder: "number",
      fag_1: "categorical",
      fag_2: "categorical",
      start: "date",
      note: "text",
      skole: "categorical",
      w1: "categorical",
      w2: "categorical",
      responde: "text",
      closetim: "date",
      stato_4: "categorical",
    });
    expect(kinds("register")).toEqual({personid: "text", job: "text", alder: "number", start: "date", timer: "number"});
  });

  it("keeps the order of the questionnaire, for variables and for answers", async () => {
    const codebook = await resolve();
    expect([...(codebook.get("skema")?.variables.keys() ?? [])].slice(0, 4)).toEqual([
      "borgerid",
      "maaling",
      "helbred",
      "misbrug",
    ]);
    expect(answersOf(variableIn(codebook, "skema", "helbred"))).toEqual([
      "5 Elendigt",
      "3 Nogenlunde",
      "1 Godt",
      "9 Ved ikke/dont_know",
    ]);
  });

  it("marks «ved ikke» and «ikke relevant» as missing when a label says nothing else", async () => {
    expect(answersOf(variableIn(await resolve(), "skema", "misbrug"))).toEqual([
      "1 Ja",
      "2 Nej",
      "8 Ikke relevant/not_relevant",
      "9 Ved ikke / ønsker ikke at svare/dont_know",
    ]);
  });

  it("shortens «stem - item» to the item, and keeps the question whole", async () => {
    const variable = variableIn(await resolve(), "skema", "misbrug");
    expect(variable.label).toBe("Alkohol");
    expect(variable.question).toBe("Har du et misbrug - i dag? - Alkohol");
  });

  it("joins options to multiple-response questions, with an option's own label and code", async () => {
    const codebook = await resolve();
    expect(codebook.get("skema")?.sets.get("fag")).toEqual({
      source: "skema",
      name: "fag",
      label: "Hvilke fag?",
      question: "Hvilke fag?",
      options: ["fag_1", "fag_2"],
    });
    expect(variableIn(codebook, "skema", "fag_2")).toMatchObject({
      label: "Regning",
      question: "Hvilke fag?",
      option: {set: "fag", code: "16", label: "Regning"},
    });
  });

  it("knows that an option is chosen or not, also when the labels file leaves it out", async () => {
    const codebook = await resolve();
    expect(answersOf(variableIn(codebook, "skema", "fag_1"))).toEqual(["0 Nej", "1 Ja"]);
    expect(answersOf(variableIn(codebook, "skema", "fag_2"))).toEqual(["0 Ikke valgt", "1 Valgt"]);
  });

  it("tells where a variable is described", async () => {
    expect(variableIn(await resolve(), "skema", "helbred").place).toEqual({file: "e/skema/structure.csv", line: 4});
    expect(variableIn(await resolve(), "register", "job").place).toEqual({file: "e/register.csv", line: 1});
  });
});

describe("resolveCodebook(tables, sources, file, placeOf), with codebook.yaml", () => {
  it("lets codebook.yaml win: label, question, unit, waves and type", async () => {
    const codebook = await resolve(
      ofSurvey(
        "helbred: {label: Helbred, question: Helbredet?, asked_at: [1]}",
        "alder: {unit: år}",
        "skole: {type: text}",
        "fag_1: {label: Dansk (A)}",
      ),
    );
    expect(variableIn(codebook, "skema", "helbred")).toMatchObject({
      label: "Helbred",
      question: "Helbredet?",
      askedAt: [1],
      place: {file: "codebook.yaml", line: 4},
    });
    expect(variableIn(codebook, "skema", "alder").unit).toBe("år");
    expect(variableIn(codebook, "skema", "skole")).toMatchObject({kind: "text", scale: null});
    expect(variableIn(codebook, "skema", "fag_1").option).toEqual({set: "fag", code: "1", label: "Dansk (A)"});
  });

  it("reuses a scale by its key, and leaves the key off where a variable changes it", async () => {
    const scales = `scales:
  helbred:
    codes: [{code: 1, label: Godt}, {code: 3, label: Midt imellem}, {code: 5, label: Skidt}, {code: 9, label: Ved ikke}]
    best: first
`;
    const codebook = await resolve(
      scales + ofSurvey("helbred: {scale: helbred}", "w1: {scale: helbred, labels: {1: Bedst}}"),
    );
    const shared = variableIn(codebook, "skema", "helbred");
    expect(shared.scale).toMatchObject({key: "helbred", best: "first"});
    expect(answersOf(shared)).toEqual(["1 Godt", "3 Midt imellem", "5 Skidt", "9 Ved ikke/dont_know"]);
    const changed = variableIn(codebook, "skema", "w1");
    expect(changed.scale).toMatchObject({key: null, best: "first"});
    expect(answersOf(changed)[0]).toBe("1 Bedst");
  });

  it("changes labels, order and best end of the export's own scale", async () => {
    const yaml = ofSurvey("helbred: {labels: {3: Midt imellem}, order: [1, 3, 5, 9], best: first}");
    const variable = variableIn(await resolve(yaml), "skema", "helbred");
    expect(answersOf(variable)).toEqual(["1 Godt", "3 Midt imellem", "5 Elendigt", "9 Ved ikke/dont_know"]);
    expect(variable.scale?.best).toBe("first");
  });

  it("lets codebook.yaml say which answers are missing, also that none is", async () => {
    const codebook = await resolve(
      ofSurvey("helbred: {dont_know: []}", "misbrug: {no_answer: [9], not_relevant: [Nej]}", "w1: {not_relevant: [9]}"),
    );
    expect(answersOf(variableIn(codebook, "skema", "helbred")).at(-1)).toBe("9 Ved ikke");
    expect(answersOf(variableIn(codebook, "skema", "misbrug"))).toEqual([
      "1 Ja",
      "2 Nej/not_relevant",
      "8 Ikke relevant",
      "9 Ved ikke / ønsker ikke at svare/no_answer",
    ]);
    expect(answersOf(variableIn(codebook, "skema", "w1")).at(-1)).toBe("9 Ved ikke/not_relevant");
  });

  it("takes the missing answers that a scale lists, and sees a label that is changed to «Ved ikke»", async () => {
    const scales = "scales: {s: {codes: [{code: 1, label: Ja}, {code: 7, label: Blank}], no_answer: [7]}}\n";
    const codebook = await resolve(scales + ofSurvey("w1: {scale: s}", "helbred: {labels: {3: Ved ikke}}"));
    expect(answersOf(variableIn(codebook, "skema", "w1"))).toEqual(["1 Ja", "7 Blank/no_answer"]);
    expect(answersOf(variableIn(codebook, "skema", "helbred"))[1]).toBe("3 Ved ikke/dont_know");
  });

  it("makes a column of a CSV file categorical by an order, by labels, or by a scale", async () => {
    const byOrder = variableIn(await resolve(ofRegister("job: {order: [Ja, Nej, Ved ikke]}")), "register", "job");
    expect(byOrder.kind).toBe("categorical");
    expect(answersOf(byOrder)).toEqual(["Ja Ja", "Nej Nej", "Ved ikke Ved ikke/dont_know"]);
    const byLabels = await resolve(ofRegister("job: {labels: {Nej: Uden job, Ja: I job}}"));
    expect(answersOf(variableIn(byLabels, "register", "job"))).toEqual(["Nej Uden job", "Ja I job"]);
    const byBoth = await resolve(ofRegister("alder: {labels: {22: Ung}, order: [25, 22]}"));
    expect(answersOf(variableIn(byBoth, "register", "alder"))).toEqual(["25 25", "22 Ung"]);
    const byScale = await resolve(
      `scales: {jn: {codes: [{code: Ja, label: I job}, {code: Nej, label: Uden job}]}}\n${ofRegister("job: {scale: jn}")}`,
    );
    expect(variableIn(byScale, "register", "job").scale?.key).toBe("jn");
  });

  it("renames multiple-response questions", async () => {
    const yaml = "sources: {skema: {sets: {fag: {label: Fag, question: Hvilke fag har du?}}}}";
    expect((await resolve(yaml)).get("skema")?.sets.get("fag")).toMatchObject({
      label: "Fag",
      question: "Hvilke fag har du?",
    });
  });

  it("is not taken in by names that every object has", async () => {
    const variable = variableIn(await resolve(ofRegister("job: {order: [constructor, toString]}")), "register", "job");
    expect(answersOf(variable)).toEqual(["constructor constructor", "toString toString"]);
  });
});

describe("resolveCodebook(tables, sources, file, placeOf), given a codebook.yaml that is wrong", () => {
  const refused = async (yaml: string) => {
    const error = await refusal(() => resolve(yaml));
    expect(error.kind).toBe("config");
    expect(error.place?.file).toBe("codebook.yaml");
    return {message: error.message, hint: error.hint, line: error.place?.line};
  };

  it("refuses a source that does not exist", async () => {
    expect(await refused("sources:\n  skma: {}\n")).toEqual({
      message: 'There is no source "skma".',
      hint: 'Did you mean "skema"?',
      line: 2,
    });
  });

  it("refuses a variable that does not exist", async () => {
    expect(await refused(ofSurvey("helbrd: {label: Helbred}"))).toEqual({
      message: 'Source "skema" has no variable "helbrd".',
      hint: 'Did you mean "helbred"? A derived variable wants "derive".',
      line: 4,
    });
  });

  it("refuses a scale that does not exist", async () => {
    const scales = "scales: {helbred: {codes: [{code: 1, label: A}, {code: 2, label: B}]}}\n";
    expect(await refused(scales + ofSurvey("helbred: {scale: helbret}"))).toEqual({
      message: 'There is no scale "helbret".',
      hint: 'Did you mean "helbred"?',
      line: 5,
    });
    expect((await refused(ofSurvey("helbred: {scale: x}"))).hint).toBe("There are no scales.");
  });

  it("refuses a multiple-response question that does not exist", async () => {
    expect(await refused("sources:\n  skema:\n    sets:\n      fagg: {label: Fag}\n")).toEqual({
      message: 'Source "skema" has no multiple-response question "fagg".',
      hint: 'Did you mean "fag"?',
      line: 4,
    });
  });

  it("refuses a scale with one code twice", async () => {
    expect(
      await refused("scales:\n  s:\n    codes:\n      - {code: 1, label: A}\n      - {code: '1', label: B}\n"),
    ).toEqual({
      message: 'The scale "s" has the code 1 twice.',
      hint: "Give each answer its own code.",
      line: 5,
    });
  });

  it("refuses a label, an order or a kind of missing for a code that the scale lacks", async () => {
    const hint = 'The codes are 5 "Elendigt", 3 "Nogenlunde", 1 "Godt", 9 "Ved ikke".';
    const message = 'skema.helbred has no code "7".';
    expect(await refused(ofSurvey("helbred:", "  labels:", "    7: Fint"))).toEqual({message, hint, line: 6});
    expect(await refused(ofSurvey("helbred:", "  order: [5, 7, 3, 1, 9]"))).toEqual({message, hint, line: 5});
    expect(await refused(ofSurvey("helbred:", "  dont_know: [7]"))).toEqual({message, hint, line: 5});
    expect(
      (await refused("scales: {s: {codes: [{code: Ja, label: A}, {code: Nej, label: B}], dont_know: [Nja]}}")).message,
    ).toBe('The scale "s" has no code "Nja".');
  });

  it("refuses an order that leaves out a code, or names it twice", async () => {
    expect(await refused(ofSurvey("helbred: {order: [1, 3, 5]}"))).toMatchObject({
      message: 'The order of skema.helbred leaves out 9 "Ved ikke".',
      line: 4,
    });
    expect((await refused(ofSurvey("helbred: {order: [1, 3, 3, 5, 9]}"))).message).toBe(
      "The order of skema.helbred names 3 twice.",
    );
    expect((await refused(ofRegister("job: {order: [Ja], labels: {Nej: Uden job}}"))).message).toBe(
      'The order of register.job leaves out Nej "Uden job".',
    );
  });

  it("refuses a code that is missing in two ways", async () => {
    expect((await refused(ofSurvey("helbred: {dont_know: [9], no_answer: [9]}"))).message).toBe(
      "skema.helbred has 9 under both dont_know and no_answer.",
    );
  });

  it("refuses answers for a variable that is no question with answers to choose among", async () => {
    expect(await refused(ofSurvey("alder: {best: last}"))).toMatchObject({
      message: 'skema.alder is a number variable, so "best" says nothing.',
      line: 4,
    });
    expect((await refused(ofSurvey("helbred: {type: text, labels: {1: A}}"))).message).toBe(
      'skema.helbred is a text variable, so "labels" says nothing.',
    );
  });
});

import {describe, expect, it} from "vitest";
import {refusal} from "../sources/support.ts";
import {answersOf, ofRegister, ofSurvey, resolve, variableIn} from "./support.ts";

const inSurvey = async (name: string, ...lines: readonly string[]) =>
  variableIn(await resolve(ofSurvey(...lines)), "skema", name);

describe("derived variables", () => {
  it("divide a number into bands, coded in the order they are written", async () => {
    const bands = "{bands: alder, into: [{label: Under 30 år, to: 29.5}, {label: 30 år og derover, from: 30}]}";
    const variable = await inSurvey("gruppe", `gruppe: {label: Aldersgruppe, best: first, derive: ${bands}}`);
    expect(variable).toMatchObject({
      label: "Aldersgruppe",
      question: "Alder",
      kind: "categorical",
      derivation: {
        kind: "bands",
        of: "alder",
        bands: [
          {code: "1", from: null, to: 29.5},
          {code: "2", from: 30, to: null},
        ],
      },
      place: {file: "codebook.yaml", line: 4},
    });
    expect(answersOf(variable)).toEqual(["1 Under 30 år", "2 30 år og derover"]);
    expect(variable.scale?.best).toBe("first");
  });

  it("divide a number into steps, each with the values it holds, and the last with the highest", async () => {
    const variable = await inSurvey("trin", "trin: {derive: {bands: alder, into: {step: 20, from: 0, to: 100}}}");
    expect(answersOf(variable)).toEqual(["1 0-19", "2 20-39", "3 40-59", "4 60-79", "5 80-100"]);
    expect(variable.derivation).toMatchObject({
      bands: [{from: 0, to: 20, isOpen: true}, {}, {}, {}, {code: "5", from: 80, to: 100}],
    });
    expect(variable.scale?.categories.map(({range}) => range?.from)).toEqual([0, 20, 40, 60, 80]);
  });

  it("give each score a step of its own where scores lie as far apart as steps", async () => {
    const lines = [
      "w: {derive: {sum: [w1, w2], times: 4}}",
      "trin: {derive: {bands: w, into: {step: 4, from: 0, to: 12}}}",
    ];
    const variable = await inSurvey("trin", ...lines);
    expect(answersOf(variable)).toEqual(["1 0", "2 4", "3 8", "4 12"]);
    expect(variable.scale?.categories[3]?.range).toEqual({from: 12, below: 16, isOneScore: true});
    const some = await inSurvey("trin", lines[0]?.replace("times: 4", "times: 4, require: 1") ?? "", lines[1] ?? "");
    expect(answersOf(some)).toEqual(["1 0-3", "2 4-7", "3 8-12"]);
    const whole = await inSurvey("trin", "trin: {derive: {bands: alder, into: {step: 1, from: 0, to: 3}}}");
    expect(answersOf(whole)).toEqual(["1 0", "2 1", "3 2", "4 3"]);
  });

  it("name steps with decimals by where they end, with a comma", async () => {
    const variable = await inSurvey("trin", "trin: {derive: {bands: alder, into: {step: 0.5, from: 1, to: 2.25}}}");
    expect(answersOf(variable)).toEqual(["1 1,00 til under 1,50", "2 1,50 til under 2,00", "3 2,00-2,25"]);
  });

  it("refuse steps that go backwards, and more than a figure can show", async () => {
    const steps = (text: string) => refusal(() => inSurvey("trin", `trin: {derive: {bands: alder, into: ${text}}}`));
    expect((await steps("{step: 5, from: 10, to: 10}")).message).toContain("go from 10 to 10");
    expect((await steps("{step: 1, from: 0, to: 500}")).message).toContain("501 steps");
  });

  it("are asked as the question they are made of, and where that has none shown by their own label", async () => {
    const bands = (of: string) => `{bands: ${of}, into: [{label: Ung, to: 30}, {label: Ældre, from: 30.5}]}`;
    const codebook = await resolve(
      [
        "sources:",
        `  skema: {variables: {a: {label: Gruppe, derive: ${bands("alder")}}, b: {label: Alt, derive: {sum: [w1, w2, alder]}},`,
        `    c: {label: Trin, derive: ${bands("b")}}, d: {derive: ${bands("a2")}}, a2: {label: To, question: Hvor gammel?, derive: {sum: [w1, alder]}}}}`,
        `  register: {variables: {a: {label: Gruppe, derive: ${bands("alder")}}}}`,
      ].join("\n"),
    );
    const asked = (source: string, name: string) => variableIn(codebook, source, name).question;
    expect(asked("skema", "a")).toBe("Alder");
    expect(asked("skema", "c")).toBe("Trin");
    expect(asked("skema", "d")).toBe("Hvor gammel?");
    expect(asked("register", "a")).toBe("Gruppe");
  });

  it("recode answers, named by code or label, and keep missing apart", async () => {
    const into = "[{label: Godt, from: [1]}, {label: Ikke godt, from: [Elendigt, 3]}, {label: Uvist, from: [9]}]";
    const variable = await inSurvey("grov", `grov: {derive: {recode: helbred, into: ${into}}}`);
    expect(variable.derivation).toEqual({
      kind: "recode",
      of: "helbred",
      groups: [
        {code: "1", from: ["1"]},
        {code: "2", from: ["5", "3"]},
        {code: "3", from: ["9"]},
      ],
    });
    expect(answersOf(variable)).toEqual(["1 Godt", "2 Ikke godt", "3 Uvist/dont_know"]);
    expect(variable.label).toBe("grov");
  });

  it("net answers to Ja and the rest to Nej, where missing answers are neither", async () => {
    const variable = await inSurvey("daarligt", "daarligt: {derive: {net: helbred, of: [Elendigt, Nogenlunde]}}");
    expect(variable.derivation).toEqual({
      kind: "recode",
      of: "helbred",
      groups: [
        {code: "Ja", from: ["5", "3"]},
        {code: "Nej", from: ["1"]},
      ],
    });
    expect(answersOf(variable)).toEqual(["Ja Ja", "Nej Nej"]);
  });

  it("sum items, all of them required unless fewer are said to be enough", async () => {
    const sum = await inSurvey("indeks", "indeks: {unit: point, derive: {sum: [w1, w2, alder], times: 4}}");
    expect(sum).toMatchObject({kind: "number", scale: null, unit: "point"});
    expect(sum.derivation).toEqual({kind: "sum", of: ["w1", "w2", "alder"], times: 4, require: 3});
    const mean = await inSurvey("snit", "snit: {derive: {mean: [w1, w2], require: 1}}");
    expect(mean.derivation).toEqual({kind: "mean", of: ["w1", "w2"], times: 1, require: 1});
  });

  it("stand last, each after what it is made of, in whatever order they are written", async () => {
    const codebook = await resolve(
      ofSurvey(
        "hoj: {derive: {net: gruppe, of: [Høj]}}",
        "gruppe: {derive: {bands: indeks, into: [{label: Lav, to: 0}, {label: Høj, from: 1}]}}",
        "indeks: {derive: {sum: [w1, w2]}}",
      ),
    );
    const names = [...(codebook.get("skema")?.variables.keys() ?? [])];
    expect(names.slice(-3)).toEqual(["indeks", "gruppe", "hoj"]);
  });

  it("are asked at the waves at which all they are made of are asked", async () => {
    const codebook = await resolve(
      ofSurvey(
        "w1: {asked_at: [1, 2, 3]}",
        "w2: {asked_at: [2, 3, 4]}",
        "indeks: {derive: {sum: [w1, w2, alder]}}",
        "fri: {derive: {sum: [alder]}}",
        "sagt: {asked_at: [1], derive: {sum: [w1, w2]}}",
      ),
    );
    expect(variableIn(codebook, "skema", "indeks").askedAt).toEqual([2, 3]);
    expect(variableIn(codebook, "skema", "fri").askedAt).toBeNull();
    expect(variableIn(codebook, "skema", "sagt").askedAt).toEqual([1]);
  });
});

describe("derived variables that cannot be made", () => {
  const refused = async (...lines: readonly string[]) => {
    const error = await refusal(() => resolve(ofSurvey(...lines)));
    expect(error.kind).toBe("config");
    expect(error.place?.file).toBe("codebook.yaml");
    return error;
  };

  it("are refused when they go in a circle, which is named", async () => {
    const error = await refused("a: {derive: {sum: [w1, b]}}", "b: {derive: {mean: [c]}}", "c: {derive: {sum: [b]}}");
    expect(error.message).toBe("A derived variable is made of itself: b → c → b.");
    expect(error.place?.line).toBe(5);
    expect((await refused("a: {derive: {sum: [a]}}")).message).toBe("A derived variable is made of itself: a → a.");
  });

  it("are refused when they are made of what does not exist, or of another source", async () => {
    const unknown = await refused("a:", "  derive:", "    sum: [w1, w3]");
    expect(unknown.message).toBe('skema.a is made of "w3", which does not exist.');
    expect(unknown.hint).toMatch(/^Did you mean "w[12]"\?$/);
    expect(unknown.place).toMatchObject({line: 6, column: 21});
    const other = await refused("a: {derive: {bands: register.alder, into: [{label: A}]}}");
    expect(other.message).toBe('skema.a cannot be made of "register.alder".');
    expect(other.hint).toMatch(/of its own source; leave out "register\."/);
  });

  it("are refused when they have the name of a column", async () => {
    expect((await refused("alder: {derive: {sum: [w1]}}")).message).toBe(
      'The derived variable "alder" has the name of a column in the export.',
    );
  });

  it("are refused when bands overlap, go backwards, or are not of a number", async () => {
    const of = (into: string) =>
      refused("a:", "  derive:", "    bands: alder", "    into:", `      - ${into}`, "      - {label: Høj, from: 30}");
    const overlap = await of("{label: Lav, to: 30}");
    expect(overlap.message).toBe('The bands "Lav" and "Høj" of skema.a overlap.');
    expect(overlap.place?.line).toBe(9);
    const backwards = await of("{label: Lav, from: 29, to: 18}");
    expect(backwards.message).toBe('The band "Lav" of skema.a goes from 29 to 18.');
    expect(backwards.place?.line).toBe(8);
    expect((await refused("a: {derive: {bands: helbred, into: [{label: A, to: 1}]}}")).message).toBe(
      "skema.helbred is a categorical variable and cannot be divided into bands.",
    );
  });

  it("are refused when a recode names an answer that does not exist, or puts one in two groups", async () => {
    const unknown = await refused("a: {derive: {recode: helbred, into: [{label: A, from: [Got]}]}}");
    expect(unknown.message).toBe('skema.helbred has no answer "Got".');
    expect(unknown.hint).toBe('Did you mean "Godt"?');
    expect(
      (await refused("a: {derive: {recode: helbred, into: [{label: A, from: [1]}, {label: B, from: [Godt]}]}}"))
        .message,
    ).toBe('skema.a puts 1 in both "A" and "B".');
    expect((await refused("a: {derive: {recode: alder, into: [{label: A, from: [1]}]}}")).message).toBe(
      "skema.alder is a number variable and has no answers to choose among.",
    );
  });

  it("are refused when a net takes every answer", async () => {
    expect((await refused("a: {derive: {net: helbred, of: [1, 3, 5]}}")).message).toBe(
      "skema.a takes every answer of helbred, so nobody is left for Nej.",
    );
  });

  it("are refused when items hold no numbers, stand twice, or are fewer than required", async () => {
    const text = await refused("a: {derive: {sum: [w1, note]}}");
    expect(text.message).toBe("skema.note has no numbers to take the sum of.");
    expect((await refused("a: {derive: {mean: [skole]}}")).message).toBe(
      "skema.skole has no numbers to take the mean of.",
    );
    expect((await refused("a: {derive: {sum: [w1, w1]}}")).message).toBe('skema.a counts "w1" twice.');
    const many = await refused("a:", "  derive:", "    sum: [w1, w2]", "    require: 3");
    expect(many.message).toBe("skema.a requires 3 answers and has 2 items.");
    expect(many.place?.line).toBe(7);
    const answers = await refusal(() =>
      resolve(ofRegister("job: {order: [Ja, Nej, Ved ikke]}", "a: {derive: {sum: [job]}}")),
    );
    expect(answers.message).toBe("register.job has no numbers to take the sum of.");
  });

  it("are refused when they say what the derivation decides", async () => {
    expect((await refused("a: {type: text, derive: {sum: [w1]}}")).message).toBe(
      'skema.a is derived, so "type" says nothing.',
    );
    expect((await refused("a: {best: last, derive: {sum: [w1]}}")).message).toBe(
      'skema.a is derived, so "best" says nothing.',
    );
    expect((await refused("a: {scale: s, derive: {net: helbred, of: [1]}}")).message).toBe(
      'skema.a is derived, so "scale" says nothing.',
    );
  });

  it("are refused when their parts are never asked together", async () => {
    expect((await refused("w1: {asked_at: [1]}", "w2: {asked_at: [2]}", "a: {derive: {sum: [w1, w2]}}")).message).toBe(
      "What skema.a is made of is never asked at one and the same wave.",
    );
  });
});

import {describe, expect, it} from "vitest";
import type {Codebook, Variable} from "../../src/codebook/model.ts";
import {namedVariable, namedVariables} from "../../src/pipeline/named-variable.ts";
import {refusal} from "../sources/support.ts";

const variable = (source: string, name: string): [string, Variable] => [
  name,
  {
    source,
    name,
    label: name,
    question: name,
    kind: "number",
    scale: null,
    unit: null,
    askedAt: null,
    derivation: null,
    option: null,
    place: {file: "codebook.yaml"},
  },
];

const codebook: Codebook = new Map([
  [
    "borger",
    {
      source: "borger",
      variables: new Map([
        variable("borger", "id"),
        variable("borger", "psykhelb"),
        variable("borger", "Hvor bor du?"),
      ]),
      sets: new Map([["fag", {source: "borger", name: "fag", label: "Fag", question: "Fag", options: []}]]),
      dropped: new Set(["cpr"]),
    },
  ],
  [
    "register",
    {
      source: "register",
      variables: new Map([
        variable("register", "id"),
        variable("register", "JOB"),
        variable("register", "x"),
        variable("register", "X"),
      ]),
      sets: new Map(),
      dropped: new Set<string>(),
    },
  ],
]);

const named = (text: string, source?: string) => namedVariable(codebook, text, source);

describe("namedVariable(codebook, text, source)", () => {
  it("finds a name in whatever source has it", () => {
    expect(named("psykhelb")).toEqual({
      source: "borger",
      name: "psykhelb",
      isSet: false,
      wave: null,
      reference: "borger.psykhelb",
    });
    expect(named("fag")).toEqual({source: "borger", name: "fag", isSet: true, wave: null, reference: "borger.fag"});
    expect(named("Hvor bor du?").reference).toBe("borger.[Hvor bor du?]");
  });

  it("takes a source and a wave along", () => {
    expect(named("register.id").reference).toBe("register.id");
    expect(named("psykhelb@3").reference).toBe("borger.psykhelb@3");
    expect(named("borger.psykhelb@3").reference).toBe("borger.psykhelb@3");
  });

  it("forgives the case where that is enough to tell", async () => {
    expect(named("job").name).toBe("JOB");
    expect(named("X").name).toBe("X");
    expect(named("x").name).toBe("x");
  });

  it("names a dropped variable, for the analysis to tell of it", () => {
    expect(named("cpr").reference).toBe("borger.cpr");
  });

  it("asks which, when several sources have the name", async () => {
    const error = await refusal(() => named("id"));
    expect(error.message).toBe('Both "borger" and "register" have a variable "id".');
    expect(error.hint).toContain("borger.id or register.id");
    expect(named("id", "register").source).toBe("register");
  });

  it("guesses at what was meant", async () => {
    expect((await refusal(() => named("psykhlb"))).hint).toBe('Did you mean "psykhelb"?');
    expect((await refusal(() => named("psykhelb", "registr"))).hint).toBe('Did you mean "register"?');
    expect((await refusal(() => named("psykhelb", "register"))).message).toBe(
      'Source "register" has no variable "psykhelb".',
    );
  });
});

describe("namedVariables(codebook, text, source)", () => {
  const named = (text: string, ...more: string[]) => {
    const [[key, source] = []] = codebook;
    if (key === undefined || source === undefined) throw new Error("the codebook is empty");
    const names = more.map((name) => variable("borger", name));
    const wider: Codebook = new Map([[key, {...source, variables: new Map([...source.variables, ...names])}]]);
    return namedVariables(wider, text, undefined).map(({name}) => name);
  };

  it("parts a list at commas", () => {
    expect(named("psykhelb, Hvor bor du?,id")).toEqual(["psykhelb", "Hvor bor du?", "id"]);
  });

  it("takes the longest name where names hold commas", () => {
    expect(named("navn, by,id", "navn, by", "navn", "by")).toEqual(["navn, by", "id"]);
    expect(named("id,borger.[navn, by]", "navn, by")).toEqual(["id", "navn, by"]);
    expect(named("navn,by", "navn, by", "navn", "by")).toEqual(["navn", "by"]);
  });

  it("refuses the first part that is no name", async () => {
    expect((await refusal(() => named("id, psykhlb"))).message).toContain('"psykhlb"');
  });
});

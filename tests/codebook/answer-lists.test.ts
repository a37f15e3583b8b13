import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {readAnswer} from "../../src/codebook/answers.ts";
import {inDanishOrder} from "../../src/codebook/danish-order.ts";
import {refusal} from "../sources/support.ts";
import {answersOf, check, ofRegister, ofSurvey, resolve, variableIn} from "./support.ts";

const header = "personid;kommune";
const places = ["Århus", "Vejle", "Ærø", "Aabenraa", "Zebraby", "Ølstykke", "Aalborg", "Esbjerg", "Fanø", "Ved ikke"];
const rowsOf = (values: readonly string[]) => values.map((value, row) => `${row + 1};${value}`).join("\n");
const register = `${header}\n${rowsOf(places)}\n`;

const kommune = async (entry: string, data = register) =>
  variableIn(await resolve(ofRegister(`kommune: ${entry}`), {register: data}), "register", "kommune");
const refused = (entry: string, data = register) =>
  refusal(() => resolve(ofRegister(`kommune: ${entry}`), {register: data}));
const labels = async (entry: string, data = register) =>
  (await kommune(entry, data)).scale?.categories.map(({label}) => label);

describe("order: danish", () => {
  it("takes all values that occur by the Danish alphabet, «aa» as «å», missing ones last", async () => {
    expect(await labels("{order: danish}")).toEqual([
      "Esbjerg",
      "Fanø",
      "Vejle",
      "Zebraby",
      "Ærø",
      "Ølstykke",
      "Aabenraa",
      "Aalborg",
      "Århus",
      "Ved ikke",
    ]);
    expect(await kommune("{type: categorical, order: danish}")).toMatchObject({
      kind: "categorical",
      scale: {best: null},
    });
  });

  it("has numbers by their size", () => {
    const items = ["Klasse 10", "Klasse 2", "Klasse 1"].map((label) => ({label, missing: null}));
    expect(inDanishOrder(items).map(({label}) => label)).toEqual(["Klasse 1", "Klasse 2", "Klasse 10"]);
  });

  it("gives one order whatever order the values come in", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(places, {minLength: places.length}), (shuffled) => {
        const ordered = (names: readonly string[]) => inDanishOrder(names.map((label) => ({label, missing: null})));
        expect(ordered(shuffled)).toEqual(ordered(places));
      }),
    );
  });

  it("sorts the answers that an export labels, and those of a derived variable", async () => {
    const codebook = await resolve(
      ofSurvey(
        "helbred: {order: danish}",
        "x: {order: danish, derive: {recode: w1, into: [{label: Ål, from: [1]}, {label: Ørn, from: [0]}]}}",
      ),
    );
    expect(answersOf(variableIn(codebook, "skema", "helbred"))).toEqual([
      "5 Elendigt",
      "1 Godt",
      "3 Nogenlunde",
      "9 Ved ikke/dont_know",
    ]);
    expect(answersOf(variableIn(codebook, "skema", "x"))).toEqual(["2 Ørn", "1 Ål"]);
  });

  it("takes labels for codes, and a missing kind that nobody has given yet", async () => {
    const variable = await kommune(
      "{order: danish, labels: {Esbjerg: Å-by}, no_answer: [Uoplyst]}",
      `${header}\n1;Esbjerg\n2;Vejle\n`,
    );
    expect(answersOf(variable)).toEqual(["Vejle Vejle", "Esbjerg Å-by", "Uoplyst Uoplyst/no_answer"]);
  });

  it("refuses more than 500 different values", async () => {
    const many = Array.from({length: 1002}, (_, index) => `Sted ${Math.floor(index / 2)}`);
    const error = await refused("{order: danish}", `${header}\n${rowsOf(many)}\n`);
    expect(error).toMatchObject({
      kind: "config",
      message: "register.kommune has more than 500 different values, too many to be answers to choose among.",
      place: {file: "codebook.yaml", line: 4, column: 17},
    });
    expect(await labels("{order: danish}", `${header}\n${rowsOf(many.slice(2))}\n`)).toHaveLength(500);
  });

  it("refuses values that tell the rows apart, unless it is said why they may be kept", async () => {
    const own = `${header}\n${rowsOf(Array.from({length: 20}, (_, index) => `Navn ${index}`))}\n`;
    const error = await refused("{order: danish}", own);
    expect(error.message).toBe("register.kommune tells the rows apart: 20 rows have 20 different values.");
    expect(error.hint).toMatch(/personal: \{keep: reason\}/);
    expect(await labels("{order: danish, personal: {keep: Steder}}", own)).toHaveLength(20);
    const shared = `${header}\n${rowsOf(Array.from({length: 20}, (_, index) => `Navn ${index % 18}`))}\n`;
    expect(await labels("{order: danish}", shared)).toHaveLength(18);
  });

  it("refuses free text without showing it", async () => {
    const text = "Jeg har boet her, siden min mand døde for snart elleve år siden";
    const error = await refused("{order: danish}", `${header}\n1;${text}\n2;Vejle\n`);
    expect(error.message).toMatch(/^register.kommune looks like free text or personal data: it has the value "•••"/);
    expect(error.message).not.toContain("mand");
  });
});

describe("merge", () => {
  const merge = "merge: {Esbjerg/Fanø: [Esbjerg, Fanø]}";

  it("makes several answers one, which stands where the first stood or the order has it", async () => {
    expect(await labels(`{order: danish, ${merge}}`)).toEqual([
      "Esbjerg/Fanø",
      "Vejle",
      "Zebraby",
      "Ærø",
      "Ølstykke",
      "Aabenraa",
      "Aalborg",
      "Århus",
      "Ved ikke",
    ]);
    const few = `${header}\n1;Esbjerg\n2;Fanø\n3;Vejle\n`;
    expect(await labels(`{order: [Vejle, Esbjerg/Fanø], ${merge}}`, few)).toEqual(["Vejle", "Esbjerg/Fanø"]);
  });

  it("reads each of them as the one", async () => {
    const variable = await kommune(`{order: danish, ${merge}}`);
    const read = (text: string) => readAnswer(variable, text, {kind: "text"});
    expect(["Esbjerg", "Fanø", "Esbjerg/Fanø", "Vejle"].map(read)).toEqual([
      "Esbjerg/Fanø",
      "Esbjerg/Fanø",
      "Esbjerg/Fanø",
      "Vejle",
    ]);
    await expect(
      check("register", ofRegister(`kommune: {order: danish, ${merge}}`), {register}),
    ).resolves.toBeUndefined();
  });

  it("takes answers by label, and several missing ones as missing", async () => {
    const codebook = await resolve(
      ofSurvey(
        "helbred: {merge: {Ikke godt: [Elendigt, 3]}}",
        "misbrug: {merge: {Uvist: [8, 9]}}",
        "w1: {merge: {Ja: [1]}}",
      ),
    );
    expect(answersOf(variableIn(codebook, "skema", "helbred"))).toEqual([
      "Ikke godt Ikke godt",
      "1 Godt",
      "9 Ved ikke/dont_know",
    ]);
    expect(answersOf(variableIn(codebook, "skema", "misbrug"))).toEqual(["1 Ja", "2 Nej", "Uvist Uvist/not_relevant"]);
    expect(readAnswer(variableIn(codebook, "skema", "helbred"), "5,0", {kind: "number", decimal: ","})).toBe(
      "Ikke godt",
    );
  });

  it("lets an answer be that nobody has given yet, but not one that is misspelt", async () => {
    expect(await labels("{order: danish, merge: {Øerne: [Ærø, Samsø]}}")).toContain("Øerne");
    expect(await labels("{order: danish, merge: {Øerne: [Læsø, Samsø]}}")).not.toContain("Øerne");
    const misspelt = await refused("{order: danish, merge: {Øerne: [Aro, Fano]}}");
    expect(misspelt.message).toBe('register.kommune has no answer "Fano".');
    expect(misspelt.hint).toBe('Did you mean "Fanø"?');
    const listed = await refusal(() => resolve(ofSurvey("helbred: {merge: {A: [1, 7]}}")));
    expect(listed.message).toBe('skema.helbred has no answer "7".');
    expect(listed.place).toMatchObject({line: 4, column: 32});
  });

  it("is refused when an answer goes two ways, or the label is another answer's", async () => {
    const two = await refused("{order: danish, merge: {A: [Vejle, Fanø], B: [Fanø]}}");
    expect(two.message).toBe('register.kommune merges "Fanø" both into "A" and "B".');
    const taken = await refused("{order: danish, merge: {Vejle: [Esbjerg, Fanø]}}");
    expect(taken.message).toBe('register.kommune has another answer "Vejle".');
    expect(taken.hint).toBe('Choose another label, or list "Vejle" among its answers.');
    expect(await labels("{order: danish, merge: {Esbjerg: [Esbjerg, Fanø]}}")).not.toContain("Fanø");
  });

  it("says nothing of derived variables and numbers", async () => {
    expect(
      (await refusal(() => resolve(ofSurvey("x: {merge: {A: [1]}, derive: {net: helbred, of: [1]}}")))).message,
    ).toBe('skema.x is derived, so "merge" says nothing.');
    expect((await refusal(() => resolve(ofSurvey("alder: {type: number, merge: {A: [1]}}")))).message).toBe(
      'skema.alder is a number variable, so "merge" says nothing.',
    );
  });
});

import {describe, expect, it} from "vitest";
import {knownScales} from "../../../src/codebook/recognise/known-scales.ts";
import {missingKindOf} from "../../../src/codebook/recognise/missing-label.ts";
import {categoriesWithMissing, recogniseScale} from "../../../src/codebook/recognise/recognise-scale.ts";
import {areWho5Items, hasWho5Codes} from "../../../src/codebook/recognise/who5.ts";

function recognised(...labels: readonly string[]) {
  return recogniseScale(categoriesWithMissing(labels.map((label, index) => ({code: String(index + 1), label}))));
}

describe("a scale", () => {
  it.each([
    ["grad", ["I høj grad", "I nogen grad", "I mindre grad", "Slet ikke", "Ved ikke"]],
    ["grad", ["I meget høj grad", "I høj grad", "Delvist", "I ringe grad", "I meget ringe grad"]],
    ["grad", ["I svært stor grad", "I stor grad", "I noen grad", "I liten grad", "Ikke i det hele tatt"]],
    ["enighed", ["Helt enig", "Overvejende enig", "Hverken enig eller uenig", "Overvejende uenig", "Helt uenig"]],
    ["enighed", ["Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree"]],
    ["enighed", ["Helt uenig", "Litt uenig", "Litt enig", "Helt enig"]],
    [
      "who5",
      [
        "Hele tiden",
        "Det meste af tiden",
        "Lidt mere end halvdelen af tiden",
        "Lidt mindre end halvdelen af tiden",
        "Lidt af tiden",
        "På intet tidspunkt",
      ],
    ],
    ["helbred", ["Fremragende", "Vældig godt", "Godt", "Mindre godt", "Dårligt"]],
    ["helbred", ["1. Excellent", "2. Very good", "3. Good", "4. Fair", "5. Poor"]],
    ["tilfredshed", ["Meget tilfreds", "Tilfreds", "Hverken/eller", "Utilfreds", "Meget utilfreds"]],
    ["hyppighed", ["never", "sometimes", "often", "always"]],
    ["vigtighed", ["Meget vigtigt", "Vigtigt", "Mindre vigtigt", "Ikke vigtigt"]],
    ["vigtighed", ["Ikke viktig", "Litt viktig", "Ganske viktig", "Veldig viktig"]],
    ["ja_nej", ["Ja", "Nej", "Ved ikke"]],
  ])("%s is known by its labels: %j", (key, labels) => {
    expect(recognised(...labels)?.known.key).toBe(key);
  });

  it.each([
    ["other words", ["Rød", "Grøn", "Blå"]],
    ["one label too many", ["I høj grad", "I nogen grad", "I mindre grad", "Blå"]],
    ["too few of its steps", ["I høj grad", "Slet ikke"]],
    ["two labels for one step", ["Ja", "Yes", "Nej"]],
    ["nothing but missing kinds", ["Ved ikke", "Ikke relevant"]],
  ])("is not recognised in %s", (_, labels) => {
    expect(recognised(...labels)).toBeNull();
  });

  it("keeps the export's order when that goes from one end to the other, either way", () => {
    expect(recognised("Helt uenig", "Uenig", "Enig", "Helt enig")?.categories.map(({code}) => code)).toEqual([
      "1",
      "2",
      "3",
      "4",
    ]);
  });

  it("is put in order when the labels come in none, with what means missing behind", () => {
    const labels = ["Ofte", "Aldrig", "Ved ikke", "Altid", "Sjældent"];
    expect(recognised(...labels)?.categories.map(({label}) => label)).toEqual([
      "Altid",
      "Ofte",
      "Sjældent",
      "Aldrig",
      "Ved ikke",
    ]);
  });

  it("has its good end where it stands, and none where that depends on the question", () => {
    expect(recognised("Fremragende", "Vældig godt", "Godt", "Dårligt")?.best).toBe("first");
    expect(recognised("Dårligt", "Godt", "Vældig godt", "Fremragende")?.best).toBe("last");
    expect(recognised("I høj grad", "I nogen grad", "Slet ikke")?.best).toBeNull();
  });

  it("has a key of its own among the known ones", () => {
    expect(new Set(knownScales.map(({key}) => key)).size).toBe(knownScales.length);
  });
});

describe("a label that means missing", () => {
  it.each([
    ["Ved ikke", "dont_know"],
    ["Vet ikke ", "dont_know"],
    ["Don't know", "dont_know"],
    ["Ved ikke/ønsker ikke at svare", "dont_know"],
    ["Ikke relevant", "not_relevant"],
    ["Ikke aktuelt for mig", "not_relevant"],
    ["Not applicable", "not_relevant"],
    ["Ønsker ikke at svare", "no_answer"],
    ["Uoplyst", "no_answer"],
    ["(9) Refused", "no_answer"],
  ])("%s is %s", (label, kind) => {
    expect(missingKindOf(label)).toBe(kind);
  });

  it.each(["Usikker", "Nej", "Ved ikke hvad jeg vil", "Ikke relevant uddannelse", "Missing link"])(
    "%s is an answer",
    (label) => {
      expect(missingKindOf(label)).toBeNull();
    },
  );
});

describe("WHO-5", () => {
  const items = [
    "glad og i godt humør",
    "rolig og afslappet",
    "aktiv og energisk",
    "frisk og udhvilet ved opvågning",
    "en dagligdag fyldt med ting der interesserer",
  ];

  it("is known by the wording of its items in their order, or by their names", () => {
    expect(areWho5Items(items.map((question, index) => ({name: `q${index}`, question})))).toBe(true);
    expect(areWho5Items(items.map((_, index) => ({name: `WHO5_${index + 1}`, question: "x"})))).toBe(true);
    expect(areWho5Items(items.toReversed().map((question, index) => ({name: `q${index}`, question})))).toBe(false);
    expect(areWho5Items(items.slice(1).map((question, index) => ({name: `who5_${index + 1}`, question})))).toBe(false);
  });

  it("is an index only with the codes 5 to 0", () => {
    const coded = (codes: readonly number[]) =>
      codes.map((code) => ({code: String(code), label: String(code), missing: null}));
    expect(hasWho5Codes(coded([5, 4, 3, 2, 1, 0]))).toBe(true);
    expect(hasWho5Codes(coded([1, 2, 3, 4, 5, 6]))).toBe(false);
    expect(hasWho5Codes(coded([0, 1, 2, 3, 4, 5]))).toBe(false);
  });
});

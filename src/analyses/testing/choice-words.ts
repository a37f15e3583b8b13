import type {ChoiceReason, NoTestReason} from "../../statistics/choice/test-choice.ts";

/** Why the rules chose a test, as a Danish sentence. */
export const choiceWords: Readonly<Record<ChoiceReason, string>> = {
  "expected-large-enough": "De forventede antal er store nok til en χ²-test.",
  "too-many-small-expected": "For mange forventede antal er under 5.",
  "an-expected-below-one": "Et forventet antal er under 1.",
  "expected-unknown": "De forventede antal kendes ikke.",
  weights: "Svarene er vægtet.",
  "both-ordered": "Begge variable har en rækkefølge.",
  "ordered-in-two-groups": "Svarene har en rækkefølge og sammenlignes i to grupper.",
  "ordered-in-groups": "Svarene har en rækkefølge og sammenlignes i flere grupper.",
  "means-of-two-groups": "Der er tal nok i begge grupper til at sammenligne gennemsnit.",
  "means-of-groups": "Der er tal nok i alle grupper til at sammenligne gennemsnit.",
  "few-in-a-group": "Mindst én gruppe er for lille til en test, der bygger på en tilnærmelse.",
  "few-observations": "Der er for få svar til en test, der bygger på en tilnærmelse.",
  "same-units-binary": "De samme personer har svaret begge gange, og der er to svar at vælge imellem.",
  "same-units-nominal": "De samme personer har svaret begge gange på en skala uden retning.",
  "same-units-ordinal": "De samme personer har svaret begge gange på en skala med en retning.",
  "same-units-number": "De samme personer er målt begge gange med et tal.",
  "repeated-binary": "De samme personer har svaret flere gange, og der er to svar at vælge imellem.",
  "repeated-ordered": "De samme personer har svaret flere gange på en skala med en retning.",
  "repeated-nominal": "De samme personer har svaret flere gange på en skala uden retning; målingerne er testet parvis.",
  "few-changes": "For få personer har ændret svar til en test, der bygger på en tilnærmelse.",
  "share-against-target": "En andel holdes op mod et mål.",
};

/** Why the rules find nothing to test, in Danish, to stand after «fordi». */
export const noTestWords: Readonly<Record<NoTestReason, string>> = {
  "no-observations": "ingen har svaret",
  "single-category": "alle svar står i samme række eller kolonne",
  "single-measurement": "der kun er én måling",
  "nothing-changed": "ingen har ændret svar",
  "no-weighted-test": "der ikke findes en test for vægtede svar",
  "no-test-of-one-mean": "et enkelt gennemsnit ikke testes",
};

import {describe, expect, it} from "vitest";
import type {BaseCounts} from "../../../src/analyses/count/tally.ts";
import {missingNotes} from "../../../src/analyses/print/missing-note.ts";

function named(label: string, more: Partial<BaseCounts>) {
  const includes = {dontKnow: true, notRelevant: true};
  const none = {population: 98, valid: 98, noForm: 0, notAsked: 0, noAnswer: 0, dontKnow: 0, notRelevant: 0, includes};
  return {label, base: {...none, ...more}};
}

const texts = (...bases: ReturnType<typeof named>[]) => missingNotes(bases).map(({text}) => text);

describe("missingNotes", () => {
  it("says nothing when nobody is left out, nor of those who have no form or were not asked", () => {
    expect(texts(named("A", {}), named("B", {noForm: 28, notAsked: 3, dontKnow: 9}))).toEqual([]);
  });

  it("counts the blanks of a single column", () => {
    expect(texts(named("A", {noAnswer: 1}))).toEqual(["1 ubesvaret indgår ikke i procentgrundlaget."]);
    expect(texts(named("A", {noAnswer: 1200}))).toEqual(["1.200 ubesvarede indgår ikke i procentgrundlaget."]);
  });

  it("names the columns that have blanks as the table does", () => {
    expect(texts(named("Psykisk helbred", {noAnswer: 1}), named("BIP", {noAnswer: 2}), named("C", {}))).toEqual([
      "Ubesvarede indgår ikke (Psykisk helbred: 1, BIP: 2).",
    ]);
  });

  it("parts columns by semicolons where a label has a comma", () => {
    expect(texts(named("Alle, ved start", {noAnswer: 2}), named("Efter 9 måneder", {noAnswer: 9}))).toEqual([
      "Ubesvarede indgår ikke (Alle, ved start: 2; Efter 9 måneder: 9).",
    ]);
  });

  it("says once what all labels begin with, as an item before its groups", () => {
    const groups = (item: string) =>
      ["Klynge Kyst", "Klynge Land"].map((group, index) => named(`${item}, ${group}`, {noAnswer: 41 - index}));
    expect(texts(...groups("Måneder i arbejde"))).toEqual([
      "Ubesvarede ved »Måneder i arbejde« indgår ikke (Klynge Kyst: 41, Klynge Land: 40).",
    ]);
    expect(texts(...groups("Ro, orden"))).toEqual([
      "Ubesvarede ved »Ro, orden« indgår ikke (Klynge Kyst: 41, Klynge Land: 40).",
    ]);
    expect(
      texts(named("Ro, Nord", {noAnswer: 1}), named("Ro, Syd", {noAnswer: 2}), named("Uro, Nord", {noAnswer: 3})),
    ).toEqual(["Ubesvarede indgår ikke (Ro, Nord: 1; Ro, Syd: 2; Uro, Nord: 3)."]);
  });

  it("leaves out blanks that another note tells of", () => {
    const bases = [named("A", {noAnswer: 2, includes: {dontKnow: false, notRelevant: false}, dontKnow: 1})];
    expect(missingNotes(bases, {toldElsewhere: "blanks"}).map(({text}) => text)).toEqual([
      "1 svar »Ved ikke« indgår ikke i procentgrundlaget.",
    ]);
  });

  it("does not repeat long labels or long lists", () => {
    const long = `Har borgeren en realistisk forståelse af, ${"meget ".repeat(20)}?`;
    expect(texts(named(long, {noAnswer: 1}), named("B", {}))).toEqual([
      "Ubesvarede indgår ikke i procentgrundlaget (højst 1 ved hvert spørgsmål).",
    ]);
    const many = Array.from({length: 20}, (_, index) => named(`Spørgsmål ${index}`, {noAnswer: index + 1}));
    expect(texts(...many)).toEqual(["Ubesvarede indgår ikke i procentgrundlaget (højst 20 ved hvert spørgsmål)."]);
  });

  it("says once what is the same in every column", () => {
    expect(texts(named("A", {noAnswer: 2}), named("B", {noAnswer: 2}))).toEqual([
      "2 ubesvarede ved hvert spørgsmål indgår ikke i procentgrundlaget.",
    ]);
  });

  it("mentions «ved ikke» and «ikke relevant» where they are left out of the base", () => {
    const includes = {dontKnow: false, notRelevant: false};
    expect(texts(named("Medicin", {includes, dontKnow: 24, notRelevant: 1}), named("B", {includes}))).toEqual([
      "»Ved ikke« indgår ikke (Medicin: 24). »Ikke relevant« indgår ikke (Medicin: 1).",
    ]);
  });
});

import type {Draft, DraftSource} from "./draft-model.ts";
import type {Plain, PlannedChapter, PlannedTable} from "./plan-model.ts";
import {ordinaryPopulation} from "./plan-report.ts";
import {type Entry, mapNode, plainNode, yamlText} from "./yaml-nodes.ts";

const introduction = [
  "Evalueringen, som maalepunkt init har gættet den ud fra eksporterne. Alt her kan rettes; init retter aldrig selv i filen igen.",
  "",
  "Byg rapporten:   maalepunkt build <denne mappe>",
  "Find fejl:       maalepunkt check <denne mappe>",
];

const notProtected =
  "Udkast til eget brug: små grupper er ikke skjult endnu, så personer kan genkendes. Rapporten må ikke offentliggøres, som den er.";

/** The text of evaluation.yaml. */
export function writeEvaluation(draft: Draft, chapters: readonly PlannedChapter[]): string {
  const tables = chapters.flatMap(({sections}) => sections.flatMap((section) => section.tables));
  const entries: Entry[] = [
    ["title", draft.title],
    ["subtitle", "Første udkast"],
    [
      "disclosure",
      {none: notProtected},
      "Skriv her, når små celler er beskyttet, eller hvorfor de ikke skal være det.",
    ],
    ...wavesEntry(draft),
    ["sources", mapNode(draft.sources.map(sourceEntry)), "Eksporterne. Stien er set fra denne mappe."],
    ["populations", populations(draft), "Hvem rapporten handler om."],
    ["population", ordinaryPopulation(draft)],
    [
      "analyses",
      mapNode(tables.map(({key, spec}): Entry => [key, spec])),
      "En analyse for hvert spørgsmål; navnene bruges i kapitlerne.",
    ],
    ...figuresEntry(tables),
  ];
  return yamlText(introduction, mapNode(entries));
}

function wavesEntry({waves}: Draft): Entry[] {
  if (waves.length === 0) return [];
  const labels = waves.map(({wave, label}): Entry => [String(wave), mapNode([["label", label]], true)]);
  return [["waves", mapNode(labels), "Målingerne, som de kaldes i tabellerne."]];
}

/** A source as evaluation.yaml writes it: what its schema fills in by itself is left out. */
export function sourceEntry({key, spec, roles}: DraftSource): Entry {
  const defaults: readonly (readonly [string, unknown])[] = [
    ["encoding", "auto"],
    ["delimiter", "auto"],
  ];
  const written = Object.entries(spec).filter(
    ([name, value]) => !defaults.some(([each, usual]) => each === name && usual === value),
  );
  const comments: Readonly<Record<string, string>> = {
    name: "Trykkes efter »Kilde:« under hver tabel.",
    ...(roles.id === "$row" ? {id: "Eksporten har intet id: hver række er en person."} : {}),
  };
  return [key, mapNode(written.map(([name, value]): Entry => [name, value as Plain, comments[name] ?? ""]))];
}

function populations(draft: Draft): ReturnType<typeof mapNode> {
  const used = new Map([...draft.populations.values()].map((population) => [population.key, population]));
  return mapNode([...used.values()].map(({key, source, label}): Entry => [key, {source, label}]));
}

function figuresEntry(tables: readonly PlannedTable[]): Entry[] {
  const figures = tables.flatMap(({figure}) => figure ?? []);
  if (figures.length === 0) return [];
  return [["figures", mapNode(figures.map(({key, spec}): Entry => [key, plainNode(spec)]))]];
}

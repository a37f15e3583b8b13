/** Proposals for what is new in an export, as a file to copy from. Nothing a person has written is touched. */
import {type CodebookFile, listedOrder} from "../config/codebook-file.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import {masked} from "../errors/masked.ts";
import type {ExportChange} from "./compare-export.ts";
import type {DraftSource, DraftVariable} from "./draft-model.ts";
import {findQuestions} from "./find-questions.ts";
import {KeyMaker} from "./keys.ts";
import {nameScales} from "./name-scales.ts";
import type {PlannedSection} from "./plan-model.ts";
import {planQuestion} from "./plan-question.ts";
import {writeSections} from "./write-chapter.ts";
import {scaleEntry, variableEntry} from "./write-codebook.ts";
import {codeValue, type Entry, listNode, mapNode, textNode, yamlText} from "./yaml-nodes.ts";

export const proposalsFileName = "init-proposals.yaml";

/** One source that has changed, read anew. */
export interface ChangedSource {
  readonly source: DraftSource;
  readonly changes: readonly ExportChange[];
}

/** The text of init-proposals.yaml. */
export function writeProposals(
  changed: readonly ChangedSource[],
  evaluation: EvaluationSpec,
  codebook: CodebookFile,
): string {
  const introduction = [
    "Forslag fra maalepunkt init til det, der er nyt i eksporterne. Kopiér det, der skal bruges; filen overskrives næste gang.",
    "maalepunkt init … --accept noterer eksporterne, som de er nu, så de samme ændringer ikke foreslås igen.",
    "",
    "Det er nyt:",
    ...changed.flatMap(({changes}) => changes.map((change) => `- ${inDanish(change)}`)),
  ];
  const keys = new KeyMaker([...Object.keys(evaluation.analyses), ...Object.keys(evaluation.figures)]);
  const parts = changed.map((each) => proposalsOf(each, evaluation, codebook, keys));
  const sections = parts.flatMap((part) => part.sections);
  const tables = sections.flatMap((section) => section.tables);
  const figures = tables.flatMap(({figure}) => figure ?? []);
  const waves = changed.flatMap(({changes}) => changes.flatMap((each) => (each.kind === "new-wave" ? each.wave : [])));
  const scales = parts.flatMap((part) => part.scales);
  const sources = parts.flatMap((part) => part.sources);
  return yamlText(
    introduction,
    mapNode([
      ...section("codebook", "Til codebook.yaml:", [
        ...section("scales", "", scales),
        ...section("sources", "", sources),
      ]),
      ...section("evaluation", "Til evaluation.yaml:", [
        ...section(
          "waves",
          "",
          waves.map((wave): Entry => [wave, mapNode([["label", `${wave}. måling`]], true)]),
        ),
        ...section(
          "analyses",
          "",
          tables.map(({key, spec}): Entry => [key, spec]),
        ),
        ...section(
          "figures",
          "",
          figures.map(({key, spec}): Entry => [key, spec]),
        ),
      ]),
      ...(sections.length === 0 ? [] : [["chapter", blockText(writeSections(sections)), "Til et kapitel:"] as const]),
    ]),
  );
}

function section(key: string, comment: string, entries: readonly Entry[]): Entry[] {
  return entries.length === 0 ? [] : [[key, mapNode(entries), comment]];
}

function blockText(text: string): ReturnType<typeof textNode> {
  const node = textNode(text);
  node.type = "BLOCK_LITERAL";
  return node;
}

interface Proposed {
  readonly scales: readonly Entry[];
  readonly sources: readonly Entry[];
  readonly sections: readonly PlannedSection[];
}

function proposalsOf(
  {source, changes}: ChangedSource,
  evaluation: EvaluationSpec,
  codebook: CodebookFile,
  keys: KeyMaker,
): Proposed {
  const isNew = new Set(changes.flatMap((change) => (change.kind === "new-variable" ? change.variable : [])));
  const variables = source.variables.filter(({name}) => isNew.has(name));
  const waves = Object.entries(evaluation.waves).map(([wave, {label}]) => ({wave: Number(wave), label}));
  const context = {source, waves, population: populationOf(source, evaluation), keys};
  const scales = nameScales(variables, Object.keys(codebook.scales));
  const numbers = source.roles.waves === null ? [] : waves.map(({wave}) => wave);
  const entries = variables
    .filter(({option}) => option === null)
    .map((variable: DraftVariable) => variableEntry(variable, scales, numbers));
  const known = source.table.variables.map(({name}) => name);
  const grown = grownAnswers(source, changes, codebook);
  const own = [...entries, ...grown.variables];
  return {
    scales: [...scales.map(scaleEntry), ...grown.scales],
    sources: own.length === 0 ? [] : [[source.key, mapNode([["variables", mapNode(own)]])]],
    sections: findQuestions(variables, known, keys).map((question) => planQuestion(question, context)),
  };
}

/** The population that counts a source's persons; null when it is the ordinary one, or none is its own. */
function populationOf({key}: DraftSource, {population, populations}: EvaluationSpec): string | null {
  const own = Object.entries(populations).find(([, {source}]) => source === key)?.[0];
  return own === undefined || own === population ? null : own;
}

/** Scales and orders with the new answers at their end. */
function grownAnswers(
  {key, table}: DraftSource,
  changes: readonly ExportChange[],
  codebook: CodebookFile,
): {scales: Entry[]; variables: Entry[]} {
  const answers = Map.groupBy(
    changes.filter((change) => change.kind === "new-answer").filter(({code}) => isShown(code)),
    ({variable}) => variable,
  );
  const scales = new Map<string, Entry>();
  const variables: Entry[] = [];
  for (const [name, added] of answers) {
    const entry = codebook.sources[key]?.variables[name];
    const scale = entry?.scale === undefined ? undefined : codebook.scales[entry.scale];
    const labelled = added.map(({code, label}) => ({code, label: label ?? code}));
    if (entry?.scale !== undefined && scale !== undefined) {
      const codes = [...scale.codes.map(({code, label}) => ({code: String(code), label})), ...labelled];
      scales.set(entry.scale, [
        entry.scale,
        mapNode([["codes", codesNode(codes)]]),
        "Med de nye svar sidst; flyt dem på plads.",
      ]);
    } else {
      const own = listedOrder(entry ?? {}).map((code) => ({code: String(code), label: String(code)}));
      const exported = table.variables.find((each) => each.name === name)?.labels ?? [];
      const all =
        own.length > 0
          ? [...own, ...labelled]
          : [...exported, ...labelled.filter(({code}) => !exported.some((each) => each.code === code))];
      variables.push([
        name,
        mapNode([["order", all.map(({code}) => codeValue(code))]]),
        "Med de nye svar sidst; flyt dem på plads.",
      ]);
    }
  }
  return {scales: [...scales.values()], variables};
}

/** What may be personal data is not copied into a file. */
function isShown(code: string): boolean {
  return masked(code) === JSON.stringify(code);
}

function codesNode(codes: readonly {readonly code: string; readonly label: string}[]): ReturnType<typeof listNode> {
  return listNode(
    codes.map(({code, label}) =>
      mapNode(
        [
          ["code", codeValue(code)],
          ["label", label],
        ],
        true,
      ),
    ),
  );
}

function inDanish(change: ExportChange): string {
  switch (change.kind) {
    case "new-variable":
      return `${change.source}.${change.variable} er ny.`;
    case "gone-variable":
      return `${change.source}.${change.variable} findes ikke længere; fjern den dér, hvor den bruges.`;
    case "new-answer": {
      const label = change.label === null ? "" : ` (${change.label})`;
      return `${change.source}.${change.variable} har det nye svar ${masked(change.code)}${label}.`;
    }
    case "new-label":
      return `${change.source}.${change.variable}: svaret ${change.code} hed »${change.was}« og hedder nu »${change.is}«.`;
    case "new-question":
      return `${change.source}.${change.variable}: spørgsmålet lød »${change.was}« og lyder nu »${change.is}«.`;
    case "new-wave":
      return `${change.source} har den nye måling ${change.wave}.`;
  }
}

/** What init has found, in words for the terminal. No answers of persons are in it. */
import {knownScales} from "../codebook/recognise/known-scales.ts";
import {masked} from "../errors/masked.ts";
import {rowIdColumn} from "../sources/row-id.ts";
import type {ExportChange} from "./compare-export.ts";
import type {Draft, DraftSource} from "./draft-model.ts";
import type {FoundWaves} from "./find-waves.ts";

export interface FoundInSource {
  readonly source: string;
  readonly found: readonly {readonly what: string; readonly text: string}[];
}

/** How many names of a kind are listed. */
const mostNames = 8;

export function foundIn(draft: Draft): FoundInSource[] {
  return draft.sources.map((source) => ({
    source: `${source.key} (${source.spec.type}, ${counted(source.table.rowCount, "row")})`,
    found: [
      {what: "persons", text: personsText(source, draft)},
      {what: "waves", text: wavesText(source)},
      {what: "forms", text: formsText(source)},
      {what: "scales", text: scalesText(source)},
      {what: "questions", text: questionsText(source)},
      {what: "id", text: pseudonymText(source)},
      {what: "look at", text: remarksText(source)},
      ...leftOutTexts(source).map((text, index) => ({what: index === 0 ? "left out" : "", text})),
    ].filter(({text}) => text !== ""),
  }));
}

/** Changes in an export, one line each. */
export function changesOf(changes: readonly ExportChange[]): string[] {
  return changes.map(changeText);
}

function changeText(change: ExportChange): string {
  const name = change.kind === "new-wave" ? change.source : `${change.source}.${change.variable}`;
  switch (change.kind) {
    case "new-variable":
      return `new variable   ${name}`;
    case "gone-variable":
      return `gone           ${name}`;
    case "new-answer":
      return `new answer     ${name}: ${masked(change.code)}${change.label === null ? ", without a label" : ` «${change.label}»`}`;
    case "new-label":
      return `new label      ${name}: ${change.code} was «${change.was}» and is «${change.is}»`;
    case "new-question":
      return `new wording    ${name}: was «${change.was}» and is «${change.is}»`;
    case "new-wave":
      return `new wave       ${name}: ${masked(change.wave)}`;
  }
}

function personsText({key, roles}: DraftSource, {populations}: Draft): string {
  const id = roles.id === rowIdColumn ? "no id found: each row is a person" : `id in ${roles.id}`;
  const population = populations.get(key);
  return population === undefined || population.source === key ? id : `${id}; who they are is in ${population.source}`;
}

function pseudonymText({leftOut}: DraftSource): string {
  const isPersonal = leftOut.some(({entry}) => entry?.personal === "pseudonymise");
  return isPersonal
    ? "looks like personal data: pseudonyms are made of it. Set MAALEPUNKT_PSEUDONYM_KEY to a secret of your own before you build"
    : "";
}

function wavesText({roles: {waves}}: DraftSource): string {
  if (waves === null) return "";
  const where = waves.variable === null ? `in names that end in ${suffixes(waves.spec)}` : `in ${waves.variable}`;
  return `${waves.waves.map(({wave, label}) => `${wave} ${label}`).join(", ")} (${where})`;
}

function suffixes(spec: FoundWaves["spec"]): string {
  return typeof spec === "object" && "suffix" in spec ? Object.keys(spec.suffix).join(", ") : "";
}

function formsText({roles: {completed, closed}}: DraftSource): string {
  const parts = [
    ...(completed === null ? [] : [`only finished ones (${completed})`]),
    ...(closed === null ? [] : [`the earliest of double entries (${closed})`]),
  ];
  return parts.join(", ");
}

function scalesText({variables, questions}: DraftSource): string {
  const known = Map.groupBy(
    variables.filter(({known: key}) => key !== null),
    ({known: key}) => key,
  );
  const parts = knownScales.flatMap(({key}) => {
    const users = known.get(key)?.length ?? 0;
    return users === 0 ? [] : [`${key} × ${users}`];
  });
  const isWho5 = questions.some((question) => question.kind === "battery" && question.who5?.derived);
  const bip = variables.filter(({name}) => /^bip/i.test(name)).length;
  return [...parts, ...(isWho5 ? ["WHO-5 index"] : []), ...(bip === 0 ? [] : [`BIP items × ${bip}`])].join(", ");
}

function questionsText({questions}: DraftSource): string {
  const kinds = [
    ["single", "with one answer", "with one answer"],
    ["battery", "battery", "batteries"],
    ["multiple", "with several answers", "with several answers"],
    ["number", "number", "numbers"],
  ] as const;
  const parts = kinds.flatMap(([kind, one, many]) => {
    const count = questions.filter((question) => question.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return `${questions.length}: ${parts.join(", ")}`;
}

function remarksText({variables}: DraftSource): string {
  const names = variables.filter(({remarks}) => remarks.length > 0).map(({name}) => name);
  return names.length === 0 ? "" : `${listed(names)}: see the comments in codebook.yaml`;
}

const reasonsInEnglish: Readonly<Record<string, string>> = {
  "tidspunktet for besvarelsen": "",
  "viser, om besvarelsen er færdig": "",
  "viser målingen": "",
  "viser, hvem besvarelsen er fra": "",
  systemkolonne: "the survey system's own",
  "står ikke i datafilen": "not in the data",
  "navnet kan ikke bruges": "an impossible name",
  "kan være personoplysninger": "may be personal data, dropped",
  "ligner personoplysninger": "looks like personal data, dropped",
  "ingen svar": "no answers",
  "ligner et id": "ids",
  dato: "dates",
  fritekst: "free text",
  "samme værdi overalt": "the same everywhere",
  "kode for et sted": "codes of places",
  "for mange svar uden betegnelse": "too many answers without labels",
};

function leftOutTexts({leftOut}: DraftSource): string[] {
  const reasons = Map.groupBy(leftOut, ({reason}) => reasonsInEnglish[reason] ?? "odd codes");
  return [...reasons].flatMap(([reason, variables]) =>
    reason === "" ? [] : [`${reason}: ${listed(variables.map(({name}) => name))}`],
  );
}

function listed(names: readonly string[]): string {
  const rest = names.length - mostNames;
  return `${names.slice(0, mostNames).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

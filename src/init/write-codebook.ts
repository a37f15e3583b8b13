import type {Node} from "yaml";
import {knownScales} from "../codebook/recognise/known-scales.ts";
import {who5Bands} from "../codebook/recognise/who5.ts";
import type {Draft, DraftQuestion, DraftSource, DraftVariable, LeftOut} from "./draft-model.ts";
import {type NamedScale, nameScales} from "./name-scales.ts";
import type {Plain} from "./plan-model.ts";
import {codeValue, type Entry, listNode, mapNode, yamlText} from "./yaml-nodes.ts";

const introduction = [
  "Kodebogen: hvad spørgsmål og svar kaldes i rapporten. Det, der ikke står her, kommer fra eksporten selv.",
  "asked_at angiver de målinger, et spørgsmål er besvaret ved, når det ikke er dem alle.",
  "Ret frit. Kør maalepunkt init igen, når der er kommet en ny eksport: så får du forslag til det, der er nyt.",
];

/** The text of codebook.yaml. */
export function writeCodebook(draft: Draft): string {
  const scales = nameScales(draft.sources.flatMap(({variables}) => variables));
  const entries: Entry[] = [
    [
      "scales",
      mapNode(scales.map(scaleEntry)),
      "Svarskalaer, som flere spørgsmål kan dele. Svarene trykkes i denne rækkefølge.",
    ],
    ["sources", mapNode(draft.sources.map((source) => sourceEntry(source, scales, draft)))],
  ];
  return yamlText(introduction, mapNode(scales.length === 0 ? entries.slice(1) : entries));
}

/** A scale as it stands under `scales:`. */
export function scaleEntry({key, categories, best, known, variables}: NamedScale): Entry {
  const codes = categories.map(({code, label}) =>
    mapNode(
      [
        ["code", codeValue(code)],
        ["label", label],
      ],
      true,
    ),
  );
  const name = knownScales.find((scale) => scale.key === known)?.name;
  const good =
    best === null && known !== null && known !== "ja_nej"
      ? ["Skriv best: first eller best: last, hvis den ene ende er den gode."]
      : [];
  const comment = [
    `${name === undefined ? "" : `Genkendt: ${name}. `}Bruges af ${variables.length} spørgsmål.`,
    ...good,
  ].join("\n");
  return [
    key,
    mapNode([
      ["codes", listNode(codes)],
      ...(best === null ? [] : [["best", best] as const]),
      ...missingEntries(categories),
    ]),
    comment,
  ];
}

function sourceEntry(source: DraftSource, scales: readonly NamedScale[], draft: Draft): Entry {
  const waves = source.roles.waves === null ? [] : draft.waves.map(({wave}) => wave);
  const variables = [
    ...source.variables.filter(({option}) => option === null).map((variable) => variableEntry(variable, scales, waves)),
    ...source.questions.flatMap(who5Entries),
    ...source.leftOut.filter(({entry}) => entry !== null).map(leftOutEntry),
  ];
  const sets = source.questions.flatMap((question): Entry[] =>
    question.kind === "multiple" ? [setEntry(question.set, question.question, source)] : [],
  );
  const map = mapNode([
    ...(variables.length === 0 ? [] : [["variables", mapNode(variables)] as const]),
    ...(sets.length === 0 ? [] : [["sets", mapNode(sets), "Spørgsmål med flere svar."] as const]),
  ]);
  const left = leftOutComment(source.leftOut);
  if (left !== null) map.comment = left;
  return [source.key, map];
}

/** A question with several answers; those that are made of columns have their options too. */
function setEntry(name: string, label: string, {sets}: DraftSource): Entry {
  const made = sets.find((set) => set.name === name);
  if (made === undefined) return [name, {label}];
  const comment = "Kolonner med 0 og 1, læst som ét spørgsmål med flere svar. Skriv, hvad svarene hedder.";
  return [name, {label, options: made.options}, comment];
}

/** What codebook.yaml says of one variable. */
export function variableEntry(variable: DraftVariable, scales: readonly NamedScale[], waves: readonly number[]): Entry {
  const {label, question, categories, unit} = variable;
  const scale = scales.find(({variables}) => variables.includes(variable));
  const askedAt = variable.waves ?? [];
  const isPart = askedAt.length > 0 && askedAt.length < waves.length;
  const told = variable.kind === "categorical" && scale === undefined && variable.told;
  const entries: Entry[] = [
    ["label", label],
    ...(question === label ? [] : [["question", question] as const]),
    ...(scale === undefined ? [] : [["scale", scale.key] as const]),
    ...(scale === undefined && !variable.told && variable.kind === "categorical" ? ownAnswers(variable) : []),
    ...(variable.kind === "number" && !variable.told ? [["type", "number"] as const] : []),
    ...(variable.kind === "number" ? missingEntries(categories) : []),
    ...(unit === null ? [] : [["unit", unit] as const]),
    ...(isPart ? [["asked_at", askedAt as Plain] as const] : []),
  ];
  const answers = told ? [`Svar: ${categories.map(({code, label: each}) => `${code} ${each}`).join(" · ")}`] : [];
  return [variable.name, mapNode(entries), [...variable.remarks, ...answers].join("\n")];
}

/** Answers of which the export tells nothing: their order, and labels to fill in. */
function ownAnswers({categories, best}: DraftVariable): Entry[] {
  const labels = categories.map(({code, label}): Entry => [code, label]);
  const isCoded = categories.some(({code, label}) => code !== label || /^-?\d+$/.test(code));
  return [
    ["order", categories.map(({code}) => codeValue(code))],
    ...(isCoded ? [["labels", mapNode(labels) as Node] as const] : []),
    ...(best === null ? [] : [["best", best] as const]),
    ...missingEntries(categories),
  ];
}

function missingEntries(categories: DraftVariable["categories"]): Entry[] {
  return (["dont_know", "not_relevant", "no_answer"] as const).flatMap((kind): Entry[] => {
    const marked = categories.filter((category) => category.missing === kind).map(({code}) => codeValue(code));
    return marked.length === 0 ? [] : [[kind, marked]];
  });
}

function who5Entries(question: DraftQuestion): Entry[] {
  if (question.kind !== "battery" || question.who5 === null || question.who5.derived === null) return [];
  const {items, derived} = question.who5;
  const sum = mapNode(
    [
      ["sum", items],
      ["times", 4],
    ],
    true,
  );
  const bands = who5Bands.map((band) => mapNode(Object.entries(band), true));
  return [
    [
      derived.index,
      mapNode([
        ["label", "WHO-5-indekset"],
        ["unit", "point"],
        ["relevant_change", 10],
        ["derive", sum],
      ]),
      "WHO-5: summen af de fem svar gange 4, fra 0 til 100. Kun for dem, der har svaret på alle fem.",
    ],
    [
      derived.level,
      mapNode([
        ["label", "WHO-5-indekset i tre grupper"],
        ["best", "last"],
        [
          "derive",
          mapNode([
            ["bands", derived.index],
            ["into", listNode(bands)],
          ]),
        ],
      ]),
    ],
  ];
}

function leftOutEntry({name, entry, reason}: LeftOut): Entry {
  const why =
    entry?.personal === "pseudonymise"
      ? "Ligner personoplysninger og bliver til pseudonymer; nøglen er din egen (MAALEPUNKT_PSEUDONYM_KEY)."
      : `Ikke med i rapporten: ${reason}.`;
  return [name, mapNode(Object.entries(entry ?? {}), true), why];
}

function leftOutComment(leftOut: readonly LeftOut[]): string | null {
  const plain = leftOut.filter(({entry}) => entry === null);
  if (plain.length === 0) return null;
  const reasons = [...new Set(plain.map(({reason}) => reason))];
  const lines = reasons.map(
    (reason) =>
      `   ${reason}: ${plain
        .filter((each) => each.reason === reason)
        .map(({name}) => name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " "))
        .join(", ")}`,
  );
  return [" Ikke med i rapporten:", ...lines].join("\n");
}

/** The chapters of a first report: one about the answers, then the questions of each source in questionnaire order. */
import type {Draft, DraftQuestion, DraftSource} from "./draft-model.ts";
import {KeyMaker, keyOf} from "./keys.ts";
import {markdownText} from "./markdown-text.ts";
import type {PlannedChapter, PlannedTable} from "./plan-model.ts";
import {planQuestion} from "./plan-question.ts";

/** So many tables make a chapter; a longer questionnaire is parted. */
const mostTables = 12;
const longestTitle = 70;

/** @param draft its questions' keys are taken: no other analysis may have them */
export function planReport(draft: Draft): PlannedChapter[] {
  const keys = new KeyMaker([
    "kilder",
    "frasorteret",
    "maalinger",
    ...draft.sources.flatMap(({questions}) => questions.map(({key}) => key)),
  ]);
  const chapters = [aboutChapter(draft), ...draft.sources.flatMap((source) => sourceChapters(draft, source, keys))];
  return chapters.map((chapter, index) => {
    const number = String(index + 1).padStart(Math.max(2, String(chapters.length).length), "0");
    return {...chapter, file: `${number}-${chapter.file}.md`};
  });
}

/** The population that analyses have without naming it. */
export function ordinaryPopulation({populations}: Draft): string {
  return [...populations.values()][0]?.key ?? "";
}

function aboutChapter(draft: Draft): PlannedChapter {
  const tables: PlannedTable[] = [
    dataTable("kilder", "sources", "Læste og bevarede besvarelser i hver kilde"),
    dataTable("frasorteret", "dropped", "Frasorterede besvarelser og årsagen til, at de er sorteret fra"),
  ];
  if (draft.waves.length > 0) tables.push(dataTable("maalinger", "waves", "Bevarede besvarelser ved hver måling"));
  return {
    file: "om-undersoegelsen",
    title: "Om undersøgelsen",
    introduction: [
      "Rapporten er et første udkast, der er lavet automatisk ud fra dataene. Der er en tabel og en figur for hvert spørgsmål; betegnelser, skalaer og rækkefølge er gættet og skal læses igennem.",
      "Små grupper er ikke skjult. Rapporten er derfor til eget brug og må ikke offentliggøres, som den er.",
    ].join("\n\n"),
    sections: [{heading: "Besvarelserne", tables}],
  };
}

function dataTable(key: string, part: string, title: string): PlannedTable {
  return {key, spec: {kind: "data-report", part, title}, figure: null, text: ""};
}

function sourceChapters(draft: Draft, source: DraftSource, keys: KeyMaker): PlannedChapter[] {
  const population = draft.populations.get(source.key)?.key ?? "";
  const named = population === ordinaryPopulation(draft) ? null : population;
  const context = {source, waves: draft.waves, population: named, keys};
  const planned = source.questions.map((question) => ({question, section: planQuestion(question, context)}));
  const groups = inGroups(planned, ({section}) => section.tables.length);
  let asked = 0;
  return groups.map((group) => {
    const from = asked + 1;
    asked += group.length;
    const title = chapterTitle(
      source,
      group.map(({question}) => question),
      groups.length,
      from,
    );
    const [first] = group.flatMap(({section}) => section.tables);
    return {
      file: keyOf(title).replaceAll("_", "-"),
      title: markdownText(title) || "Uden titel",
      introduction:
        first === undefined ? "" : `Kapitlet handler om {{populationSize "${first.key}" unit="person|personer"}}.`,
      sections: group.map(({section}) => section),
    };
  });
}

/** Runs of about the same size, none much above `mostTables`; a question that has more is a run of its own. */
function inGroups<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item[][] {
  const total = items.reduce((sum, item) => sum + sizeOf(item), 0);
  const wanted = total / Math.max(1, Math.ceil(total / mostTables));
  const groups: Item[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const last = groups.at(-1);
    const own = sizeOf(item);
    if (last === undefined || size + own > Math.max(wanted + 0.5, 1)) {
      groups.push([item]);
      size = own;
    } else {
      last.push(item);
      size += own;
    }
  }
  return groups;
}

function chapterTitle(
  {spec: {name}}: DraftSource,
  questions: readonly DraftQuestion[],
  chapters: number,
  from: number,
): string {
  const source = name.charAt(0).toUpperCase() + name.slice(1);
  const [only] = questions;
  if (chapters === 1) return source;
  if (questions.length === 1 && only?.kind === "battery") return shortened(only.stem);
  return `${source}: spørgsmål ${from}-${from + questions.length - 1}`;
}

function shortened(text: string): string {
  return text.length > longestTitle ? `${text.slice(0, longestTitle - 1).trimEnd()}…` : text;
}

import type {SourceCodebook, Variable} from "../codebook/model.ts";
import type {ListedAnswer, ListedSource, ListedVariable, VariableList} from "../quick/model.ts";
import type {CountRow, Store} from "../store/model.ts";
import type {Engine} from "../store/open.ts";
import type {VariableQuality} from "../store/quality-model.ts";
import {waves} from "./evaluation-parts.ts";
import {type OpenedData, openFolderOrFile} from "./open-any.ts";
import {populationFor} from "./own-population.ts";

/** Numbers that nearly all persons have one of their own of are ids, and say nothing in a summary. */
const idShare = 0.9;
const fewestOfIds = 20;

/**
 * The variables of an evaluation's folder or of a bare export, counted at one wave.
 * @param wave the wave to count at; the first when undefined
 * @param source the only source to list; all when undefined
 * @param database an empty one; it is closed
 */
export async function listVariables(
  path: string,
  wave: number | undefined,
  source: string | undefined,
  database: Promise<Engine>,
): Promise<VariableList> {
  const data = await openFolderOrFile(path, "leave-out", database);
  try {
    const store = await data.store();
    const {value} = data.files.evaluation;
    const described = [...data.codebook.values()].filter((each) => source === undefined || each.source === source);
    const sources = await Promise.all(described.map((each) => listedSource(each, data, store, wave)));
    return {title: value.title, sources, notes: data.notes};
  } finally {
    await data.close();
  }
}

async function listedSource(
  codebook: SourceCodebook,
  {files}: OpenedData,
  store: Store,
  wanted: number | undefined,
): Promise<ListedSource> {
  const {value} = files.evaluation;
  const taken = await populationFor(value, store, codebook.source);
  const at = {source: codebook.source, wave: waveOf(store, codebook.source, wanted)};
  const count = (names: readonly string[]) =>
    store.counts({
      population: taken.key,
      where: [],
      panel: null,
      by: names.map((variable) => ({...at, variable})),
    });
  const inForms = (await store.quality.variables(codebook.source)).filter(({wave}) => wave === at.wave);
  const variables = await Promise.all(
    entriesOf(codebook).map(async (entry) =>
      entry.variables[0]?.kind === "text"
        ? listedText(
            entry,
            inForms.find(({variable}) => variable === entry.name),
          )
        : listed(entry, count),
    ),
  );
  const label = waves(value).find((each) => each.wave === at.wave)?.label ?? "";
  const population = store.populations.find(({key}) => key === taken.key);
  return {
    key: codebook.source,
    name: value.sources[codebook.source]?.name ?? codebook.source,
    wave: at.wave === null ? null : {wave: at.wave, label},
    population: {label: population?.label ?? "", size: population?.size ?? 0},
    variables: [...variables, ...[...codebook.dropped].map(droppedVariable)],
    note: taken.note,
  };
}

/** The wave that is wanted, else the first with forms, else the first of all; null for a source without waves. */
function waveOf(store: Store, source: string, wanted: number | undefined): number | null {
  const all = store.sources.find(({key}) => key === source)?.waves ?? [];
  if (all.length === 0) return null;
  return wanted ?? (all.find(({count}) => count > 0) ?? all[0])?.wave ?? null;
}

/** Counts the persons by their answers to variables of one source. */
type Count = (names: readonly string[]) => Promise<readonly CountRow[]>;

/** A variable, or the options of one question. */
interface Entry {
  readonly name: string;
  readonly label: string;
  readonly question: string;
  readonly variables: readonly Variable[];
  readonly isSet: boolean;
}

function entriesOf({variables, sets}: SourceCodebook): Entry[] {
  const seen = new Set<string>();
  return [...variables.values()].flatMap((variable): Entry[] => {
    const set = variable.option === null ? undefined : sets.get(variable.option.set);
    if (set === undefined) {
      const {name, label, question} = variable;
      return [{name, label, question, variables: [variable], isSet: false}];
    }
    if (seen.has(set.name)) return [];
    seen.add(set.name);
    const options = set.options.flatMap((name) => variables.get(name) ?? []);
    return [{name: set.name, label: set.label, question: set.question, variables: options, isSet: true}];
  });
}

/** Of what persons have written, and of ids, no more is told than how many forms hold it. */
function listedText({name, label, question}: Entry, forms: VariableQuality | undefined): ListedVariable {
  const missing = {noForm: 0, notAsked: 0, noAnswer: forms?.noAnswer ?? 0};
  return {name, label, question, kind: "text", answered: forms?.valid ?? 0, answers: [], summary: null, missing};
}

async function listed(entry: Entry, count: Count): Promise<ListedVariable> {
  const {name, label, question, variables, isSet} = entry;
  const rows = await count(variables.map((variable) => variable.name));
  const total = (chosen: (row: CountRow) => boolean) => rows.filter(chosen).reduce((sum, {n}) => sum + n, 0);
  const isAnswered = ({answers}: CountRow) => answers.some(({code}) => code !== null);
  const reason = (kind: "no_form" | "not_asked" | "no_answer") => (row: CountRow) =>
    !isAnswered(row) && row.answers[0]?.missing === kind;
  const answered = total(isAnswered);
  const [variable] = variables;
  const share = (part: number) => (answered === 0 ? null : part / answered);
  const answers = isSet
    ? variables.map(({option, name: own}, index): ListedAnswer => {
        const chosen = total((row) => row.answers[index]?.code === "1");
        return {code: option?.code ?? own, label: option?.label ?? own, count: chosen, share: share(chosen)};
      })
    : (variable?.scale?.categories ?? []).map(({code, label: text}): ListedAnswer => {
        const chosen = total((row) => row.answers[0]?.code === code);
        return {code, label: text, count: chosen, share: share(chosen)};
      });
  return {
    name,
    label,
    question,
    kind: isSet ? "multiple" : (variable?.kind ?? "text"),
    answered,
    answers,
    summary: variable?.kind === "number" ? summaryOf(rows) : null,
    missing: {
      noForm: total(reason("no_form")),
      notAsked: total(reason("not_asked")),
      noAnswer: total(reason("no_answer")),
    },
  };
}

/** Null when nobody has answered, or nearly every answer is one person's own. */
function summaryOf(rows: readonly CountRow[]): ListedVariable["summary"] {
  const counted = rows
    .flatMap(({answers, n}) => (answers[0]?.code == null ? [] : [{value: Number(answers[0].code), n}]))
    .sort((a, b) => a.value - b.value);
  const first = counted[0];
  const last = counted.at(-1);
  const persons = counted.reduce((sum, {n}) => sum + n, 0);
  if (first === undefined || last === undefined) return null;
  if (persons >= fewestOfIds && counted.length >= persons * idShare) return null;
  const at = (rank: number) => {
    let seen = 0;
    for (const {value, n} of counted) {
      seen += n;
      if (seen >= rank) return value;
    }
    return last.value;
  };
  const median = (at(Math.floor((persons + 1) / 2)) + at(Math.ceil((persons + 1) / 2))) / 2;
  return {minimum: first.value, median, maximum: last.value};
}

function droppedVariable(name: string): ListedVariable {
  return {
    name,
    label: name,
    question: name,
    kind: "dropped",
    answered: 0,
    answers: [],
    summary: null,
    missing: {noForm: 0, notAsked: 0, noAnswer: 0},
  };
}

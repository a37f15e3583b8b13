/** The tables, figures and sentences of one question. */
import {writeVariableReference} from "../config/variable-reference.ts";
import type {Draft, DraftQuestion, DraftSource, DraftVariable} from "./draft-model.ts";
import type {KeyMaker} from "./keys.ts";
import {helperText, markdownText} from "./markdown-text.ts";
import type {Plain, PlannedFigure, PlannedSection, PlannedTable} from "./plan-model.ts";

/** What all questions of one source share. */
export interface PlanContext {
  readonly source: DraftSource;
  readonly waves: Draft["waves"];
  /** The population to name; null when it is the evaluation's ordinary one. */
  readonly population: string | null;
  readonly keys: KeyMaker;
}

type Spec = Readonly<Record<string, Plain>>;

/** A battery's table has a column for each item, and a page is only so wide. */
const mostColumns = 6;
/** Longer lists of answers fill more than a page as a figure. */
const mostBars = 25;
const longestHeading = 140;

const persons = 'unit="person|personer"';
const first = "first=1 share=true all=true keepCase=true";

export function planQuestion(question: DraftQuestion, context: PlanContext): PlannedSection {
  switch (question.kind) {
    case "single":
      return section(question.variable.question, [answersTable(question.key, question.variable, context)]);
    case "number":
      return section(question.variable.question, [numberTable(question.key, question.variable, context)]);
    case "multiple":
      return section(question.question, multipleTables(question, context));
    case "battery":
      return section(question.stem, [...batteryTables(question, context), ...who5Tables(question, context)]);
  }
}

function section(heading: string, tables: readonly PlannedTable[]): PlannedSection {
  const short = heading.length > longestHeading ? `${heading.slice(0, longestHeading - 1).trimEnd()}…` : heading;
  return {heading: markdownText(short) || "Uden titel", tables};
}

function answersTable(key: string, variable: DraftVariable, context: PlanContext, said = "svaret"): PlannedTable {
  const item = referenceTo(variable.name, context);
  const title = percentTitle(variable.label);
  const most = variable.isAsked ? `Flest har ${said}` : "Hyppigst er";
  if (isFollowed(variable.waves)) {
    const spec = {kind: "change", title, ...common(context), items: [item], waves: variable.waves, panel: false};
    const parts = endsOf(variable.waves).map(
      (wave) => `{{ranking "${key}" wave=${wave} ${first}}} ved målingen ${waveName(wave, context)}`,
    );
    const text = `${most} ${parts.join(" og ")}.`;
    const alt = `En stablet søjle for hver måling. ${most} {{ranking "${key}" wave=${variable.waves[0] ?? 0} ${first}}} ved den første.`;
    return {key, spec, text, figure: figure(key, "stacked-bars", variable.label, alt, context)};
  }
  const spec = {kind: "distribution", title, ...common(context), items: [item], ...waveOf(variable.waves)};
  const base = `{{base "${key}" ${persons}}}`;
  const known = variable.isAsked ? `Spørgsmålet er besvaret af ${base}.` : `Der er oplysninger om ${base}.`;
  const text = `${most} {{ranking "${key}" ${first}}}. ${known}`;
  const alt = `Vandrette søjler, én for hvert svar. ${most} {{ranking "${key}" ${first}}}.`;
  const isShort = variable.categories.length <= mostBars;
  return {key, spec, text, figure: isShort ? figure(key, "bars", variable.label, alt, context) : null};
}

function numberTable(key: string, variable: DraftVariable, context: PlanContext): PlannedTable {
  const item = referenceTo(variable.name, context);
  const unit = variable.unit === null ? "" : ` unit="${variable.unit}"`;
  const base = {kind: "numbers", title: plainTitle(variable.label), ...common(context), items: [item]};
  if (isFollowed(variable.waves)) {
    const parts = endsOf(variable.waves).map(
      (wave) => `{{mean "${key}" wave=${wave}${unit}}} ved målingen ${waveName(wave, context)}`,
    );
    const spec = {...base, waves: variable.waves, statistics: ["n", "mean"]};
    return {key, spec, text: `Gennemsnittet er ${parts.join(" og ")}.`, figure: null};
  }
  const text = `Gennemsnittet er {{mean "${key}"${unit}}}, og værdierne ligger inden for {{range "${key}"${unit}}}. Der er oplysninger om {{base "${key}" column="mean" ${persons}}}.`;
  return {key, spec: {...base, ...waveOf(variable.waves)}, text, figure: null};
}

function multipleTables(question: Extract<DraftQuestion, {kind: "multiple"}>, context: PlanContext): PlannedTable[] {
  const waves = isFollowed(question.waves) ? question.waves : null;
  const set = referenceTo(question.set, context);
  return (waves ?? [null]).map((wave, index) => {
    const key = index === 0 ? question.key : context.keys.make(`${question.key}_${wave}`);
    const at = wave === null ? waveOf(question.waves) : {wave};
    const name = wave === null ? "" : `, ${waveLabel(wave, context)}`;
    const title = `${plainTitle(question.question)}${name}`;
    const said = wave === null ? "" : `Ved målingen ${waveName(wave, context)} har `;
    const subject = wave === null ? "Flest har" : "flest";
    const text = `${said}${subject} valgt {{ranking "${key}" column="percent" ${first}}}. Spørgsmålet er besvaret af {{base "${key}" column="percent" ${persons}}}, der hver kan have valgt flere svar.`;
    const alt = `Vandrette søjler, én for hver svarmulighed. Flest har valgt {{ranking "${key}" column="percent" ${first}}}.`;
    return {
      key,
      spec: {kind: "multiple", title, ...common(context), set, ...at},
      text,
      figure: figure(key, "bars", title, alt, context, {columns: ["percent"]}),
    };
  });
}

function batteryTables(question: Extract<DraftQuestion, {kind: "battery"}>, context: PlanContext): PlannedTable[] {
  const parts = chunks(question.variables);
  return parts.map((items, index) => {
    const key = index === 0 ? question.key : context.keys.make(question.key);
    const stem = plainTitle(question.stem);
    const title = parts.length === 1 ? stem : `${stem} (${index + 1} af ${parts.length})`;
    return batteryTable(key, title, items, context);
  });
}

function batteryTable(key: string, title: string, items: readonly DraftVariable[], context: PlanContext): PlannedTable {
  const waves = items[0]?.waves ?? null;
  const references = items.map(({name}) => referenceTo(name, context));
  const shared = {title: percentTitle(title), ...common(context), items: references};
  if (isFollowed(waves)) {
    const [from = 0] = waves;
    const lines = items.map(({name, label}) => itemLine(key, label, `block=${helperText(name)} wave=${from}`));
    const lead = `Flest har svaret ved målingen ${waveName(from, context)}:`;
    return {
      key,
      spec: {kind: "change", ...shared, waves, panel: false},
      text: withLines(lead, lines, items),
      figure: figure(
        key,
        "stacked-bars",
        title,
        "Stablede søjler: en for hvert spørgsmål og hver måling, delt efter svar.",
        context,
      ),
    };
  }
  const lines = items.map(({name, label}) => itemLine(key, label, `column=${helperText(name)}`));
  return {
    key,
    spec: {kind: "battery", ...shared, ...waveOf(waves)},
    text: withLines("Flest har svaret:", lines, items),
    figure: figure(key, "stacked-bars", title, "Stablede søjler: en for hvert spørgsmål, delt efter svar.", context),
  };
}

function itemLine(key: string, label: string, where: string): string {
  return `- ${markdownText(label)}: {{ranking "${key}" ${where} ${first}}}`;
}

/** A column is named by its label before its name: where one's name is another's label, the chapter leaves the list out. */
function withLines(lead: string, lines: readonly string[], items: readonly DraftVariable[]): string {
  const isClear = items.every(({name}, index) => {
    const others = items.filter((_, other) => other !== index);
    return helperText(name) !== null && !others.some(({label}) => label.toLowerCase() === name.toLowerCase());
  });
  return isClear ? [lead, "", ...lines].join("\n") : "";
}

/** The index of the five items, and its three groups. */
function who5Tables(question: Extract<DraftQuestion, {kind: "battery"}>, context: PlanContext): PlannedTable[] {
  const derived = question.who5?.derived;
  const [item] = question.variables;
  if (derived === null || derived === undefined || item === undefined) return [];
  const index = {
    ...item,
    name: derived.index,
    label: "WHO-5-indekset",
    kind: "number" as const,
    unit: "point",
    isAsked: true,
  };
  const level = {...item, name: derived.level, label: "WHO-5-indekset i tre grupper", categories: []};
  return [
    numberTable(context.keys.make(derived.index), index, context),
    answersTable(context.keys.make(derived.level), level, context, "et indeks i gruppen"),
  ];
}

function chunks(variables: readonly DraftVariable[]): DraftVariable[][] {
  const count = Math.ceil(variables.length / mostColumns);
  const size = Math.ceil(variables.length / count);
  return Array.from({length: count}, (_, index) => variables.slice(index * size, (index + 1) * size));
}

function figure(
  key: string,
  kind: string,
  title: string,
  alt: string,
  {keys}: PlanContext,
  more: Spec = {},
): PlannedFigure {
  return {key: keys.make(`figur_${key}`), spec: {kind, title: plainTitle(title), analysis: key, ...more, alt}};
}

function common({population}: PlanContext): Spec {
  return population === null ? {} : {population};
}

function isFollowed(waves: readonly number[] | null): waves is readonly number[] {
  return waves !== null && waves.length > 1;
}

function waveOf(waves: readonly number[] | null): Spec {
  const [wave] = waves ?? [];
  return wave === undefined ? {} : {wave};
}

function endsOf(waves: readonly number[]): number[] {
  return [waves[0] ?? 0, waves.at(-1) ?? 0];
}

function referenceTo(variable: string, {source}: PlanContext): string {
  return writeVariableReference({source: source.key, variable, wave: null});
}

function waveLabel(wave: number, {waves}: PlanContext): string {
  return waves.find((each) => each.wave === wave)?.label ?? String(wave);
}

function waveName(wave: number, context: PlanContext): string {
  return `»${markdownText(waveLabel(wave, context))}«`;
}

function plainTitle(text: string): string {
  return text.replace(/[\s.:]+$/u, "") || "Uden titel";
}

function percentTitle(text: string): string {
  const title = plainTitle(text);
  return /[?!…]$/u.test(title) ? `${title} Procent` : `${title}. Procent`;
}

import {CliError} from "../../errors/cli-error.ts";
import type {SourceVariable} from "../model.ts";
import {mergeMissing} from "./merge-missing.ts";
import {type ColumnPart, otherKind} from "./merge-readings.ts";

type Kind = SourceVariable["kind"];
type Labels = SourceVariable["labels"];

export interface MergedVariable {
  readonly variable: SourceVariable;
  readonly notes: readonly string[];
}

/**
 * What several columns tell of the one variable that they become: the first that tells something is heard, labels are
 * gathered, and what contradicts is told in Danish.
 *
 * @throws CliError (data) when the columns are of different kinds, or different values of them are missing
 */
export function mergeVariables(name: string, parts: readonly ColumnPart[]): MergedVariable | null {
  const described = parts.flatMap(({variable, from}) => (variable === undefined ? [] : [{variable, from}]));
  const [first] = described;
  if (first === undefined) return null;
  const labels = mergeLabels(name, described);
  const questions = firstOfEach(described, ({variable}) => variable.question);
  return {
    variable: {
      name,
      question: questions[0]?.variable.question ?? null,
      kind: mergeKinds(name, parts),
      labels: labels.labels,
      option: mergeOptions(name, parts),
      missing: mergeMissing(name, parts),
      measure: described.find(({variable}) => variable.measure !== null)?.variable.measure ?? null,
      place: first.variable.place,
    },
    notes: [...questionNote(name, questions), ...labels.notes],
  };
}

/** Labels make one of a list of answers out of numbers or text; all else is another variable. */
function mergeKinds(name: string, parts: readonly ColumnPart[]): Kind {
  const known = parts.filter((part) => kindOf(part) !== "unknown");
  const [first] = known;
  if (first === undefined) return "unknown";
  const labelled = known.find((part) => kindOf(part) === "single");
  const leading = labelled !== undefined && plainKinds.includes(kindOf(first)) ? labelled : first;
  const kind = kindOf(leading);
  const other = known.find(
    (part) => kindOf(part) !== kind && !(kind === "single" && plainKinds.includes(kindOf(part))),
  );
  if (other !== undefined) throw otherKind(name, [leading, kindNames[kind]], [other, kindNames[kindOf(other)]]);
  return kind;
}

const plainKinds: readonly Kind[] = ["number", "text"];

function kindOf({variable}: ColumnPart): Kind {
  return variable?.kind ?? "unknown";
}

const kindNames: Readonly<Record<Kind, string>> = {
  single: "one of a list of answers",
  multiple: "an option of several answers",
  number: "numbers",
  text: "text",
  date: "dates",
  unknown: "something unknown",
};

/** The first that says each of the different things. */
function firstOfEach<Part>(parts: readonly Part[], said: (part: Part) => string | null): Part[] {
  const seen = new Set<string | null>([null]);
  return parts.filter((part) => {
    const text = said(part);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function questionNote(name: string, questions: readonly {readonly from: string}[]): string[] {
  if (questions.length < 2) return [];
  const places = questions.map(({from}) => from).join(", ");
  return [`Spørgsmålet bag »${name}« er formuleret forskelligt i ${places}; den første formulering er brugt.`];
}

function mergeLabels(
  name: string,
  described: readonly {readonly variable: SourceVariable; readonly from: string}[],
): {readonly labels: Labels; readonly notes: string[]} {
  const merged = new Map<string, {readonly code: string; readonly label: string; readonly from: string}>();
  const conflicts: string[] = [];
  for (const {variable, from} of described) {
    for (const {code, label} of variable.labels) {
      const known = merged.get(code);
      if (known === undefined) merged.set(code, {code, label, from});
      else if (known.label !== label) {
        conflicts.push(`${code} hedder »${known.label}« i ${known.from} og »${label}« i ${from}`);
      }
    }
  }
  const shown = conflicts.slice(0, 3).join("; ");
  const more = conflicts.length > 3 ? ` og ${conflicts.length - 3} til` : "";
  return {
    labels: [...merged.values()].map(({code, label}) => ({code, label})),
    notes: conflicts.length === 0 ? [] : [`Svar på »${name}«: ${shown}${more}. Den første betegnelse er brugt.`],
  };
}

/** @throws CliError (data) when the columns are options with different codes */
function mergeOptions(name: string, parts: readonly ColumnPart[]): SourceVariable["option"] {
  const options = parts.flatMap((part) => (part.variable?.option ? [{part, option: part.variable.option}] : []));
  const [first] = options;
  const other = options.find(({option}) => option.code !== first?.option.code);
  if (first === undefined || other === undefined) return first?.option ?? null;
  throw new CliError(
    "data",
    `"${name}" is the option ${first.option.code} in ${first.part.from} and ${other.option.code} in ${other.part.from}.`,
    {place: {file: other.part.file}, hint: "Is it two variables of one name? Export with names that tell them apart."},
  );
}

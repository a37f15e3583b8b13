import type {Chance} from "./chance.ts";

/** A column of an export and what may stand in it. */
export interface Column {
  readonly name: string;
  readonly values: readonly string[];
  readonly kind: "answers" | "number";
}

/** A person, and the waves at which there is a form. */
export interface Person {
  readonly id: string;
  readonly waves: readonly number[];
}

/** So many persons; some have no form at some waves, sometimes nobody has. */
export function personsOf(chance: Chance, count: number, waves: readonly number[]): Person[] {
  const returning = chance.one([1, 1, 0.8, 0.4, 0]);
  return Array.from({length: count}, (_, index) => ({
    id: `p${index}`,
    waves: waves.filter((_wave, at) => at === 0 || chance.happens(returning)),
  }));
}

/** The answers as delimited text: once for each person, or once for each of a person's waves. */
export function answersOf(
  chance: Chance,
  persons: readonly Person[],
  columns: readonly Column[],
  how: "once" | "each-wave",
): string {
  const answering = columns.map((column) => answerer(chance, column));
  const head = how === "once" ? ["id"] : ["id", "maaling"];
  const rows = persons.flatMap(({id, waves}) => {
    const forms = how === "once" ? [[id]] : waves.map((wave) => [id, String(wave)]);
    return forms.map((form) => [...form, ...answering.map((answer) => answer())]);
  });
  const lines = [[...head, ...columns.map(({name}) => name)], ...rows];
  return lines.map((line) => line.map(quoted).join(";")).join("\n");
}

/** All leave it blank, all answer alike, or they spread, evenly or not, with few or many blanks. */
function answerer(chance: Chance, {values}: Column): () => string {
  const blanks = chance.one([0, 0, 0.1, 0.5, chance.happens(0.3) ? 1 : 0.9]);
  const shape = chance.one(["even", "even", "skewed", "alike"]);
  const first = chance.below(values.length);
  return () => {
    if (chance.happens(blanks)) return "";
    const skewed = shape === "alike" || (shape === "skewed" && chance.happens(0.8));
    return (skewed ? values[first] : chance.any(values)) ?? "";
  };
}

function quoted(field: string): string {
  return field === "" ? "" : `"${field.replaceAll('"', '""')}"`;
}

import type {Note, TestRecord} from "../../../results/model.ts";
import {listOf} from "../../print/danish.ts";
import {starLegend} from "../../print/stars.ts";
import type {Task} from "../../task.ts";
import {ascending} from "../../testing/measurement.ts";
import {leadingName} from "../../testing/test-words.ts";
import {coefficientNames, isSigned} from "./measure.ts";
import type {VariablePair} from "./pairs.ts";

/** Which measures and tests were used, what the stars and the signs mean. */
export function associationNotes(
  task: Task<"association">,
  pairs: readonly VariablePair[],
  records: readonly TestRecord[],
): Note[] {
  return [...measureNote(pairs), ...signNote(pairs), ...testNotes(task, records)];
}

/** Named only where the heading of the column does not. */
function measureNote(pairs: readonly VariablePair[]): Note[] {
  const used = [...new Set(pairs.map(({coefficient}) => coefficient))];
  if (used.length < 2) return [];
  const parts = used.map((coefficient) => {
    const rows = pairs.filter((pair) => pair.coefficient === coefficient).map(({label}) => `»${label}«`);
    return `${coefficientNames[coefficient]} for ${listOf(rows)}`;
  });
  return [{kind: "method", text: `Koefficienten er ${parts.join("; ")}.`}];
}

/** What a positive number means, of answers; that a number is higher than another needs no telling. */
function signNote(pairs: readonly VariablePair[]): Note[] {
  const items = pairs
    .filter(({coefficient}) => isSigned(coefficient))
    .flatMap(({sides}) => sides.map(({item}) => item))
    .filter(({variable}) => variable.kind !== "number");
  const highest = new Map<string, Set<string>>();
  for (const item of items) {
    const top = ascending(item).at(-1)?.label ?? "";
    highest.set(top, (highest.get(top) ?? new Set()).add(`»${item.label}«`));
  }
  if (highest.size === 0) return [];
  const tops = [...highest].map(([top, of]) => (highest.size === 1 ? `»${top}«` : `»${top}« ved ${listOf([...of])}`));
  const text = `Et positivt tal betyder, at høje svar følges ad. Højest regnes ${listOf(tops)}.`;
  return [{kind: "method", text}];
}

function testNotes({spec}: Task<"association">, records: readonly TestRecord[]): Note[] {
  if (spec.test === "none") return [];
  if (records.length === 0) return [{kind: "test", text: "Ikke testet, fordi der ikke er forskellige svar nok."}];
  const names = listOf(withExact([...new Set(records.map(({chosen}) => chosen.name))].sort()));
  const [author] = new Set(records.flatMap(({chosenBy, reason}) => (chosenBy === "author" ? [reason] : [])));
  const holm = records.some(({chosen}) => chosen.adjusted !== undefined)
    ? "; p-værdierne er korrigeret samlet efter Holm"
    : "";
  const legend = spec.stars === false ? "" : `: ${starLegend(spec.stars)}`;
  const text = `${leadingName(names)}${holm}${legend}.`;
  return [{kind: "test", text: author === undefined ? text : `${text} ${author}`}];
}

/** A test that is exact for some rows only is named once. */
function withExact(names: readonly string[]): string[] {
  const plain = (name: string) => name.replace(" eksakte test", " test");
  const isBoth = (name: string) => names.filter((other) => plain(other) === plain(name)).length > 1;
  return [...new Set(names.map((name) => (isBoth(name) ? `${plain(name)} (eksakt ved få personer)` : name)))];
}

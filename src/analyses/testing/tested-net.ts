import type {Note} from "../../results/model.ts";
import type {CountRow} from "../../store/model.ts";
import {type BaseRules, categoriesOf} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";
import {type AnswerLine, linesOf} from "../resolve/lines.ts";
import type {Task} from "../task.ts";
import type {Repeated} from "./repeated.ts";

/** The one net that a table shows of an item's answers, with the answers of its base. */
export interface TestedNet {
  readonly line: AnswerLine;
  readonly base: readonly string[];
}

/** Whether a table shows one net and nothing else, so that the net is what is tested. */
export function showsOneNet({spec}: Task<"change">): boolean {
  return spec.only_nets && Object.keys(spec.nets).length === 1;
}

/** The net to be tested of an item; null where all its answers are. */
export function testedNetOf(task: Task<"change">, item: Item, rules: BaseRules): TestedNet | null {
  const categories = categoriesOf(item, rules);
  const [line] = showsOneNet(task) ? linesOf(task, item, categories) : [];
  return line === undefined ? null : {line, base: categories.map(({code}) => code)};
}

/** Whether each person's answers were in the net, of those who were in its base every time. */
export function repeatedInNet({line, base}: TestedNet, rows: readonly CountRow[]): Repeated {
  const patterns = rows
    .filter(({answers}) => answers.every(({code}) => code !== null && base.includes(code)))
    .map(({answers, n}) => ({scores: answers.map(({code}) => (line.codes.includes(code ?? "") ? 1 : 0)), n}));
  const n = patterns.reduce((sum, pattern) => sum + pattern.n, 0);
  return {level: "binary", labels: ["et andet svar", line.label], patterns, n};
}

/** What is tested in a table of nets alone. */
export function netNotes(task: Task<"change">, isNetTested: boolean): Note[] {
  if (!task.spec.only_nets) return [];
  const [net] = Object.keys(task.spec.nets);
  const text = isNetTested
    ? `Testet er, om svaret er »${net}« eller et andet.`
    : "Testet er alle svarene hver for sig, ikke kun de viste sammenlagte.";
  return [{kind: "test", text}];
}

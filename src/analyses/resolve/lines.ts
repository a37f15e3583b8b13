import {categoryCodes} from "../../codebook/lookup.ts";
import type {Category, StepRange} from "../../codebook/model.ts";
import {CliError} from "../../errors/cli-error.ts";
import {placeIn, type Task} from "../task.ts";
import type {Item} from "./items.ts";

/** A row or column of answers: one of them, or the sum of several. */
export interface AnswerLine {
  readonly key: string;
  readonly label: string;
  readonly role: "category" | "missing" | "sub";
  readonly codes: readonly string[];
  /** Whether an author has summed it. */
  readonly isNet: boolean;
  /** Of a step of a number: which values it holds. */
  readonly range?: StepRange;
}

/** A line for each category. */
export function answerLines(categories: readonly Category[]): AnswerLine[] {
  return categories.map(({code, label, missing, range}) => ({
    key: code,
    label,
    role: missing === null ? "category" : "missing",
    codes: [code],
    isNet: false,
    ...(range === undefined ? {} : {range}),
  }));
}

/**
 * The lines that an analysis prints of one item's answers: its categories and, after them, the author's nets; the nets alone where
 * the author wants that.
 * @param categories those of the item that are in the base, in printed order
 * @throws CliError (config) for an answer that the item does not have or that is not in the base, a net that is called as an
 *   answer, or `only_nets` without nets
 */
export function linesOf(
  task: Task<"distribution" | "battery" | "crosstab" | "change">,
  item: Item,
  categories: readonly Category[],
): AnswerLine[] {
  const {nets, only_nets: onlyNets} = task.spec;
  const labels = Object.keys(nets);
  if (onlyNets && labels.length === 0) {
    throw new CliError("config", "Only the nets are wanted, and there are none.", {
      place: placeIn(task, "only_nets"),
      hint: "Write nets: {label: [answer, answer]}, or take only_nets out.",
    });
  }
  const lines = labels.map((label) => netLine(task, item, label, categories));
  return onlyNets ? lines.map(standingAlone(categories)) : [...answerLines(categories), ...lines];
}

function netLine(
  task: Task<"distribution" | "battery" | "crosstab" | "change">,
  item: Item,
  label: string,
  categories: readonly Category[],
): AnswerLine {
  const place = placeIn(task, "nets", label);
  const codes = categoryCodes(item.variable, [task.spec.nets[label] ?? []].flat(), place);
  const outside = codes.find((code) => !categories.some((category) => category.code === code));
  if (outside !== undefined) {
    const answer = item.variable.scale?.categories.find(({code}) => code === outside)?.label ?? outside;
    throw new CliError("config", `"${answer}" is not in the base, so it cannot be in a net.`, {
      place,
      hint: "Take it out of the net, or take dont_know: out and not_relevant: out away.",
    });
  }
  if (categories.some((category) => category.label.toLowerCase() === label.toLowerCase())) {
    throw new CliError("config", `The net "${label}" is called as one of the answers.`, {
      place,
      hint: "Give it another label.",
    });
  }
  return {key: `net:${label}`, label, role: "sub", codes, isNet: true};
}

/** Nets without the answers they are made of are what a table's rows are. */
function standingAlone(categories: readonly Category[]): (net: AnswerLine) => AnswerLine {
  const isMissing = (code: string) => categories.some((each) => each.code === code && each.missing !== null);
  return (net) => ({...net, role: net.codes.every(isMissing) ? "missing" : "category"});
}

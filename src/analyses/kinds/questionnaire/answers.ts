import type {Variable} from "../../../codebook/model.ts";
import type {Question} from "./questions.ts";

/** What can be answered: the answers there are to choose among, or in words what is written. */
export interface Answers {
  readonly list: readonly string[];
  readonly isChoice: boolean;
}

/**
 * The answers to a question, in Danish.
 * @param codes whether each answer has its code before it
 */
export function answersTo({asked}: Question, codes: boolean): Answers {
  if (!("options" in asked)) return answersOf(asked, codes);
  const options = asked.options.map(({name, label, option}) => coded(option?.label ?? label, codes ? name : null));
  return {list: options, isChoice: true};
}

function answersOf({kind, scale, unit}: Variable, codes: boolean): Answers {
  if (scale !== null) {
    const list = scale.categories.map(({code, label}) => coded(label, codes && code !== label ? code : null));
    return {list, isChoice: true};
  }
  if (kind === "number") return written(unit === null ? "Tal" : `Tal (${unit})`);
  return written(kind === "date" ? "Dato" : "Skrives med egne ord");
}

function written(words: string): Answers {
  return {list: [words], isChoice: false};
}

function coded(label: string, code: string | null): string {
  return code === null ? label : `${code}: ${label}`;
}

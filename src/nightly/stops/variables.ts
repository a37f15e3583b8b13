import type {DescribedVariable} from "../../editions/manifest.ts";
import {acted, type Found} from "./found.ts";
import type {Overall} from "./model.ts";
import type {Action, StopsSpec} from "./spec.ts";
import {listed, shown} from "./texts.ts";

/** Sources and variables that are gone, and what variables and answers are called. */
export function judgeVariables({variables, sourceNames}: Overall, spec: StopsSpec): Found[] {
  const {before, after} = variables;
  if (before === null || after === null) return untold(spec);
  const now = new Map(after.map((variable) => [nameOf(variable), variable]));
  const sources = new Set(after.map(({source}) => source));
  const excepted = new Set(spec.except);
  const gone = [...new Set(before.map(({source}) => source))].filter((source) => !sources.has(source));
  return [
    ...gone.flatMap((source) => sourceGone(source, sourceNames.get(source) ?? source, spec.variables)),
    ...before
      .filter((variable) => sources.has(variable.source) && !excepted.has(nameOf(variable)))
      .flatMap((variable) => {
        const current = now.get(nameOf(variable));
        return current === undefined ? variableGone(variable, spec.variables) : changesOf(variable, current, spec);
      }),
  ];
}

function nameOf({source, name}: Pick<DescribedVariable, "source" | "name">): string {
  return `${source}.${name}`;
}

function untold({variables, labels, answers, answer_added, answer_gone}: StopsSpec): Found[] {
  const isAsked = [variables, labels, answers, answer_added, answer_gone].some((action) => action !== "ignore");
  return acted(isAsked ? "warn" : "ignore", {
    kind: "not-judged",
    about: "variables",
    isOfAll: true,
    message: "One of the editions does not tell its variables, so they were not compared.",
    danish: "",
  });
}

function sourceGone(source: string, name: string, action: Action): Found[] {
  return acted(action, {
    kind: "source-gone",
    about: source,
    isOfAll: true,
    message: `The source ${source} (${shown(name)}) is gone.`,
    danish: `»${shown(name)}« indgår ikke længere i datagrundlaget.`,
  });
}

function variableGone(variable: DescribedVariable, action: Action): Found[] {
  return acted(action, {
    kind: "variable-gone",
    about: nameOf(variable),
    isOfAll: true,
    message: `${nameOf(variable)} is gone.`,
    danish: `»${shown(variable.label)}« indgår ikke længere i datagrundlaget.`,
  });
}

function changesOf(before: DescribedVariable, after: DescribedVariable, spec: StopsSpec): Found[] {
  const about = nameOf(before);
  const isCalledOtherwise = before.label !== after.label || before.question !== after.question;
  const [was, is] = before.label === after.label ? [before.question, after.question] : [before.label, after.label];
  const called = isCalledOtherwise
    ? acted(spec.labels, {
        kind: "label-changed",
        about,
        isOfAll: true,
        message: `${about} is now called «${shown(is)}», and was «${shown(was)}».`,
        danish: `Spørgsmålet »${shown(after.label)}« har ikke samme ordlyd som i den forrige udgave, og svarene kan derfor ikke uden videre sammenlignes.`,
      })
    : [];
  return [...called, ...answerChanges(about, before, after, spec)];
}

function answerChanges(about: string, before: DescribedVariable, after: DescribedVariable, spec: StopsSpec): Found[] {
  const [old, now] = [new Map(before.answers), new Map(after.answers)];
  const renamed = [...old].filter(([code, label]) => now.has(code) && now.get(code) !== label);
  const gone = [...old].filter(([code]) => !now.has(code));
  const added = [...now].filter(([code]) => !old.has(code));
  const danish = `Svarmulighederne til »${shown(after.label)}« er ikke de samme som i den forrige udgave, og svarene kan derfor ikke uden videre sammenlignes.`;
  const told = (action: Action, kind: Found["kind"], answers: readonly string[], what: string) =>
    answers.length === 0
      ? []
      : acted(action, {kind, about, isOfAll: true, message: `${about}: ${what} ${listed(answers)}.`, danish});
  const named = ([code, label]: readonly [string, string]) => `${shown(code)} «${shown(label)}»`;
  return [
    ...told(
      spec.answers,
      "answer-changed",
      renamed.map(([code, label]) => `${shown(code)} from «${shown(label)}» to «${shown(now.get(code) ?? "")}»`),
      "answers are called otherwise,",
    ),
    ...told(spec.answer_gone, "answer-gone", gone.map(named), "answers are gone:"),
    ...told(spec.answer_added, "answer-added", added.map(named), "there are new answers:"),
  ];
}

import {printNumber} from "../numbers/print.ts";
import {roundedShare} from "../numbers/rounding.ts";
import {bar} from "./bar.ts";
import {countedPopulation} from "./counted-population.ts";
import type {ListedAnswer, ListedSource, ListedVariable, VariableList} from "./model.ts";
import {padEnd, padStart, plainText, textLength, wrapped} from "./plain-text.ts";
import type {TextStyle} from "./text-table.ts";

const barWidth = 20;
const indent = "  ";

const kinds: Readonly<Record<ListedVariable["kind"], string>> = {
  categorical: "ét svar",
  multiple: "flere svar",
  number: "tal",
  text: "tekst",
  date: "dato",
  dropped: "udeladt som personoplysning",
};

/** The variables for a terminal: name, label, question, and the answers with a bar, percent and n. */
export function variableLines(list: VariableList, style: TextStyle): string {
  const parts = list.sources.map((source) => sourceLines(source, style).join("\n"));
  const notes = list.notes.map((note) =>
    wrapped(`Anm.: ${plainText(note)}`, style.width)
      .map(style.faint)
      .join("\n"),
  );
  return `${[...parts, ...notes].join("\n\n")}\n`;
}

function sourceLines(source: ListedSource, style: TextStyle): string[] {
  const wave = source.wave === null ? "" : `, ${plainText(source.wave.label).toLowerCase()}`;
  const heading = `${source.key} · ${plainText(source.name)}: ${countedPopulation(source.population)}${wave}`;
  return [
    ...wrapped(heading, style.width).map(style.bold),
    ...(source.note === null ? [] : wrapped(plainText(source.note), style.width).map(style.faint)),
    ...source.variables.flatMap((each) => ["", ...lines(each, style)]),
  ];
}

function lines(variable: ListedVariable, style: TextStyle): string[] {
  const {name, kind, answers} = variable;
  const label = plainText(variable.label);
  const question = plainText(variable.question);
  const title = [plainText(name), label === name ? "" : label].filter((text) => text !== "").join(indent);
  const width = style.width - indent.length;
  return [
    ...wrapped(`${title} (${kinds[kind]})`, style.width).map((line, index) => (index === 0 ? style.bold(line) : line)),
    ...(question === label || question === name
      ? []
      : wrapped(question, width).map((line) => indent + style.faint(line))),
    ...answerLines(answers, variable.answered, width).map((line) => indent + line),
    ...(kind === "dropped" ? [] : wrapped(endLine(variable), width)).map((line) => indent + style.faint(line)),
  ].map((line) => line.trimEnd());
}

function answerLines(answers: readonly ListedAnswer[], answered: number, width: number): string[] {
  if (answers.length === 0) return [];
  const codeWidth = Math.max(...answers.map(({code}) => textLength(plainText(code))));
  const isCoded = answers.some(({code, label}) => code !== label);
  const labels = answers.map(({code, label}) =>
    isCoded && code !== label ? `${padEnd(plainText(code), codeWidth)} ${plainText(label)}` : plainText(label),
  );
  const counts = answers.map(({count}) => printNumber(count, 0));
  const countWidth = Math.max(...counts.map(textLength));
  const left = width - barWidth - countWidth - "  100 %  ".length - 1;
  const labelWidth = Math.max(12, Math.min(left, Math.max(...labels.map(textLength))));
  return answers.flatMap(({count, share}, index) => {
    const label = wrapped(labels[index] ?? "", labelWidth);
    const first = `${padEnd(label[0] ?? "", labelWidth)} ${padEnd(bar(share ?? 0, barWidth), barWidth)}`;
    const percent = share === null ? "–" : `${printNumber(roundedShare(count, answered, 0, "half-up"), 0)} %`;
    return [`${first} ${padStart(percent, 6)}  ${padStart(counts[index] ?? "", countWidth)}`, ...label.slice(1)];
  });
}

function endLine({answered, summary, missing}: ListedVariable): string {
  const parts = [
    `${printNumber(answered, 0)} har svaret`,
    ...(summary === null
      ? []
      : [`${shown(summary.minimum)} til ${shown(summary.maximum)}, median ${shown(summary.median)}`]),
    ...(missing.noAnswer > 0 ? [`${printNumber(missing.noAnswer, 0)} ubesvaret`] : []),
    ...(missing.notAsked > 0 ? [`${printNumber(missing.notAsked, 0)} ikke spurgt`] : []),
    ...(missing.noForm > 0 ? [`${printNumber(missing.noForm, 0)} uden skema`] : []),
  ];
  return parts.join(" · ");
}

function shown(number: number): string {
  return printNumber(number, Number.isInteger(number) ? 0 : 1);
}

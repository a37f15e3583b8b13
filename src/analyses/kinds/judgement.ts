/**
 * Goals with the evaluator's verdict and what it rests on.
 *
 * - Blocks, rows and their keys are the author's; columns are `result` (where any row has one), `verdict` and `evidence`.
 * - All cells are texts. Live numbers in them are put in when the table is made, and a cell carries their addresses.
 * - A verdict is one of the scale in the spec, and has its tone as a light. `holds_if` is a claim: when the data do not
 *   support it, the build stops.
 * - The note says that the verdicts are the evaluator's, what they mean, and which of them are bound to the data.
 */
import {CliError} from "../../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../../errors/cli-errors.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {AnalysisResult, Cell, Column, Findings, Light, Note, Row} from "../../results/model.ts";
import {listOf} from "../print/danish.ts";
import {sourcesOf} from "../print/sources-of.ts";
import {typedKeys} from "../resolve/typed-names.ts";
import {addressOf, emptyCell, textCell} from "../table/cells.ts";
import {displayOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";

type Judgement = Task<"judgement">;
type JudgedRow = Judgement["spec"]["blocks"][number]["rows"][number];
type Part = "result" | "verdict" | "evidence";

interface Level {
  readonly label: string;
  readonly meaning?: string | undefined;
  readonly tone?: Light["tone"] | undefined;
}

const noEvidence = "der er ikke angivet et grundlag";
const noResult = "der er ikke angivet et resultat";

/** @throws CliError (config) for a verdict outside the scale, or a text that is written wrong; (claim) as `holds_if` says */
export async function judgement(task: Judgement, findings: Findings): Promise<AnalysisResult> {
  const {spec} = task;
  const scale = scaleOf(task);
  const columns = columnsOf(spec);
  const blockKeys = typedKeys(task, spec.blocks.map(namedBlock), ["blocks"]);
  const errors: CliError[] = [];
  const blocks = spec.blocks.map((block, index) => {
    const keys = typedKeys(task, block.rows, ["blocks", index, "rows"]);
    const at = {block: blockKeys[index] ?? "", path: ["blocks", index, "rows"] as const};
    const rows = block.rows.flatMap((row, place): Row[] => {
      const key = keys[place] ?? "";
      const written = {row, key, block: at.block, path: [...at.path, place]};
      try {
        requireBasis(task, findings, written);
        const cells = columns.map(({key: part}) => cellOf(task, findings, scale, written, part));
        return [{key, label: row.label, role: "category", cells}];
      } catch (error) {
        errors.push(...expectedErrors(error));
        return [];
      }
    });
    return {key: at.block, label: block.label ?? null, question: null, rows};
  });
  throwAll(errors);
  const addresses = blocks.flatMap(({rows}) => rows.flatMap(({cells}) => cells.flatMap(({of}) => of ?? [])));
  const sources = sourcesOf(findings, addresses);
  return displayOf(task, {
    table: {arrangement: "stacked", stub: spec.stub, columns, blocks},
    source: sources === "" ? "Evaluators vurdering" : sources,
    notes: notesOf(spec, scale),
  });
}

function namedBlock({label, key}: Judgement["spec"]["blocks"][number]) {
  return {label: label ?? "all", key};
}

/** @throws CliError (config) when a verdict is in the scale twice */
function scaleOf(task: Judgement): Level[] {
  const scale = task.spec.scale.map((level) => (typeof level === "string" ? {label: level} : level));
  typedKeys(task, scale, ["scale"]);
  return scale;
}

function columnsOf({blocks, headings}: Judgement["spec"]): (Column & {readonly key: Part})[] {
  const rows = blocks.flatMap((block) => block.rows);
  const parts: Part[] = [
    ...(rows.some(({result}) => result !== undefined) ? (["result"] as const) : []),
    "verdict",
    ...(rows.some(({evidence}) => evidence !== undefined) ? (["evidence"] as const) : []),
  ];
  return parts.map((key) => ({key, label: headings[key], group: null, unit: "text", role: "value"}));
}

interface Written {
  readonly row: JudgedRow;
  readonly key: string;
  readonly block: string;
  /** Where the row stands in the spec. */
  readonly path: readonly (string | number)[];
}

function requireBasis(task: Judgement, findings: Findings, {row, path}: Written): void {
  const {label, verdict, holds_if: test} = row;
  if (test === undefined) return;
  const place = placeIn(task, ...path, "holds_if");
  task.context.texts.require({name: `${task.key}: ${label}`, sentence: `${label}: ${verdict}`, test, place}, findings);
}

function cellOf(task: Judgement, findings: Findings, scale: readonly Level[], written: Written, part: Part): Cell {
  const {row, key, block, path} = written;
  const address = addressOf(task.key, block, key, part);
  const write = (text: string, ...at: (string | number)[]) =>
    task.context.texts.write(text, findings, placeIn(task, ...path, ...at));
  if (part === "verdict") return verdictCell(address, levelOf(task, scale, written));
  const text = row[part];
  if (text === undefined) return emptyCell(address, part === "result" ? noResult : noEvidence);
  const texts = Array.isArray(text) ? text.map((each, index) => write(each, part, index)) : [write(text, part)];
  const of = [...new Set(texts.flatMap(({addresses}) => addresses))];
  const list = texts.map((each) => each.text.replace(/\s+/g, (blank) => (blank === "\u00a0" ? blank : " ")).trim());
  return {
    ...textCell(address, list.join(" ")),
    ...(list.length > 1 ? {list} : {}),
    ...(of.length > 0 ? {of} : {}),
  };
}

function verdictCell(address: string, {label, tone}: Level): Cell {
  return {...textCell(address, label), ...(tone === undefined ? {} : {light: {tone, label}})};
}

function levelOf(task: Judgement, scale: readonly Level[], {row, path}: Written): Level {
  const level = scale.find(({label}) => label === row.verdict);
  if (level !== undefined) return level;
  throw new CliError("config", `The verdict "${row.verdict}" is not in the scale.`, {
    place: placeIn(task, ...path, "verdict"),
    hint: didYouMean(
      row.verdict,
      scale.map(({label}) => label),
      "verdicts",
    ),
  });
}

function notesOf({blocks}: Judgement["spec"], scale: readonly Level[]): Note[] {
  const names = listOf(scale.map(({label}) => `»${label}«`));
  const meanings = scale.flatMap(({label, meaning}) => (meaning === undefined ? [] : [`${label}: ${meaning}`]));
  const bound = blocks.flatMap(({rows}) => rows.filter(({holds_if: test}) => test !== undefined));
  const isAll = bound.length === blocks.flatMap(({rows}) => rows).length;
  const whose = isAll ? "Alle vurderinger" : `Vurderingen af ${listOf(bound.map(({label}) => `»${label}«`))}`;
  return [
    {kind: "method", text: `Vurderingerne er evaluators egne. Skalaen er ${names}.`},
    ...(meanings.length === 0 ? [] : [{kind: "method" as const, text: `${meanings.join("; ")}.`}]),
    ...(bound.length === 0
      ? []
      : [
          {
            kind: "method" as const,
            text: `${whose} er bundet til en betingelse om tallene, som kontrolleres automatisk.`,
          },
        ]),
  ];
}

import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors} from "../errors/cli-errors.ts";
import type {Findings} from "../results/model.ts";
import type {BoundNode, ClaimNode, ConditionNode, Test} from "./bind.ts";
import {claimFailure} from "./claims.ts";
import {evaluateTest} from "./expression/evaluate.ts";
import {isEmptyCell} from "./lookup-failure.ts";
import {markText, plainText} from "./marks.ts";
import type {Mark} from "./model.ts";
import {joinPieces, type Piece} from "./pieces.ts";

export interface Run {
  readonly results: Findings;
  /** Filled as the text is made. */
  readonly marks: Mark[];
  /** What cannot be looked up; filled too. */
  readonly errors: CliError[];
  /** The claims that do not hold; filled too. */
  readonly failed: CliError[];
}

/**
 * The text of a template, with a mark for whatever comes from results. What cannot be looked up is left out, and told in
 * `errors`.
 */
export function runTemplate(nodes: readonly BoundNode[], run: Run): string {
  return joinPieces(runPieces(nodes, run));
}

/** Does what `runTemplate` does, and knows where each piece of the text stands in the file. */
export function runPieces(nodes: readonly BoundNode[], run: Run): Piece[] {
  return nodes.flatMap((node) => runNode(node, run));
}

function runNode(node: BoundNode, run: Run): Piece[] {
  switch (node.kind) {
    case "text":
      return [{text: node.text, line: node.line}];
    case "output": {
      const mark = attempt(run, () => node.run(run.results));
      if (mark === null) return [];
      run.marks.push({...mark, place: node.place});
      return [{text: markText(run.marks.length - 1), line: node.place.line ?? 1}];
    }
    case "claim":
      return runClaim(node, run);
    default:
      return runCondition(node, run);
  }
}

function runClaim({name, place, test, body}: ClaimNode, run: Run): Piece[] {
  const evaluated = attempt(run, () => evaluate(test, run));
  const pieces = runPieces(body, run);
  if (evaluated?.holds === false) {
    const sentence = plainText(joinPieces(pieces), run.marks).replace(/\s+/g, " ").trim();
    run.failed.push(claimFailure({name, place, sentence, test: test.source.text, explanation: evaluated.explanation}));
  }
  return pieces;
}

/** The branch that is not shown is tried too: a slip in it must not wait for the night the data turn. */
function runCondition({test, body, otherwise}: ConditionNode, run: Run): Piece[] {
  const evaluated = attempt(run, () => evaluate(test, run));
  const holds = evaluated?.holds === true;
  rehearse(holds ? otherwise : body, run);
  return runPieces(holds ? body : otherwise, run);
}

function rehearse(nodes: readonly BoundNode[], {results, errors}: Run): void {
  const tried: CliError[] = [];
  runPieces(nodes, {results, marks: [], errors: tried, failed: []});
  errors.push(...tried.filter((error) => !isEmptyCell(error)));
}

function evaluate({expression, source}: Test, {results}: Run) {
  return evaluateTest(expression, source, results);
}

function attempt<Value>({errors}: Run, act: () => Value): Value | null {
  try {
    return act();
  } catch (error) {
    errors.push(...expectedErrors(error));
    return null;
  }
}

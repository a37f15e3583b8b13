import type {Findings} from "../results/model.ts";
import type {BoundNode, ClaimNode, ConditionNode} from "./bind.ts";
import type {FailedClaim} from "./claims.ts";
import {evaluateTest} from "./expression/evaluate.ts";
import {isEmptyCell} from "./lookup-failure.ts";
import {markText, plainText} from "./marks.ts";
import type {Mark} from "./model.ts";

export interface Run {
  readonly results: Findings;
  /** Filled as the text is made. */
  readonly marks: Mark[];
  readonly failed: FailedClaim[];
}

/** The text of a template, with a mark for whatever comes from results. @throws CliError */
export function runTemplate(nodes: readonly BoundNode[], run: Run): string {
  return nodes.map((node) => runNode(node, run)).join("");
}

function runNode(node: BoundNode, run: Run): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "output":
      run.marks.push({...node.run(run.results), place: node.place});
      return markText(run.marks.length - 1);
    case "claim":
      return runClaim(node, run);
    default:
      return runCondition(node, run);
  }
}

function runClaim({name, place, test, body}: ClaimNode, run: Run): string {
  const {holds, explanation} = evaluateTest(test.expression, test.source, run.results);
  const markdown = runTemplate(body, run);
  if (!holds) {
    const sentence = plainText(markdown, run.marks).replace(/\s+/g, " ").trim();
    run.failed.push({name, place, sentence, test: test.source.text, explanation});
  }
  return markdown;
}

/** The branch that is not shown is tried too: a slip in it must not wait for the night the data turn. */
function runCondition({test, body, otherwise}: ConditionNode, run: Run): string {
  const {holds} = evaluateTest(test.expression, test.source, run.results);
  rehearse(holds ? otherwise : body, run.results);
  return runTemplate(holds ? body : otherwise, run);
}

function rehearse(nodes: readonly BoundNode[], results: Findings): void {
  try {
    runTemplate(nodes, {results, marks: [], failed: []});
  } catch (error) {
    if (!isEmptyCell(error)) throw error;
  }
}

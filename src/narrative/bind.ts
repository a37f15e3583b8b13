import {CliError, type Place} from "../errors/cli-error.ts";
import {expectedErrors} from "../errors/cli-errors.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {Expression} from "./expression/nodes.ts";
import {parseExpression} from "./expression/parse.ts";
import type {ExpressionSource} from "./expression/source.ts";
import {type BoundCall, type Helper, onlyPositional, readLiteral, refuseUnknownOptions} from "./helpers/define.ts";
import {text} from "./helpers/parameters.ts";
import {bindCall} from "./helpers/registry.ts";
import type {BlockNode, Call, TemplateNode, TextNode} from "./template/nodes.ts";

/** A template whose helpers are known and whose tests have been read: only results are missing. */
export type BoundNode =
  | TextNode
  | {readonly kind: "output"; readonly place: Place; readonly run: BoundCall}
  | ClaimNode
  | ConditionNode;

export interface ClaimNode {
  readonly kind: "claim";
  readonly name: string;
  readonly place: Place;
  readonly test: Test;
  readonly body: readonly BoundNode[];
}

export interface ConditionNode {
  readonly kind: "when";
  readonly test: Test;
  readonly body: readonly BoundNode[];
  readonly otherwise: readonly BoundNode[];
}

export interface Test {
  readonly expression: Expression;
  readonly source: ExpressionSource;
}

/** What may be used in a template: the helpers, and whether claims may be made in it. */
export interface Vocabulary {
  readonly helpers: readonly Helper[];
  readonly claims: boolean;
}

/**
 * Checks every helper, option, claim and test of a template. What is wrong is left out.
 * @param errors filled with a CliError (config) for each
 */
export function bindTemplate(nodes: readonly TemplateNode[], vocabulary: Vocabulary, errors: CliError[]): BoundNode[] {
  return nodes.flatMap((node): BoundNode[] => {
    if (node.kind === "text") return [node];
    try {
      return [node.kind === "call" ? bindOutput(node.call, vocabulary) : bindBlock(node, vocabulary, errors)];
    } catch (error) {
      errors.push(...expectedErrors(error));
      return node.kind === "call" ? [] : bindInside(node, vocabulary, errors);
    }
  });
}

function bindOutput(call: Call, {helpers}: Vocabulary): BoundNode {
  return {kind: "output", place: call.place, run: bindCall(call, helpers)};
}

/** What stands in a block that is wrong itself. */
function bindInside({body, otherwise}: BlockNode, vocabulary: Vocabulary, errors: CliError[]): BoundNode[] {
  return bindTemplate([...body, ...(otherwise ?? [])], vocabulary, errors);
}

/** The claims of a template, those inside others and in conditions included. */
export function claimsIn(nodes: readonly BoundNode[]): ClaimNode[] {
  return nodes.flatMap((node) => {
    if (node.kind === "claim") return [node, ...claimsIn(node.body)];
    return node.kind === "when" ? [...claimsIn(node.body), ...claimsIn(node.otherwise)] : [];
  });
}

function bindBlock(node: BlockNode, vocabulary: Vocabulary, errors: CliError[]): BoundNode {
  const {call} = node;
  if (call.name === "claim") return bindClaim(node, vocabulary, errors);
  if (call.name === "when") return bindCondition(node, vocabulary, errors);
  if (vocabulary.helpers.some((helper) => helper.name === call.name)) {
    const hint = `Write {{${call.name} …}}, without # and without an end.`;
    throw new CliError("config", `{{${call.name}}} stands alone, not around text.`, {place: call.place, hint});
  }
  const hint = didYouMean(call.name, ["claim", "when"], "blocks");
  throw new CliError("config", `There is no block "${call.name}".`, {place: call.place, hint});
}

const claimExample = '{{#claim "unge" test="share(alder, \'18-24 år\') < 20%"}}Få er under 25 år.{{/claim}}';
const conditionExample = '{{#when test="significant(helbred)"}}…{{else}}…{{/when}}';

function bindClaim({call, body, otherwise}: BlockNode, vocabulary: Vocabulary, errors: CliError[]): ClaimNode {
  const {place} = call;
  if (!vocabulary.claims) throw new CliError("config", "Claims can only be made in a chapter.", {place});
  if (otherwise !== null) {
    const hint = "Use {{#when}} for text that depends on the data.";
    throw new CliError("config", "A claim has no {{else}}: it holds, or the build stops.", {place, hint});
  }
  const named = onlyPositional(call, "a name", claimExample);
  const name = readLiteral(named, "A claim's name", text).trim();
  if (name === "") throw new CliError("config", "A claim's name cannot be empty.", {place: named.place});
  const test = testOf(call, claimExample);
  return {kind: "claim", name, place, test, body: bindTemplate(body, vocabulary, errors)};
}

function bindCondition({call, body, otherwise}: BlockNode, vocabulary: Vocabulary, errors: CliError[]): ConditionNode {
  const [surplus] = call.positional;
  if (surplus !== undefined) {
    const hint = `As in ${conditionExample}.`;
    throw new CliError("config", "{{#when}} takes only test=.", {place: surplus.place, hint});
  }
  const test = testOf(call, conditionExample);
  return {
    kind: "when",
    test,
    body: bindTemplate(body, vocabulary, errors),
    otherwise: bindTemplate(otherwise ?? [], vocabulary, errors),
  };
}

function testOf(call: Call, example: string): Test {
  refuseUnknownOptions(call, ["test"]);
  const argument = call.named[0]?.value;
  if (argument === undefined) {
    const hint = `As in ${example}.`;
    throw new CliError("config", `{{#${call.name}}} needs test=.`, {place: call.place, hint});
  }
  const written = readLiteral(argument, "test=", text);
  const placeAt = argument.kind === "literal" ? argument.placeAt : () => argument.place;
  const source: ExpressionSource = {text: written, placeAt};
  return {expression: parseExpression(source), source};
}

/**
 * How persons divide along the way: a row for each node, under the node it branches off from.
 *
 * - The only block is `all`; rows are the nodes' keys, each followed by its branches; columns `count`, `of_from` (of the node before) and
 *   `of_start` (of the first node). Branches of branches have the role `sub`.
 * - Branches divide the node that they come from: a person is in one of them. Those whom none of them takes get a row `node:rest` of their own,
 *   unless a node says `rest: true`. Branches that hold more persons than the node before are an error.
 * - `part` of the figure `sankey` follows the same rows.
 */
import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import type {AnalysisResult, Column, Findings, Row} from "../../results/model.ts";
import type {Condition} from "../../store/model.ts";
import {writtenWave} from "../resolve/items.ts";
import {personsFrom} from "../resolve/number-source.ts";
import {own} from "../resolve/own.ts";
import {countWith, scopeOf} from "../resolve/population.ts";
import {filterOf} from "../resolve/where.ts";
import {addressOf, countCell, emptyCell, shareCell} from "../table/cells.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";

const block = "all";

const columns: readonly Column[] = [
  {key: "count", label: "Antal", group: null, unit: "count", role: "value"},
  {key: "of_from", label: "Procent af grenen før", group: null, unit: "percent", role: "value"},
  {key: "of_start", label: "Procent af alle", group: null, unit: "percent", role: "value"},
];

type NodeSpec = Task<"flow">["spec"]["nodes"][string];

/** A node with its persons, and its branches in their order. */
interface Branch {
  readonly key: string;
  readonly label: string;
  readonly persons: number;
  readonly branches: readonly Branch[];
}

export async function flow(task: Task<"flow">, findings: Findings): Promise<AnalysisResult> {
  const {key: analysis, spec, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const root = rootOf(task);
  const sources = new Set<string>();
  const grow = async (key: string, node: NodeSpec, within: readonly Condition[]): Promise<Branch> => {
    const filter = filterOf(task, node.where ?? {}, wave, ["nodes", key, "where"]);
    for (const {variable} of filter.conditions) sources.add(variable.source);
    const conditions = [...within, ...filter.conditions];
    const persons =
      node.number === undefined
        ? await countWith(task, scope, conditions)
        : personsFrom(task, findings, node.number, ["nodes", key, "number"]);
    const next = branchesOf(task, key);
    const grown = await Promise.all(
      next.map(([name, branch]) => (branch.rest === true ? null : grow(name, branch, conditions))),
    );
    return {key, label: node.label, persons, branches: await withRest(task, key, persons, next, grown)};
  };
  const tree = await grow(root, spec.nodes[root] ?? {label: root}, []);
  const rowsOf = ({key, label, persons, branches}: Branch, from: Branch | null, depth: number): Row[] => [
    {
      key,
      label,
      role: depth > 1 ? "sub" : "category",
      ...(depth > 2 ? {depth: depth - 1} : {}),
      cells: [
        countCell(addressOf(analysis, block, key, "count"), persons, from?.persons ?? null),
        from === null
          ? emptyCell(addressOf(analysis, block, key, "of_from"), "her begynder alle")
          : shareCell(
              addressOf(analysis, block, key, "of_from"),
              persons,
              from.persons,
              context.style,
              "ingen i grenen før",
            ),
        shareCell(addressOf(analysis, block, key, "of_start"), persons, tree.persons, context.style, "ingen personer"),
      ],
    },
    ...branches.flatMap((branch) => rowsOf(branch, {key, label, persons, branches}, depth + 1)),
  ];
  const result = resultOf(task, {
    scope,
    size: tree.persons,
    items: [],
    sources: [...sources],
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns,
      blocks: [{key: block, label: null, question: null, rows: rowsOf(tree, null, 0)}],
    },
    bases: [],
  });
  return {...result, flow: linksOf(tree)};
}

/** From which row to which, in the order of the table. */
function linksOf({key, branches}: Branch): {readonly from: string; readonly to: string}[] {
  return branches.flatMap((branch) => [{from: key, to: branch.key}, ...linksOf(branch)]);
}

function rootOf(task: Task<"flow">): string {
  const {nodes} = task.spec;
  const roots = Object.entries(nodes).filter(([, {from}]) => from === undefined);
  const [first, second] = roots;
  if (first === undefined) {
    throw new CliError("config", "Every node branches off from another, so nobody begins anywhere.", {
      place: placeIn(task, "nodes"),
      hint: "Take from out of the first node.",
    });
  }
  if (second !== undefined) {
    throw new CliError("config", `Both "${first[0]}" and "${second[0]}" are where all begin.`, {
      place: placeIn(task, "nodes", second[0]),
      hint: `Write from: ${first[0]}, or another node.`,
    });
  }
  for (const [key, {from, rest, where, number}] of Object.entries(nodes)) {
    if (from !== undefined && own(nodes, from) === undefined) {
      throw new CliError("config", `There is no node "${from}".`, {
        place: placeIn(task, "nodes", key, "from"),
        hint: didYouMean(from, Object.keys(nodes), "nodes"),
      });
    }
    const ways = [rest, where, number].filter((way) => way !== undefined).length;
    if (ways > 1) {
      throw new CliError("config", `The node "${key}" has more than one of where, number and rest.`, {
        place: placeIn(task, "nodes", key),
        hint: "Keep one of them.",
      });
    }
    if (key !== first[0] && ways === 0) {
      throw new CliError("config", `It is not said who is in the node "${key}".`, {
        place: placeIn(task, "nodes", key),
        hint: "Write where, number, or rest: true.",
      });
    }
  }
  refuseUnreached(task, first[0]);
  return first[0];
}

/** Nodes that go round among themselves are reached by nobody. */
function refuseUnreached(task: Task<"flow">, root: string): void {
  const reached = new Set<string>();
  const visit = (key: string): void => {
    reached.add(key);
    for (const [next] of branchesOf(task, key)) visit(next);
  };
  visit(root);
  const lost = Object.keys(task.spec.nodes).find((key) => !reached.has(key));
  if (lost === undefined) return;
  throw new CliError("config", `The node "${lost}" is not reached from "${root}".`, {
    place: placeIn(task, "nodes", lost, "from"),
    hint: "Nodes must not branch off from each other in a circle.",
  });
}

function branchesOf(task: Task<"flow">, key: string): [string, NodeSpec][] {
  return Object.entries(task.spec.nodes).filter(([, {from}]) => from === key);
}

/** The branches of a node with those whom the others leave out, where there are any. */
async function withRest(
  task: Task<"flow">,
  key: string,
  persons: number,
  next: readonly (readonly [string, NodeSpec])[],
  grown: readonly (Branch | null)[],
): Promise<Branch[]> {
  if (next.length === 0) return [];
  const taken = grown.reduce((sum, branch) => sum + (branch?.persons ?? 0), 0);
  const rest = persons - taken;
  if (rest < 0) {
    throw new CliError("data", `The branches of "${key}" hold ${taken} persons, and it has ${persons}.`, {
      place: placeIn(task, "nodes", key),
      hint: "Somebody is in several branches: branches must exclude each other.",
    });
  }
  const rests = next.filter(([, node]) => node.rest === true);
  const [, second] = rests;
  if (second !== undefined) {
    throw new CliError("config", `Two branches of "${key}" take the rest.`, {
      place: placeIn(task, "nodes", second[0], "rest"),
      hint: "Only one of them can.",
    });
  }
  const branches = await Promise.all(
    next.map(async ([name, node], index) => grown[index] ?? restOf(task, name, node, rest)),
  );
  if (rests.length > 0 || rest === 0) return branches;
  return [...branches, {key: `${key}:rest`, label: task.spec.remainder, persons: rest, branches: []}];
}

/** A node of those who are left; it can only branch on into numbers from elsewhere, since no answers say who is in it. */
function restOf(task: Task<"flow">, key: string, {label}: NodeSpec, persons: number): Branch {
  const [next] = branchesOf(task, key);
  if (next === undefined) return {key, label, persons, branches: []};
  throw new CliError("config", `"${key}" takes the rest, so it cannot branch on.`, {
    place: placeIn(task, "nodes", next[0], "from"),
    hint: `Say with where who is in "${key}".`,
  });
}

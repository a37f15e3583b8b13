import type {FigureSpecOf} from "../config/figure-specs.ts";
import {CliError} from "../errors/cli-error.ts";
import type {AnalysisResult} from "../results/model.ts";
import {alongRamp} from "./colours.ts";
import {requireFit} from "./fitting-kinds.ts";
import {type FlowNode, flowTree} from "./flow-tree.ts";
import {textHeight} from "./labels.ts";
import {
  type BandRow,
  type BarRow,
  bandLayer,
  barLayer,
  type FigureSpecification,
  frame,
  type TextRow,
  textLayer,
} from "./marks.ts";
import {bandOf} from "./sankey-band.ts";
import {sankeyMoves} from "./sankey-moves.ts";
import {firstBaseline, lineHeight, wrapText} from "./text-metrics.ts";
import type {FigureTheme} from "./theme.ts";

/** The height of the node where all begin. */
const fullHeight = 190;
const nodeWidth = 9;
const labelGap = 7;
const branchGap = 14;
/** Light enough for the labels that stand on it. */
const bandTone = 0.22;

/** A node with its place: its slot holds it, its label and all that branches off from it. */
interface Placed {
  readonly node: FlowNode;
  readonly lines: readonly string[];
  readonly depth: number;
  readonly height: number;
  readonly slot: number;
  readonly branches: readonly Placed[];
}

/** A flow from left to right, bands as wide as the persons who go that way; or what `sankeyMoves` draws. */
export function sankey(
  spec: FigureSpecOf<"sankey">,
  analysis: AnalysisResult,
  theme: FigureTheme,
): FigureSpecification {
  if (analysis.kind === "change") {
    throw new CliError("config", `sankey cannot show "${analysis.key}", which does not know who moved where`, {
      hint: "Make an analysis of kind transition of the same question and waves, and draw that.",
    });
  }
  requireFit(spec, analysis);
  if (analysis.kind === "transition") return sankeyMoves(spec, analysis, theme);
  const tree = flowTree(analysis);
  const spacing = theme.width / (depthOf(tree) + 1);
  const perPerson = tree.persons === 0 ? 0 : fullHeight / tree.persons;
  const root = place(tree, 0, perPerson, spacing - nodeWidth - labelGap - 8, theme);
  const bars: BarRow[] = [];
  const bands: BandRow[] = [];
  const labels: TextRow[] = [];
  const numbers: TextRow[] = [];
  const draw = (placed: Placed, slotTop: number): number => {
    const {node, lines, depth, height, slot, branches} = placed;
    const top = slotTop + (slot - height) / 2;
    const left = depth * spacing;
    bars.push({from: left, to: left + nodeWidth, top, bottom: top + height, fill: theme.accent});
    const first = firstBaseline(top + height / 2, lines.length + 1, theme.label);
    const x = left + nodeWidth + labelGap;
    labels.push({x, y: first, lines, fill: theme.ink});
    numbers.push({
      x,
      y: first + lines.length * lineHeight(theme.label),
      lines: [node.printed],
      fill: theme.ink,
      address: node.address,
    });
    let below = slotTop + (slot - slotsOf(branches)) / 2;
    let leaving = top;
    for (const branch of branches) {
      const arriving = draw(branch, below);
      const from = {x: left + nodeWidth, top: leaving, bottom: leaving + branch.height};
      const to = {x: left + spacing, top: arriving, bottom: arriving + branch.height};
      bands.push(...bandOf(bands.length, from, to, alongRamp(theme.heat, bandTone)));
      leaving += branch.height;
      below += branch.slot + branchGap;
    }
    return top;
  };
  draw(root, 0);
  const layers = [
    bandLayer(bands),
    barLayer(bars),
    textLayer(labels, {font: theme.label}),
    textLayer(numbers, {font: theme.strong}),
  ];
  return frame(layers, {left: 0, right: 0, height: root.slot + 4}, theme);
}

function depthOf({branches}: FlowNode): number {
  return branches.length === 0 ? 0 : 1 + Math.max(...branches.map(depthOf));
}

function place(node: FlowNode, depth: number, perPerson: number, labelWidth: number, theme: FigureTheme): Placed {
  const lines = wrapText(node.label, labelWidth, theme.label, 4);
  const height = Math.max(1, node.persons * perPerson);
  const branches = node.branches.map((branch) => place(branch, depth + 1, perPerson, labelWidth, theme));
  const ownText = textHeight([...lines, node.printed], theme.label);
  return {node, lines, depth, height, branches, slot: Math.max(height, ownText, slotsOf(branches))};
}

function slotsOf(branches: readonly Placed[]): number {
  return branches.reduce((sum, {slot}) => sum + slot, 0) + Math.max(0, branches.length - 1) * branchGap;
}

import type {AnalysisResult, Block, Column} from "../../results/model.ts";
import {emptyFinding} from "./ranked.ts";
import {inLetters, listed, quoted, sentences} from "./words.ts";

/** More cells than this with the poorest light are counted instead of named. */
const mostNamed = 3;
const fromPoorest = ["poor", "middle", "unknown", "good"] as const;

/** How many of each light or verdict there are, and where the poorest stand. */
export function lightsFinding(blocks: readonly Block[], columns: readonly Column[], analysis: AnalysisResult): string {
  const lit = blocks.flatMap(({rows}) =>
    rows.flatMap((row) =>
      columns.flatMap((column) => {
        const light = row.cells[analysis.table.columns.indexOf(column)]?.light;
        const where = columns.length > 1 ? `${quoted(row.label)} ved ${quoted(column.label)}` : quoted(row.label);
        return light === undefined ? [] : [{...light, where}];
      }),
    ),
  );
  if (lit.length === 0) return emptyFinding([]);
  const byLabel = [...Map.groupBy(lit, ({label}) => label)];
  if (byLabel.length === 1)
    return sentences(`alle ${inLetters(lit.length)} vurderinger er ${quoted(byLabel[0]?.[0] ?? "")}`);
  const counts = byLabel
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([label, those]) => `${those.length === 1 ? "én" : inLetters(those.length)} ${quoted(label)}`);
  const poorest =
    fromPoorest.map((tone) => lit.filter((each) => each.tone === tone)).find((those) => those.length > 0) ?? [];
  const named =
    poorest.length > mostNamed
      ? ""
      : `${quoted(poorest[0]?.label ?? "")} er ${listed(poorest.map(({where}) => where))}`;
  return sentences(`af ${inLetters(lit.length)} vurderinger er ${listed(counts)}`, named);
}

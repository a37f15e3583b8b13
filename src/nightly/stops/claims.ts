import {diffEditions} from "../../editions/diff.ts";
import type {Conclusion} from "../../editions/diff-model.ts";
import type {Manifest} from "../../editions/manifest.ts";
import {acted, type Found} from "./found.ts";
import type {ReportPair} from "./model.ts";
import type {StopsSpec} from "./spec.ts";
import {shown} from "./texts.ts";

/** Claims that stand in a report and do not hold, whether they did in the last edition or not. */
export function judgeClaims(manifest: Manifest | null, {claims: action}: StopsSpec): Found[] {
  const failing = manifest?.claims.filter(({fails}) => fails === true) ?? [];
  return failing.flatMap(({name, chapter, line}) =>
    acted(action, {
      kind: "claim-false",
      about: name,
      isOfAll: false,
      message: `The claim «${shown(name)}» (${chapter}:${line}) does not hold.`,
      danish: "En formulering i teksten svarer ikke længere til tallene.",
    }),
  );
}

/** Tests, targets and lights that turned. */
export function judgeConclusions({before, after}: ReportPair, {conclusions: action}: StopsSpec): Found[] {
  if (action === "ignore" || before === null) return [];
  return diffEditions(before, after).conclusions.flatMap((conclusion) =>
    acted(action, {
      kind: "conclusion-turned",
      about: conclusion.address,
      isOfAll: false,
      message: `${shown(conclusion.where.title)}: ${shown(placeOf(conclusion))} turned from ${conclusion.before.state} to ${conclusion.after.state}.`,
      danish: `En konklusion i »${shown(conclusion.where.title)}« er en anden end i den forrige udgave.`,
    }),
  );
}

function placeOf({where: {block, row, column}}: Conclusion): string {
  return [block ?? "", row, column].filter((part) => part !== "").join(" · ");
}

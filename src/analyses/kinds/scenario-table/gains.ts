import {type GainOutcome, partOf} from "../../../economics/scenarios.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {lowerFirst} from "../../print/danish.ts";
import {totalKey} from "../../table/category-rows.ts";
import {placeIn} from "../../task.ts";
import {type AmountRow, type Layout, type Part, rowOf, sumsOf} from "./layout.ts";

const block = "all";

/** What is prevented: the block `all` with a row for each event, `total`, and under it a row for each of those who save it. */
export function gainsPart(layout: Layout): Part {
  const {named, outcomes, task} = layout;
  const {spec} = named.task;
  const events = named.model.gains.map(({key}, index): AmountRow => {
    const own = outcomes.flatMap(({byGain}): GainOutcome[] => byGain.slice(index, index + 1));
    return {
      block,
      key,
      label: spec.gains[key]?.label ?? key,
      role: "category",
      amounts: own.map(({total}) => total),
      units: own.map(({unit}) => unit),
    };
  });
  const total: AmountRow = {
    block,
    key: totalKey,
    label: task.spec.labels.total ?? "Gevinster i alt",
    role: "total",
    amounts: outcomes.map(({gains}) => gains),
    units: null,
  };
  const savers = gainsAreDivided(layout)
    ? Object.entries(spec.stakeholders).map(
        ([key, label]): AmountRow => ({
          block,
          key,
          label: `– heraf ${lowerFirst(label)}`,
          role: "sub",
          amounts: outcomes.map(({byGain}) => partOf(key, byGain)),
          units: null,
        }),
      )
    : [];
  return {
    hasUnits: true,
    blocks: [
      {key: block, label: null, question: null, rows: [...events, total, ...savers].map((row) => rowOf(layout, row))},
    ],
    sums: [
      ...sumsOf(layout, total, events),
      ...sumsOf(layout, total, savers).flatMap((sum) =>
        savers.length === 0 ? [] : [{...sum, partsAre: "»heraf«-rækkerne"}],
      ),
    ],
    notes: [{kind: "method", text: "En gevinst er antal personer × sandsynlighed × enhedsgevinst."}],
  };
}

/** @throws CliError (config) when it is said of some gains who saves them, and not of others */
function gainsAreDivided({named: {model, task}}: Layout): boolean {
  const untold = model.gains.find(({shares}) => shares.size === 0);
  if (untold === undefined) return model.gains.length > 0;
  if (model.gains.every(({shares}) => shares.size === 0)) return false;
  throw new CliError("config", `It is not said who saves "${untold.key}".`, {
    place: placeIn(task, "gains", untold.key),
    hint: "Write saved_by: {stakeholder: share} at every gain, or at none.",
  });
}

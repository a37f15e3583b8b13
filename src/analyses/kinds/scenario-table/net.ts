import {negative} from "../../../economics/fraction.ts";
import {netOf} from "../../../economics/scenarios.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import type {Note} from "../../../results/model.ts";
import {lowerFirst} from "../../print/danish.ts";
import {placeIn} from "../../task.ts";
import {type AmountRow, type Layout, type Part, rowOf, sumsOf} from "./layout.ts";

const block = "all";

const method: Note = {
  kind: "method",
  text: "Nettogevinsten er gevinster fratrukket omkostninger til indsatsen selv og til nye indsatser. Omkostninger står med minus.",
};

/** Gains less costs: the block `all` with `activities` (and a row for each of several), `services`, `gains` and `net`. */
export function netPart(layout: Layout): Part {
  const {named, outcomes, task} = layout;
  const {model} = named;
  const {labels} = task.spec;
  const row = (key: string, label: string, role: AmountRow["role"], amounts: AmountRow["amounts"]): AmountRow => ({
    block,
    key,
    label,
    role,
    amounts,
  });
  const own = model.activities.map(({key, amount}) => {
    const label = lowerFirst(named.task.spec.activities[key]?.label ?? key);
    return row(
      key,
      `– heraf ${label}`,
      "sub",
      outcomes.map(() => negative(amount)),
    );
  });
  const activities = row(
    "activities",
    labels.activities ?? "Omkostninger til indsatsen",
    "category",
    outcomes.map((outcome) => negative(outcome.activities)),
  );
  const services = row(
    "services",
    labels.services ?? "Omkostninger til nye indsatser",
    "category",
    outcomes.map((outcome) => negative(outcome.services)),
  );
  const gains = row(
    "gains",
    labels.gains ?? "Gevinster",
    "category",
    outcomes.map((outcome) => outcome.gains),
  );
  const net = row(
    "net",
    labels.net ?? "Nettogevinst",
    "total",
    outcomes.map((outcome) => outcome.net),
  );
  const parts = [
    ...(model.activities.length > 0 ? [activities] : []),
    ...(model.services.length > 0 ? [services] : []),
    ...(model.gains.length > 0 ? [gains] : []),
  ];
  const subs = own.length > 1 ? own : [];
  const rows = parts.flatMap((part) => (part === activities ? [part, ...subs] : [part]));
  return {
    hasUnits: false,
    blocks: [{key: block, label: null, question: null, rows: [...rows, net].map((each) => rowOf(layout, each))}],
    sums: [...(subs.length > 0 ? sumsOf(layout, activities, subs) : []), ...sumsOf(layout, net, parts)],
    notes: [method],
  };
}

/** The net of each of those who pay and save: the block `all` with a row for each, and `net`. */
export function stakeholdersPart(layout: Layout): Part {
  const {named, outcomes, task} = layout;
  requireShares(layout);
  const own = Object.entries(named.task.spec.stakeholders).map(
    ([key, label]): AmountRow => ({
      block,
      key,
      label,
      role: "category",
      amounts: outcomes.map((outcome) => netOf(key, named.model, outcome)),
    }),
  );
  const net: AmountRow = {
    block,
    key: "net",
    label: task.spec.labels.net ?? "Nettogevinst i alt",
    role: "total",
    amounts: outcomes.map((outcome) => outcome.net),
  };
  return {
    hasUnits: false,
    blocks: [{key: block, label: null, question: null, rows: [...own, net].map((row) => rowOf(layout, row))}],
    sums: sumsOf(layout, net, own),
    notes: [method],
  };
}

/** @throws CliError (config) for a cost or gain that nobody is said to pay or save */
function requireShares({named}: Layout): void {
  const {model, task} = named;
  const parts = [
    {part: "activities", key: "paid_by", all: model.activities},
    {part: "services", key: "paid_by", all: model.services},
    {part: "gains", key: "saved_by", all: model.gains},
  ];
  for (const {part, key, all} of parts) {
    const untold = all.find(({shares}) => shares.size === 0);
    if (untold === undefined) continue;
    throw new CliError("config", `It is not said who ${key === "paid_by" ? "pays" : "saves"} "${untold.key}".`, {
      place: placeIn(task, part, untold.key),
      hint: `Write ${key}: {stakeholder: share}. ${didYouMean("", Object.keys(task.spec.stakeholders), "stakeholders")}`,
    });
  }
}

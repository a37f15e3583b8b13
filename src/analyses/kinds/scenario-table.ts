/**
 * What a budget model comes to in each of its scenarios: one part of it a table, all of the one model in an analysis of kind scenarios.
 *
 * - Columns are the scenarios by their keys; `costs` and `gains` have the cost or gain for one person before them, as `unit`.
 * - `costs`: a block for each category of new services, whose last row is `total`, and the block `all` with the `total` of all.
 * - `gains`: the block `all` with a row for each event, `total`, and a row for each stakeholder.
 * - `net`: the block `all` with `activities` (and each activity), `services`, `gains` and `net`; costs are negative.
 * - `stakeholders`: the block `all` with a row for each stakeholder, and `net`.
 * - `unit-costs`: blocks `services` and `gains`, and the columns `amount`, `calculation` and `source`.
 * - The base of all cells is the model's number of persons, which `per_person` divides by.
 */
import type {AnalysisResult, Findings, Note} from "../../results/model.ts";
import {discountNote, indexNotes, perPersonNote, personsWords, roundingNotes} from "../print/money.ts";
import {misfitsOf} from "../table/amount-cells.ts";
import {addressesIn, blocksMadeOf} from "../table/made-of.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {costsPart} from "./scenario-table/costs.ts";
import {gainsPart} from "./scenario-table/gains.ts";
import {columnsOf, type Layout, layoutOf, type Part} from "./scenario-table/layout.ts";
import {netPart, stakeholdersPart} from "./scenario-table/net.ts";
import {unitCostBlocks, unitCostColumns} from "./scenario-table/unit-costs.ts";
import {modelShownBy} from "./scenarios/model.ts";

const parts: Readonly<Record<"costs" | "gains" | "net" | "stakeholders", (layout: Layout) => Part>> = {
  costs: costsPart,
  gains: gainsPart,
  net: netPart,
  stakeholders: stakeholdersPart,
};

const source = "Egne beregninger";

export async function scenarioTable(task: Task<"scenario-table">, findings: Findings): Promise<AnalysisResult> {
  const {spec} = task;
  const layout = layoutOf(task, modelShownBy(task, findings));
  const of = addressesIn(layout.named.task.spec);
  if (spec.part === "unit-costs") {
    const table = {
      arrangement: "stacked",
      stub: spec.stub,
      columns: unitCostColumns,
      blocks: blocksMadeOf(unitCostBlocks(layout), of),
    } as const;
    return displayOf(task, {table, source, notes: indexNotes(indexedAmounts(layout))});
  }
  const part = parts[spec.part](layout);
  return displayOf(task, {
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: columnsOf(layout, part.hasUnits),
      blocks: blocksMadeOf(part.blocks, of),
    },
    source,
    notes: [...part.notes, ...modelNotes(layout), ...roundingNotes(roundingsOf(layout, part), misfitsOf(part.sums))],
  });
}

/** How many persons, in which years' prices, and how discounted. */
function modelNotes(layout: Layout): Note[] {
  const {task, named} = layout;
  const {persons, model} = named;
  const who: Note = task.spec.per_person
    ? perPersonNote(persons)
    : {kind: "base", text: `Beregnet for ${personsWords(persons)}.`};
  const {discounting} = model;
  return [who, ...indexNotes(indexedAmounts(layout)), ...(discounting === null ? [] : [discountNote(discounting)])];
}

/** The amounts that the part rests on and that are brought to other years' prices. */
function indexedAmounts({task, named}: Layout) {
  const {part} = task.spec;
  const shown = named.unitCosts.filter((each) => !["costs", "gains"].includes(part) || partOfModel[each.part] === part);
  return shown.flatMap(({label, amounts}) => {
    const indexes = new Set([...amounts.values()].map(({index}) => index));
    return [...indexes].map((index) => ({label, index}));
  });
}

const partOfModel = {services: "costs", gains: "gains"};

function roundingsOf({task, rounding, named}: Layout, {hasUnits}: Part) {
  const what = task.spec.per_person ? `kroner pr. ${named.persons.one}` : "kroner";
  const units = {what: "enhedsbeløb", rounding: {step: task.spec.round_unit, scale: 1}};
  return [...(hasUnits ? [units] : []), {what, rounding}];
}

import {printNumber} from "../../numbers/print.ts";
import type {Note, TestRecord} from "../../results/model.ts";
import type {CountTable} from "../../statistics/contingency-table.ts";
import type {TableSide} from "../kinds/crosstab/sides.ts";
import {lowerFirst} from "../print/danish.ts";
import type {Task} from "../task.ts";
import type {CrossBlock} from "./cross-block.ts";
import {holmTogether} from "./holm-together.ts";
import {type IndependenceWish, testIndependence} from "./independence.ts";
import {untestedNote} from "./independence-note.ts";
import {levelName} from "./level.ts";

interface Tested {
  readonly tests: readonly TestRecord[];
  readonly notes: readonly Note[];
}

/**
 * Tests each option of a multiple-response question by itself against the other side: those who chose it against those who did not.
 * A test of the whole table would count a person as many times as the person chose. The p-values of one block are adjusted by Holm.
 * Two multiple-response questions against each other are not tested.
 */
export function testOptions(
  {context}: Task<"crosstab">,
  block: CrossBlock,
  columns: TableSide,
  wish: IndependenceWish,
  heading: string | null,
): Tested {
  if (block.side.item === null && columns.item === null) {
    return {tests: [], notes: [untestedNote(heading, "den enkelte kan stå i flere rækker og kolonner")]};
  }
  const isInRows = block.side.item === null;
  const options = (isInRows ? block.side : columns).categories;
  const others = (isInRows ? columns : block.side).categories.map(({label}) => label);
  const records = options.flatMap(({code, label}, index) => {
    const compared = {
      counts: chosenOrNot(block, index, isInRows),
      labels: {rows: ["Valgt", "Ikke valgt"], columns: others},
    };
    const test = testIndependence(
      {
        key: `${block.key}:${code}`,
        block: block.key,
        label: `${label} og ${lowerFirst((isInRows ? columns : block.side).label)}`,
        levels: ["binary", "nominal"],
        all: compared,
        ordered: compared,
      },
      wish,
      context.style,
    );
    return test.ok ? [{label, record: test.record}] : [];
  });
  if (records.length === 0) return {tests: [], notes: [untestedNote(heading, "der ikke er forskellige svar nok")]};
  const adjusted = holmTogether(
    records.map(({record}) => record),
    context.style,
  );
  const named = adjusted.map((record, index) => ({label: records[index]?.label ?? "", record}));
  const lead = heading === null ? "" : `${heading}: `;
  const text = `${lead}Hvert svar er testet for sig med Holms korrektion. ${verdict(named, levelName(context.style))}`;
  return {tests: adjusted, notes: [{kind: "test", text}]};
}

function chosenOrNot({cross}: CrossBlock, option: number, isInRows: boolean): CountTable {
  const totals = isInRows ? cross.columnTotals : cross.rowTotals;
  const chosen = totals.map(
    (_, other) => (isInRows ? cross.counts[option]?.[other] : cross.counts[other]?.[option]) ?? 0,
  );
  return [chosen, totals.map((total, other) => total - (chosen[other] ?? 0))];
}

function verdict(tested: readonly {readonly label: string; readonly record: TestRecord}[], level: string): string {
  const found = tested.filter(({record}) => record.chosen.significant);
  const [first] = tested;
  const n = printNumber(first?.record.chosen.n ?? 0, 0);
  if (found.length === 0) return `Ingen af dem er signifikante på ${level} (n = ${n}).`;
  const list = found.map(({label, record: {chosen}}) => `${label} (${chosen.name}, ${chosen.printed})`).join(", ");
  const rest = tested.length === found.length ? "" : "; de øvrige er ikke signifikante";
  return `Signifikante på ${level}: ${list}${rest} (n = ${n}).`;
}

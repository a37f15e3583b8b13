import type {SpecOf} from "../../../config/analysis-specs.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {Cell, Column, Row} from "../../../results/model.ts";
import {cohensKappa, type KappaWeights} from "../../../statistics/agreement/cohens-kappa.ts";
import type {CountTable} from "../../../statistics/contingency-table.ts";
import {totalKey} from "../../table/category-rows.ts";
import {addressOf, countCell, emptyCell, emptyReason, numberCell, shareCell} from "../../table/cells.ts";
import type {Task} from "../../task.ts";
import type {Codings} from "./codings.ts";

/** Kappa is told with two decimals, as is usual. */
const decimals = 2;

export function agreementColumns({first, second}: SpecOf<"agreement">): Column[] {
  const column = (key: string, label: string, unit: Column["unit"], group: string | null = null): Column => ({
    key,
    label,
    group,
    unit,
    role: "value",
  });
  const chosen = "Sager med koden";
  return [
    column("first", first.label, "count", chosen),
    column("second", second.label, "count", chosen),
    column("both", "Begge", "count", chosen),
    column("agreement", "Enige, pct.", "percent"),
    column("kappa", "Kappa", "number"),
  ];
}

/** The row of each code and, last, that of all answers. */
export function agreementRows(task: Task<"agreement">, block: string, codings: Codings): Row[] {
  const {codes, answers, alike, base} = codings;
  const {style} = task.context;
  const address = (row: string, column: string) => addressOf(task.key, block, row, column);
  const reason = emptyReason(base);
  const whole = codes.map(({category, counts}): Row => {
    const [[both = 0, onlyFirst = 0] = [], [onlySecond = 0, neither = 0] = []] = counts;
    const at = (column: string) => address(category.code, column);
    return {
      key: category.code,
      label: category.label,
      role: category.missing === null ? "category" : "missing",
      cells: [
        countCell(at("first"), both + onlyFirst, base.valid),
        countCell(at("second"), both + onlySecond, base.valid),
        countCell(at("both"), both, base.valid),
        shareCell(at("agreement"), both + neither, base.valid, style, reason),
        kappaCell(at("kappa"), counts, "none"),
      ],
    };
  });
  const at = (column: string) => address(totalKey, column);
  const total: Row = {
    key: totalKey,
    label: answers === null ? "Alle koder ens" : "Alle svar",
    role: "total",
    cells: [
      ...["first", "second"].map((column) => countCell(at(column), base.valid, null)),
      countCell(at("both"), alike, base.valid),
      shareCell(at("agreement"), alike, base.valid, style, reason),
      answers === null
        ? emptyCell(at("kappa"), "kappa opgøres for hver kode for sig")
        : kappaCell(at("kappa"), answers, task.spec.weights),
    ],
  };
  return [...whole, total];
}

function kappaCell(address: string, counts: CountTable, weights: KappaWeights): Cell {
  const kappa = cohensKappa(counts, weights);
  if (!kappa.ok) return emptyCell(address, "begge har kodet alle sager ens med samme svar");
  const {estimate, interval, level, n} = kappa;
  const cell = numberCell(address, estimate, n, decimals);
  if (interval === null) return cell;
  const ends = [interval.low, interval.high].map((end) => printNumber(end, decimals));
  const printed = ends.join(interval.low < 0 ? " til " : "-");
  return {...cell, shown: `${cell.printed} (${printed})`, interval: {...interval, level, printed}};
}

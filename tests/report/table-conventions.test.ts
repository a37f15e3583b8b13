import {describe, expect, it} from "vitest";
import {setTable, type TableConventions} from "../../src/report/table-conventions.ts";
import type {Cell, Column, Row, Table} from "../../src/results/model.ts";
import {shownIn} from "../../src/results/shown.ts";

const usual: TableConventions = {total: "percent-and-n", totalWord: "Total", percentSign: "none"};

function share(count: number, base: number, extra: {shown?: string} = {}): Cell {
  const printed = String(Math.round((100 * count) / base));
  return {kind: "share", address: "a/b/c/d", count, base, exact: count / base, printed, interval: null, ...extra};
}

function base(size: number, extra: {shown?: string} = {}): Cell {
  const address = "a/b/total/d";
  return {kind: "base", address, count: size, base: size, exact: 1, printed: `100 (${size})`, ...extra};
}

const column = (key: string, role: Column["role"] = "value", label = key): Column => ({
  key,
  label,
  group: null,
  unit: "percent",
  role,
});
const row = (key: string, cells: Cell[]): Row => ({key, label: key, role: "category", cells});
const total = (cells: Cell[], label = "Total (n)"): Row => ({key: "total", label, role: "total", cells});

function tableOf(columns: Column[], ...blocks: Row[][]): Table {
  const named = blocks.map((rows, index) => ({key: `${index}`, label: null, question: null, rows}));
  return {arrangement: "stacked", stub: "", columns, blocks: named};
}

/** The heads, and each row's label and cells, as they are shown. */
function shown({columns, blocks}: Table): string[] {
  const rows = blocks.flatMap((block) =>
    block.rows.map(({label, cells}) => [label, ...cells.map(shownIn)].join(" | ")),
  );
  return [columns.map(({label}) => label).join(" | "), ...rows].map((line) => line.replaceAll("\u00a0", " "));
}

const byGender = tableOf(
  [column("Mænd"), column("Kvinder"), column("total", "total", "Total")],
  [row("Ja", [share(10, 45), share(20, 53), share(30, 98)]), total([base(45), base(53), base(98)])],
);

describe("setTable", () => {
  it("leaves a table as it is in the usual conventions", () => {
    expect(setTable(byGender, usual)).toEqual(byGender);
  });

  it("writes the sign after each percentage, and the total's own word", () => {
    expect(shown(setTable(byGender, {...usual, percentSign: "pct.", totalWord: "I alt"}))).toEqual([
      "Mænd | Kvinder | I alt",
      "Ja | 22 pct. | 38 pct. | 31 pct.",
      "I alt (n) | 100 pct. (45) | 100 pct. (53) | 100 pct. (98)",
    ]);
  });

  it("puts the bases into a row of their own", () => {
    expect(shown(setTable(byGender, {...usual, total: "n", totalWord: "I alt"}))).toEqual([
      "Mænd | Kvinder | I alt",
      "Ja | 22 | 38 | 31",
      "n = | 45 | 53 | 98",
    ]);
  });

  it("puts the bases into the heads", () => {
    expect(shown(setTable(byGender, {...usual, total: "heads", percentSign: "%"}))).toEqual([
      "Mænd (n = 45) | Kvinder (n = 53) | Total (n = 98)",
      "Ja | 22 % | 38 % | 31 %",
      "Total | 100 % | 100 % | 100 %",
    ]);
  });

  it("keeps the bases with their blocks when blocks differ in them", () => {
    const rows = (n: number) => [row("Ja", [share(10, n)]), total([base(n)])];
    const table = tableOf([column("Procent")], rows(98), rows(97));
    const set = setTable(table, {...usual, total: "heads", totalWord: "I alt"});
    expect(shown(set)).toEqual(["Procent", "Ja | 10", "I alt (n) | 100 (98)", "Ja | 10", "I alt (n) | 100 (97)"]);
    const same = setTable(tableOf([column("Procent")], rows(98), rows(98)), {...usual, total: "heads"});
    expect(shown(same)).toEqual(["Procent (n = 98)", "Ja | 10", "Total | 100", "Ja | 10", "Total | 100"]);
  });

  it("sets the bases of rows in their column, or after their labels", () => {
    const table = tableOf(
      [column("Ja"), column("total", "total", "Total (n)")],
      [row("Mænd", [share(9, 45), base(45)]), total([share(20, 98), base(98)], "Total")],
    );
    expect(shown(setTable(table, {...usual, total: "n"}))).toEqual(["Ja | n =", "Mænd | 20 | 45", "Total | 20 | 98"]);
    expect(shown(setTable(table, {...usual, total: "heads"}))).toEqual([
      "Ja | Total",
      "Mænd (n = 45) | 20 | 100",
      "Total (n = 98) | 20 | 100",
    ]);
  });

  it("leaves the one base in the corner of percentages of all where it is", () => {
    const table = tableOf(
      [column("Ja"), column("total", "total", "Total")],
      [row("Mænd", [share(9, 98), share(45, 98)]), total([share(20, 98), base(98)])],
    );
    for (const form of ["n", "heads"] as const) {
      expect(shown(setTable(table, {...usual, total: form}))).toEqual([
        "Ja | Total",
        "Mænd | 9 | 46",
        "Total (n) | 20 | 100 (98)",
      ]);
    }
  });

  it("changes the sign of shares that show their counts, and keeps it on their total", () => {
    const table = tableOf(
      [column("Alle")],
      [row("Ja", [share(93, 372, {shown: "25 % (93)"})]), total([base(372, {shown: "100 % (372)"})])],
    );
    expect(shown(setTable(table, {...usual, percentSign: "pct."}))).toEqual([
      "Alle",
      "Ja | 25 pct. (93)",
      "Total (n) | 100 pct. (372)",
    ]);
    expect(shown(setTable(table, {...usual, total: "heads"}))).toEqual([
      "Alle (n = 372)",
      "Ja | 25 % (93)",
      "Total | 100 %",
    ]);
  });

  it("never touches what results print, keys and addresses", () => {
    const set = setTable(byGender, {total: "n", totalWord: "I alt", percentSign: "pct."});
    const facts = ({columns, blocks}: Table) => [
      columns.map(({key}) => key),
      blocks.flatMap((block) =>
        block.rows.flatMap(({key, cells}) => [key, cells.map(({address, printed}) => [address, printed])]),
      ),
    ];
    expect(facts(set)).toEqual(facts(byGender));
  });
});

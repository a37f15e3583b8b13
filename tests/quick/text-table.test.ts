import {describe, expect, it} from "vitest";
import {textLength} from "../../src/quick/plain-text.ts";
import {plainStyle, textTable} from "../../src/quick/text-table.ts";
import {grid} from "./sample.ts";

describe("textTable(grid, style)", () => {
  it("has labels to the left, numbers to the right, and the notes below", () => {
    expect(textTable(grid).split("\n")).toEqual([
      "Helbred og job. Kolonneprocent (antal)",
      "",
      "                                     I job",
      "                             ─────────────────────",
      "                                      Ja       Nej        Total",
      "─".repeat(63),
      "Godt                             60 (60)   10 (10)      35 (35)",
      "Dårligt eller meget dårligt      40 (40)   90 (90)            –",
      "Total (n)                    100 (1.100)  100 (50)  100 (1.150)",
      "─".repeat(63),
      "Anm.: Opgørelsen omfatter 1150 borgere.",
      "Kilde: Register.",
      "",
    ]);
  });

  it("breaks labels, headings and notes for a narrow terminal", () => {
    const lines = textTable(grid, {...plainStyle, width: 54}).split("\n");
    for (const line of lines) expect(textLength(line)).toBeLessThanOrEqual(54);
    expect(lines.join("\n")).toMatch(/^Dårligt eller\nmeget dårligt {2,}40 \(40\)/m);
  });

  it("never cuts a number, however narrow", () => {
    const text = textTable(grid, {...plainStyle, width: 20});
    for (const number of ["100 (1.100)", "100 (50)", "100 (1.150)"]) expect(text).toContain(number);
  });

  it("breaks a long heading over its column", () => {
    const long = {
      ...grid,
      columns: grid.columns.map((column) => ({...column, label: "Hverken enig eller uenig i det"})),
    };
    const text = textTable(long, {...plainStyle, width: 80});
    expect(text).not.toContain("Hverken enig eller uenig");
    for (const line of text.split("\n")) expect(textLength(line)).toBeLessThanOrEqual(80);
  });

  it("keeps the words of headings whole while the labels have room", () => {
    const columns = ["Positiv udvikling", "Ingen udvikling", "Ventet regression"];
    const crowded = {
      ...grid,
      columns: [...columns, ...columns, "95 pct.-interval"].map((label) => ({label, group: "", isText: false})),
      rows: [{label: "Arbejde og uddannelse", role: "body" as const, cells: []}],
    };
    const text = textTable(crowded, {...plainStyle, width: 100});
    expect(text).not.toMatch(/udvik-|regres-/);
    expect(text).toContain("pct.-");
    for (const line of text.split("\n")) expect(textLength(line)).toBeLessThanOrEqual(100);
    const narrow = textTable(crowded, {...plainStyle, width: 84});
    expect(narrow).toMatch(/udvik-/);
    for (const line of narrow.split("\n")) expect(textLength(line)).toBeLessThanOrEqual(84);
  });

  it("marks title and total, and nothing where it is not asked to", () => {
    const marked = textTable(grid, {...plainStyle, bold: (text) => `<b>${text}</b>`});
    expect(marked).toContain("<b>Helbred og job. Kolonneprocent (antal)</b>");
    expect(marked).toMatch(/^<b>Total \(n\).*<\/b>$/m);
    expect(marked).not.toContain("<b>Godt");
  });

  it("breaks words in their own column from the top, and gives what is to spare to the longest", () => {
    const words = (text: string) => ({text, count: null});
    const wordy = {
      ...grid,
      columns: [
        {label: "Antal", group: "", isText: false},
        {label: "Bruges når", group: "", isText: true},
        {label: "Kilde", group: "", isText: true},
      ],
      rows: [
        {
          label: "Parret t-test",
          role: "body" as const,
          cells: [words("2"), words("De samme personers gennemsnit to gange, når mindst 15 er målt"), words("Student")],
        },
      ],
      notes: [],
    };
    expect(textTable(wordy, {...plainStyle, width: 80}).split("\n")).toEqual([
      "Helbred og job. Kolonneprocent (antal)",
      "",
      "                    Antal  Bruges når                                    Kilde",
      "─".repeat(80),
      "Parret t-test           2  De samme personers gennemsnit to gange, når   Student",
      "                           mindst 15 er målt",
      "─".repeat(80),
      "",
    ]);
  });
});

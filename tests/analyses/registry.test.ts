import {describe, expect, it} from "vitest";
import {failure, run} from "./support.ts";

describe("runAnalyses", () => {
  it("keeps the order of evaluation.yaml, comparisons included", async () => {
    const results = await run(
      `  sammenlign: {kind: published, title: T, path: p.yaml, compare: bases}
  job: {kind: distribution, title: T, items: [forloeb.job]}
  alder: {kind: numbers, title: T, wave: 1, items: [borger.alder]}
`,
      {files: {"p.yaml": "bases: [{address: job/job/1/percent, table: T, printed: 8}]"}},
    );
    expect(Object.keys(results)).toEqual(["sammenlign", "job", "alder"]);
    expect(results.sammenlign?.kind).toBe("published");
  });

  it("reads a file of published numbers once for all its comparisons", async () => {
    let reads = 0;
    const text = `bases: [{address: job/job/1/percent, table: T, printed: 8}]
cells: [{address: job/job/1/percent, table: T, printed: 38}]`;
    const files = {
      get "p.yaml"() {
        reads += 1;
        return text;
      },
    };
    await run(
      `  b: {kind: published, title: T, path: p.yaml, compare: bases}
  c: {kind: published, title: T, path: ./p.yaml, compare: cells}
  job: {kind: distribution, title: T, items: [forloeb.job]}
`,
      {files},
    );
    expect(reads).toBe(1);
  });

  it("throws the first failure in the order of the file", async () => {
    const error = await failure(
      `  ok: {kind: distribution, title: T, items: [forloeb.job]}
  tom: {kind: data-report, title: T, part: waves}
  fejl: {kind: distribution, title: T, items: [forloeb.xyz]}
`,
    );
    expect(error.message).toContain("No source has waves");
  });

  it("takes codes and labels as text, whatever they look like", async () => {
    const {a} = await run("  a: {kind: crosstab, title: T, rows: forloeb.ond, columns: forloeb.job, percent: none}\n");
    expect(
      a?.table.blocks[0]?.rows.map(({key, label, cells}) => [key, label, cells.map(({printed}) => printed)]),
    ).toEqual([
      ["__proto__", "<script>", ["1", "0", "1"]],
      ["a/b", "|x|", ["0", "1", "1"]],
      ["total", "Total", ["1", "1", "2"]],
    ]);
    expect(a?.table.blocks[0]?.rows[1]?.cells[1]).toMatchObject({address: "a/ond/a\\/b/2", count: 1});
  });

  it("refuses a code that is also the name of another row", async () => {
    expect(await failure("  a: {kind: distribution, title: T, items: [forloeb.kode]}\n")).toMatchObject({
      kind: "config",
      message: 'Two cells have the address "a/kode/total/percent".',
    });
  });

  it("gives every cell its own address, beginning with the analysis's key", async () => {
    const results =
      await run(`  a: {kind: crosstab, title: T, wave: 1, rows: [borger.helbred, borger.fysisk], columns: forloeb.status}
  b: {kind: change, title: T, panel: false, waves: [1, 3], arrangement: columns, items: [borger.helbred, borger.fysisk]}
  c: {kind: numbers, title: T, waves: [1, 3], items: [borger.alder]}
`);
    const cells = Object.values(results).flatMap(({key, table}) =>
      table.blocks.flatMap((block) =>
        block.rows.flatMap((row) =>
          row.cells.map((cell, index) => {
            expect(cell.address).toBe(`${key}/${block.key}/${row.key}/${table.columns[index]?.key}`);
            return cell.address;
          }),
        ),
      ),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(cells.length).toBeGreaterThan(40);
  });
});

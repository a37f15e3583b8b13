/**
 * The economics of Rambøll's evaluation of «Isolerede sindslidende i egen bolig», table by table as printed there. A cell that we
 * print otherwise holds both: [theirs, ours].
 */
import {describe, expect, it} from "vitest";
import type {AnalysisResult} from "../../../../src/results/model.ts";
import {grid} from "../../support.ts";
import {economics} from "./published.ts";

type Printed = string | readonly [theirs: string, ours: string];

const published: Record<string, readonly (readonly Printed[])[]> = {
  tabel_10_2: [
    ["562", "167.300", "1.100"],
    ["2.947", "879.900", "5.900"],
    ["4.155", "1.199.700", "8.000"],
    ["–", "112.200", "700"],
    ["7.664", "2.359.100", "15.700"],
  ],
  tabel_10_3: [
    ["678,2", "194.800", "1.298"],
    ["484,3", "139.100", "927"],
    ["227,2", "65.200", "435"],
    ["23,0", "8.100", "54"],
    ["1.412,7", "407.200", "2.715"],
  ],
  tabel_10_4: [
    ["93.100", "2.093,9", "2.617,4", "3.140,9"],
    ["40.800", "917,1", "1.146,3", "1.375,6"],
    ["66.900", "1.506,3", "1.882,8", "2.259,4"],
    ["66.900", "1.505,7", "1.882,2", "2.258,6"],
    ["51.900", "233,6", "350,4", "467,1"],
    ["544.000", "2.448,0", "3.671,9", "4.895,9"],
    ["174.900", "787,2", "1.180,8", "1.574,3"],
    ["19.400", "437,4", "524,9", "612,3"],
    ["10.400", "233,7", "280,4", "327,2"],
    ["14.900", "335,5", "402,6", "469,7"],
    ["–", "2.628,4", "3.465,6", "4.302,7"],
  ],
  tabel_10_5: [
    ["5.100", "57,7", "86,5", "115,3"],
    ["81.300", "914,6", "1.371,9", "1.829,3"],
    // 45 citizens · 25 % · 150.000 would be 1.687,5; all three cells follow from 190.000.
    [["150.000", "190.000"], "2.137,5", "3.206,3", "4.275,0"],
    ["74.000", "1.331,6", "1.664,5", "1.997,4"],
    ["–", "4.441,4", "6.329,2", "8.216,9"],
    ["–", "807,6", "1.211,5", "1.615,3"],
    ["–", "2.565,0", "3.514,6", "4.464,1"],
    ["–", "1.068,8", "1.603,1", "2.137,5"],
  ],
  tabel_10_6: [
    ["−2.766,3", "−2.766,3", "−2.766,3"],
    ["−2.359,1", "−2.359,1", "−2.359,1"],
    ["−407,2", "−407,2", "−407,2"],
    ["−2.628,4", "−3.465,6", "−4.302,7"],
    ["4.441,4", "6.329,2", "8.216,9"],
    ["−953,4", "97,3", "1.147,9"],
  ],
  tabel_10_7: [
    ["−61.500", "−61.500", "−61.500"],
    ["−52.400", "−52.400", "−52.400"],
    ["−9.000", "−9.000", "−9.000"],
    ["−58.400", "−77.000", "−95.600"],
    ["98.700", "140.600", "182.600"],
    ["−21.200", "2.200", "25.500"],
  ],
};

/** Rows without their labels, each cell as we print it. */
function printed(result: AnalysisResult | undefined): string[][] {
  return result === undefined ? [] : grid(result).map((row) => row.slice(1));
}

function lastRow(result: AnalysisResult | undefined): string[] {
  return printed(result).at(-1) ?? [];
}

describe("the economics of «Isolerede sindslidende»", () => {
  it.each(Object.entries(published))("reproduces %s", async (key, rows) => {
    const results = await economics();
    const ours = rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : cell[1])));
    expect(printed(results[key])).toEqual(ours);
  });

  it("has the numbers of Tabel 2-3 and 2-4 as the last rows of Tabel 10-6 and 10-7", async () => {
    const {tabel_10_6: all, tabel_10_7: each} = await economics();
    expect(lastRow(all)).toEqual(["−953,4", "97,3", "1.147,9"]);
    expect(lastRow(each)).toEqual(["−21.200", "2.200", "25.500"]);
  });

  it("has the probabilities of Tabel 10-1, where 62,5 is printed as 63 and 37,5 is not rounded", async () => {
    const {model} = await economics();
    const byLabel = new Map(
      (model === undefined ? [] : grid(model)).map(([label, weight, ...shares]) => [label, {weight, shares}]),
    );
    expect(byLabel.get("Hjælp og støtte")?.shares).toEqual(["50,0", "62,5", "75,0"]);
    expect(byLabel.get("Boligtilbud")?.shares).toEqual(["10,0", "15,0", "20,0"]);
    expect(byLabel.get("Sundhedsydelser")?.shares).toEqual(["50,0", "60,0", "70,0"]);
    expect(byLabel.get("Forebyggelse af boligudsættelser")?.shares).toEqual(["25,0", "37,5", "50,0"]);
    expect(byLabel.get("Forebyggelse af hjemløshed")?.shares).toEqual(["40,0", "50,0", "60,0"]);
    expect(byLabel.get("§ 83: Hjemmehjælp")?.weight).toBe("33,3");
    expect(byLabel.get("§ 107 Midlertidige botilbud")?.weight).toBe("75,0");
  });

  it("says where the report's own printed parts do not add up, and names both numbers of citizens", async () => {
    const results = await economics();
    const notes = (key: string) => (results[key]?.notes ?? []).map(({text}) => text).join(" ");
    expect(notes("tabel_10_2")).toContain(
      "delt med 150 borgere bag omkostningerne (kilde: udledt af tabel 10-2 og 10-3)",
    );
    expect(notes("tabel_10_3")).toContain("ikke præcis »Samlet« (gns. omkostninger per borger)");
    expect(notes("tabel_10_4")).toContain("ikke præcis »Samlede ekstra udgifter« (højt scenarie)");
    expect(notes("tabel_10_5")).toContain("ikke præcis »Samlede omkostninger/gevinster« (højt scenarie)");
    expect(notes("tabel_10_6")).toContain("ikke præcis »Nettogevinst« (lavt scenarie)");
    expect(notes("tabel_10_7")).toContain("delt med 45 borgere, som har gennemført indsatsforløbet (kilde: bilag 2)");
    expect(notes("tabel_10_7")).toContain(
      "ikke præcis »Borgerrettede indsatsomkostninger« (lavt scenarie, mellem scenarie og højt scenarie) og »Nettogevinst« (mellem scenarie)",
    );
  });

  it("turns from gain to loss in the middle scenario with 42 citizens, or with an eviction at 150.000 kr.", async () => {
    const fewer = await economics(["value: 45,", "value: 42,"]);
    // −93,6 from the printed parts.
    expect(lastRow(fewer.tabel_10_6)[1]).toBe("−93,7");
    const cheaper = await economics(["value: 190000,", "value: 150000,"]);
    expect(lastRow(cheaper.tabel_10_6)).toEqual(["−1.403,4", "−577,7", "247,9"]);
  });
});

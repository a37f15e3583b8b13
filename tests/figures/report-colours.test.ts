import {describe, expect, it} from "vitest";
import {recordColours} from "../../src/figures/report-colours.ts";

describe("recordColours", () => {
  it("gives a scale the order in which it is first heard", () => {
    const {heard, settle} = recordColours([]);
    heard.scaleOrder(["Dårligt", "Godt"]);
    heard.scaleOrder(["Godt", "Dårligt"]);
    expect(settle().scaleOrder(["Godt", "Dårligt"])).toEqual(["Dårligt", "Godt"]);
  });

  it("lets a part of a scale keep its places in the whole", () => {
    const {heard, settle} = recordColours([]);
    heard.seriesOrder(["Mænd", "Kvinder"]);
    heard.seriesOrder(["Kvinder", "Andre", "Mænd"]);
    expect(settle().seriesOrder(["Kvinder"])).toEqual(["Mænd", "Andre", "Kvinder"]);
  });

  it("puts the waves of all figures in the order of time", () => {
    const {heard, settle} = recordColours(["Start", "Midtvejs", "Slut", "Opfølgning"]);
    heard.seriesOrder(["Start", "Slut"]);
    heard.seriesOrder(["Midtvejs", "Start"]);
    expect(settle().seriesOrder(["Slut", "Midtvejs"])).toEqual(["Start", "Midtvejs", "Slut"]);
  });

  it("leaves alone what it has not heard", () => {
    expect(recordColours([]).settle().scaleOrder(["Ja", "Nej"])).toEqual(["Ja", "Nej"]);
  });
});

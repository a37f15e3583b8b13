import {describe, expect, it} from "vitest";
import {batteriesIn} from "../../../src/analyses/quality/batteries.ts";
import {scaleOf, variable} from "../../store/content.ts";

const grad = scaleOf(["1", "2", "3", "4"]);
const named = (...names: string[]) => names.map((name) => variable("skema", name, {scale: grad}));

describe("batteriesIn(source, variables)", () => {
  it("finds four or more neighbours with the same answers", () => {
    const [battery, ...rest] = batteriesIn("skema", named("a", "b", "c", "d"));
    expect(rest).toEqual([]);
    expect(battery?.key).toBe("a");
    expect(battery?.items.map(({name}) => name)).toEqual(["a", "b", "c", "d"]);
  });

  it("finds none in three, in questions that do not stand together, or in yes and no", () => {
    expect(batteriesIn("skema", named("a", "b", "c"))).toEqual([]);
    const between = variable("skema", "x", {kind: "number"});
    expect(batteriesIn("skema", [...named("a", "b"), between, ...named("c", "d")])).toEqual([]);
    const yesNo = ["a", "b", "c", "d"].map((name) => variable("skema", name, {scale: scaleOf(["1", "2"])}));
    expect(batteriesIn("skema", yesNo)).toEqual([]);
  });

  it("starts anew where the answers change", () => {
    const other = ["e", "f", "g", "h"].map((name) => variable("skema", name, {scale: scaleOf(["1", "2", "3"])}));
    expect(batteriesIn("skema", [...named("a", "b", "c", "d"), ...other]).map(({key}) => key)).toEqual(["a", "e"]);
  });
});

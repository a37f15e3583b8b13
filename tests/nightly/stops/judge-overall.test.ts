import {describe, expect, it} from "vitest";
import {judgementOf, judgeOverall} from "../../../src/nightly/stops/judge.ts";
import type {Finding, RunTold} from "../../../src/nightly/stops/model.ts";
import {brief, overallWith, quietRun, stops, variable} from "./support.ts";

const answers: [string, string][] = [
  ["1", "Godt"],
  ["2", "Dårligt"],
];
const asked = (...after: ReturnType<typeof variable>[]) =>
  overallWith({
    variables: {before: [variable("helbred", {answers}), variable("alder")], after},
    sourceNames: new Map([["skema", "Borgerskema"]]),
  });
const found = (overall: ReturnType<typeof overallWith>, policy: object = {}, told: Partial<RunTold> = {}) =>
  judgeOverall(overall, {...quietRun, ...told}, stops(policy));

describe("variables and answers", () => {
  it("are not told of when they are as they were, or when there are more variables", () => {
    expect(found(asked(variable("helbred", {answers}), variable("alder"), variable("ny")))).toEqual([]);
  });

  it.each([
    ["a variable that is gone", asked(variable("helbred", {answers})), "variable-gone", "hold", "skema.alder"],
    ["a source that is gone", asked(variable("x", {source: "register"})), "source-gone", "hold", "skema"],
    [
      "another label",
      asked(variable("helbred", {answers, label: "Dit helbred"}), variable("alder")),
      "label-changed",
      "warn",
      "skema.helbred",
    ],
    [
      "another question",
      asked(variable("helbred", {answers, question: "Hvordan?"}), variable("alder")),
      "label-changed",
      "warn",
      "skema.helbred",
    ],
    [
      "an answer that is called otherwise",
      asked(
        variable("helbred", {
          answers: [
            ["1", "Dårligt"],
            ["2", "Godt"],
          ],
        }),
        variable("alder"),
      ),
      "answer-changed",
      "hold",
      "skema.helbred",
    ],
    [
      "an answer less",
      asked(variable("helbred", {answers: answers.slice(1)}), variable("alder")),
      "answer-gone",
      "warn",
      "skema.helbred",
    ],
    [
      "an answer more",
      asked(variable("helbred", {answers: [...answers, ["3", "Ved ikke"]]}), variable("alder")),
      "answer-added",
      "warn",
      "skema.helbred",
    ],
  ])("tell of %s", (_, overall, kind, action, about) => {
    expect(brief(found(overall))).toContainEqual({kind, action, report: null, about});
    if (kind === "source-gone") return;
    expect(found(overall, {except: [about]}).filter((finding) => finding.kind === kind)).toEqual([]);
  });

  it("do as the policy of each says", () => {
    const changed = asked(
      variable("helbred", {
        label: "x",
        answers: [
          ["1", "God"],
          ["3", "?"],
        ],
      }),
    );
    const ignored = {
      variables: "ignore",
      labels: "ignore",
      answers: "ignore",
      answer_added: "ignore",
      answer_gone: "ignore",
    };
    expect(found(changed, ignored)).toEqual([]);
    for (const [key, kind] of [
      ["variables", "variable-gone"],
      ["labels", "label-changed"],
      ["answers", "answer-changed"],
      ["answer_added", "answer-added"],
      ["answer_gone", "answer-gone"],
    ] as const) {
      expect(brief(found(changed, {...ignored, [key]: "banner"})).map((each) => [each.kind, each.action])).toEqual([
        [kind, "banner"],
      ]);
    }
  });

  it("show nobody's number or address in a message, though a label holds one", () => {
    const told = found(
      asked(
        variable("helbred", {
          answers: [
            ["1", "Ring til 010203-1234"],
            ["2", "mor@example.dk"],
          ],
        }),
        variable("alder"),
      ),
    );
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/010203|example\.dk/);
    expect(told[0]?.message).toContain("«Godt»");
  });

  it("say so where an edition does not tell them", () => {
    const told = found(overallWith({variables: {before: null, after: []}}));
    expect(brief(told)).toEqual([{kind: "not-judged", action: "warn", report: null, about: "variables"}]);
  });
});

describe("reports", () => {
  const aarhus = {key: "aarhus", name: "Aarhus"};

  it("that failed or are gone are told, each by its own policy, and once", () => {
    const failed = [{...aarhus, kind: "data" as const, message: "The file cannot be read."}];
    const overall = overallWith({gone: [aarhus, {key: "aeroe", name: "Ærø"}]});
    expect(brief(found(overall, {reports: {failed: "hold"}}, {failed}))).toEqual([
      {kind: "report-failed", action: "hold", report: "aarhus", about: ""},
      {kind: "report-gone", action: "warn", report: "aeroe", about: ""},
    ]);
  });

  it("that a claim stopped are judged as claims, and held where a banner was wanted, since there is no page for it", () => {
    const failed = [{...aarhus, kind: "claim" as const, message: "The claim does not hold."}];
    const actionOf = (claims: string) =>
      found(overallWith(), {claims}, {failed}).map(({kind, action}) => [kind, action]);
    expect(actionOf("banner")).toEqual([["claim-false", "hold"]]);
    expect(actionOf("warn")).toEqual([["claim-false", "warn"]]);
    expect(actionOf("ignore")).toEqual([]);
  });

  it("that could not be protected hold the edition", () => {
    const protection = {state: "failed" as const, reports: [{...aarhus, problem: "mor@example.dk"}]};
    const told = found(overallWith(), {}, {protection});
    expect(brief(told)).toEqual([{kind: "protection-failed", action: "hold", report: "aarhus", about: ""}]);
    expect(told[0]?.message).not.toContain("example");
    expect(found(overallWith(), {}, {protection: {state: "held"}})).toEqual([]);
  });
});

describe("an edition that is the same night after night", () => {
  it.each([
    [true, 12, 0],
    [true, 13, 1],
    [true, 14, 1],
    [false, 99, 0],
  ])("is told of when it is (unchanged: %s, nights before: %i)", (isUnchanged, unchangedNights, findings) => {
    expect(found(overallWith({isUnchanged}), {}, {unchangedNights})).toHaveLength(findings);
  });
});

describe("judgementOf(findings, reports)", () => {
  const all = {key: "alle", name: "Alle"};
  const aarhus = {key: "aarhus", name: "Aarhus"};
  const finding = (parts: Partial<Finding>): Finding => ({
    kind: "jump",
    action: "warn",
    report: null,
    about: "",
    message: "",
    danish: "Alle skal vide det.",
    ...parts,
  });

  it("publishes what nothing was found in, and what is only told", () => {
    expect(judgementOf([], [all])).toEqual({verdict: "publish", findings: [], notices: {}});
    expect(judgementOf([finding({})], [all]).verdict).toBe("publish");
  });

  it("does as the gravest finding says, and tells it first", () => {
    const [warn, banner, hold] = (["warn", "banner", "hold"] as const).map((action) =>
      finding({action, about: action}),
    );
    if (!warn || !banner || !hold) throw new TypeError("three findings were made");
    const {verdict, findings, notices} = judgementOf([warn, hold, banner], [all]);
    expect([verdict, findings.map(({about}) => about), notices]).toEqual(["hold", ["hold", "banner", "warn"], {}]);
    expect(judgementOf([warn, banner], [all]).verdict).toBe("banner");
  });

  it("lets each report carry what is about it or about all, and no other's", () => {
    const banners = [
      finding({action: "banner"}),
      finding({action: "banner"}),
      finding({action: "banner", report: aarhus, danish: "Om Aarhus."}),
      finding({action: "warn", report: aarhus, danish: "Kun til orientering."}),
    ];
    expect(judgementOf(banners, [all, aarhus]).notices).toEqual({
      alle: "Alle skal vide det.",
      aarhus: "Alle skal vide det. Om Aarhus.",
    });
    expect(judgementOf(banners.slice(2), [all, aarhus]).notices).toEqual({aarhus: "Om Aarhus."});
  });

  it("keeps a notice short, and says that there is more", () => {
    const many = Array.from({length: 40}, (_, index) =>
      finding({action: "banner", danish: `Spørgsmål ${index} er formuleret anderledes.`}),
    );
    const {notices} = judgementOf(many, [all]);
    expect(notices.alle?.length).toBeLessThan(540);
    expect(notices.alle).toMatch(/Der er også andre forbehold\.$/);
  });

  it("holds when nothing was built", () => {
    expect(judgementOf([], []).verdict).toBe("hold");
  });
});

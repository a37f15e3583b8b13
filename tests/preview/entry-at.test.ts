import {describe, expect, it} from "vitest";
import {entryAt} from "../../src/preview/entry-at.ts";

const yaml = `title: Prøve
analyses:
  helbred:
    kind: distribution
    items: [skema.helbred]
  "trivsel":
    kind: crosstab

    rows: skema.trivsel
figures:
    figur_æble:
        kind: bars
facts: {maal: {value: 3}}
`;

describe("entryAt", () => {
  it.each([
    [3, {section: "analyses", key: "helbred"}],
    [5, {section: "analyses", key: "helbred"}],
    [6, {section: "analyses", key: "trivsel"}],
    [8, {section: "analyses", key: "trivsel"}],
    [9, {section: "analyses", key: "trivsel"}],
    [12, {section: "figures", key: "figur_æble"}],
  ])("finds whose entry line %d belongs to", (line, entry) => {
    expect(entryAt(yaml, line)).toEqual(entry);
  });

  it.each([1, 2, 10, 13])("finds none on line %d, which is no entry's", (line) => {
    expect(entryAt(yaml, line)).toBeNull();
  });

  it("works on what is no YAML at the moment", () => {
    expect(entryAt("analyses:\n  helbred:\n    items: [a, b\n    title: {", 4)).toEqual({
      section: "analyses",
      key: "helbred",
    });
  });
});

import {describe, expect, it} from "vitest";
import {composeExpression} from "../../../src/fetch/surveyxact/expression.ts";

const place = {file: "job.yaml", line: 7};
const compose = (closedAfter?: string, own?: string) => composeExpression(closedAfter, own, place);

describe("the filter that SurveyXact is asked for", () => {
  it.each([
    [undefined, undefined, undefined],
    [undefined, "[background/x]=1", "[background/x]=1"],
    ["2026-07-30", undefined, '[respondent/closeTime] > datetime("2026-07-30 00:00:00")'],
    ["2026-07-30 23:59:59", undefined, '[respondent/closeTime] > datetime("2026-07-30 23:59:59")'],
    [
      "2026-07-30",
      "[background/ptype1]=390264940",
      '[respondent/closeTime] > datetime("2026-07-30 00:00:00") and [background/ptype1]=390264940',
    ],
    [
      "2026-07-30",
      "[background/a]=1\n  or [background/b]=2",
      '[respondent/closeTime] > datetime("2026-07-30 00:00:00") and ([background/a]=1 or [background/b]=2)',
    ],
    [
      "2026-07-30",
      '[background/or]="a or b"',
      '[respondent/closeTime] > datetime("2026-07-30 00:00:00") and [background/or]="a or b"',
    ],
  ])("closed after %s, and %s", (closedAfter, own, expected) => {
    expect(compose(closedAfter, own)).toBe(expected);
  });

  it.each([
    "[background/a]=1) or (1=1",
    '[background/a]="1',
    "[background/a]=1 or ([background/b]=2",
    "[background/a=1",
    "([background/a)]=1",
  ])("is refused with an expression of one's own that is not whole: %s", (own) => {
    expect(() => compose("2026-07-30", own)).toThrow(expect.objectContaining({kind: "config", place}));
  });
});

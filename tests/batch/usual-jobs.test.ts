import {describe, expect, it} from "vitest";
import {usualJobs} from "../../src/batch/usual-jobs.ts";

describe("usualJobs(processors)", () => {
  it("is one more than there are processors, at most 4", () => {
    expect([1, 2, 3, 4, 64].map(usualJobs)).toEqual([2, 3, 4, 4, 4]);
  });
});

import {describe, expect, it} from "vitest";
import {bar} from "../../src/quick/bar.ts";

describe("bar(share, width)", () => {
  it("is as long as the share, to an eighth of a place", () => {
    expect(bar(1, 4)).toBe("████");
    expect(bar(0.5, 4)).toBe("██");
    expect(bar(1 / 32, 4)).toBe("▏");
    expect(bar(7 / 32, 4)).toBe("▉");
    expect(bar(11 / 32, 4)).toBe("█▍");
  });

  it("is something for somebody and nothing for nobody", () => {
    expect(bar(0.0001, 10)).toBe("▏");
    expect(bar(0, 10)).toBe("");
  });
});

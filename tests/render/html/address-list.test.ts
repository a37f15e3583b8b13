import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {addressList, splitKnown} from "../../../src/render/html/address-list.ts";
import {readAddresses} from "../../../templates/screen/answers.js";

describe("addressList", () => {
  it("parts addresses with blanks, and writes their own blanks as %20", () => {
    expect(addressList(["status/all/Planlagt afsluttet/count", "a/b/50%/c"])).toBe(
      "status/all/Planlagt%20afsluttet/count a/b/50%25/c",
    );
  });

  it("is read by the page as it was written", () => {
    const address = fc
      .string({minLength: 1})
      .map((text) => `a/${text.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, "")}`);
    fc.assert(
      fc.property(fc.array(address), (addresses) => {
        expect(readAddresses(addressList(addresses))).toEqual(addresses);
      }),
    );
  });
});

describe("splitKnown", () => {
  const known = new Set(["a/I alt/n", "a/I", "b/x/n"]);
  const isKnown = (address: string) => known.has(address);

  it("parts a list so that each part is known, though addresses hold blanks", () => {
    expect(splitKnown("a/I alt/n b/x/n", isKnown)).toEqual(["a/I alt/n", "b/x/n"]);
  });

  it("leaves out what is not known", () => {
    expect(splitKnown("nothing a/I here b/x/n", isKnown)).toEqual(["a/I", "b/x/n"]);
    expect(splitKnown("", isKnown)).toEqual([]);
  });
});

import {describe, expect, it} from "vitest";
import {plainText} from "../../src/sources/plain-text.ts";

describe("plainText(html)", () => {
  it("takes tags off and decodes what stands for letters", () => {
    expect(plainText('<p style="x">Bl&aring;b&aelig;r &amp; <b>&#8211;</b> &#xe5;<br/>er&nbsp;godt</p>')).toBe(
      "Blåbær & – å er godt",
    );
  });

  it("leaves signs that are no HTML as they are", () => {
    expect(plainText("under 5 < 10 & over 3 > 2 &ukendt;")).toBe("under 5 < 10 & over 3 > 2 &ukendt;");
  });

  it("makes nothing of codes that stand for no letter", () => {
    expect(plainText("a&#0;b&#xd800;c&#x7fffff;d")).toBe("abcd");
  });

  it("takes time in proportion to the text, however crooked the tags", () => {
    const started = performance.now();
    plainText("<a ".repeat(200_000) + "&#".repeat(200_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

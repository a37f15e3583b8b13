import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cleanText, element, emptyElement, escapeHtml, fragment, safeAddress} from "../../../src/render/html/markup.ts";

describe("escapeHtml", () => {
  it("escapeHtml(text) replaces the five characters that mean something in HTML", () => {
    expect(escapeHtml(`<a href="x" title='y'>&`)).toBe("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;");
  });

  it("escapeHtml(text) keeps Danish letters, line ends and non-breaking spaces", () => {
    expect(escapeHtml("Æblegrød\n76\u00a0pct.")).toBe("Æblegrød\n76\u00a0pct.");
  });

  it("escapeHtml(text) never lets a bracket or quote through", () => {
    fc.assert(fc.property(fc.string({unit: "binary"}), (text) => !/[<>"']/.test(escapeHtml(text))));
  });

  it("escapeHtml(text) can be undone for text without unprintable characters", () => {
    const names: Record<string, string> = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&"};
    fc.assert(
      fc.property(fc.string(), (text) => {
        const back = escapeHtml(text).replace(/&(?:lt|gt|quot|#39|amp);/g, (name) => names[name] ?? name);
        expect(back).toBe(cleanText(text));
      }),
    );
  });
});

describe("cleanText", () => {
  it("cleanText(text) takes out control characters, lone surrogates and direction overrides", () => {
    expect(cleanText("a\u0000b\u001bc\ud800d\u202ee\u2066f\u0085")).toBe("abcdef");
  });

  it("cleanText(text) keeps tabs, line ends, soft hyphens and emoji", () => {
    expect(cleanText("a\tb\r\nc\u00add 👩‍⚕️")).toBe("a\tb\r\nc\u00add 👩‍⚕️");
  });
});

describe("element", () => {
  it("element(name, attributes, content) escapes attributes and passes content on", () => {
    expect(element("p", {title: '"><script>'}, "<b>x</b>")).toBe('<p title="&quot;&gt;&lt;script&gt;"><b>x</b></p>');
  });

  it("element leaves out attributes that are null, undefined or false, and prints true without a value", () => {
    expect(element("td", {id: null, class: undefined, hidden: false, open: true, colspan: 2})).toBe(
      '<td open colspan="2"></td>',
    );
  });

  it("emptyElement(name) has no end tag", () => {
    expect(emptyElement("br")).toBe("<br>");
  });
});

describe("safeAddress", () => {
  it.each(["https://vive.dk/da", "http://example.org", "mailto:x@example.org", "#tabel-1", "HTTPS://VIVE.DK"])(
    "safeAddress(%s) is allowed",
    (href) => expect(safeAddress(href)).toBe(href),
  );

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\u0000script:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "vbscript:x",
    "//example.org",
    "/etc/passwd",
    "",
  ])("safeAddress(%j) is refused", (href) => expect(safeAddress(href)).toBeNull());

  it("safeAddress(href) drops characters that a browser would skip", () => {
    expect(safeAddress("\u0001https://vive.dk\u0007")).toBe("https://vive.dk");
  });
});

describe("fragment", () => {
  it("fragment(id) is an address that cannot end its attribute", () => {
    expect(fragment('mål "1"')).toBe("#m%C3%A5l%20%221%22");
  });
});

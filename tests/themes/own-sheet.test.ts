import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {checkedSheet} from "../../src/themes/own-sheet.ts";

const check = (text: string) => checkedSheet({file: "vores/theme.css", text});

describe("checkedSheet", () => {
  it("lets a sheet through that only styles", () => {
    const text = ".box { border: 0; background: url(data:image/png;base64,AAAA); mask: url(#a); content: '\\201C'; }";
    expect(check(".box { border: 0; }")).toBe("\n.box { border: 0; }\n");
    expect(() => check(text.replace("; content: '\\201C'", ""))).not.toThrow();
  });

  it.each([
    ["@import 'https://example.org/a.css';", "imports another style sheet"],
    [".a { background: url(https://example.org/a.png); }", "fetches something from outside"],
    ['.a { background: url( "file:///etc/passwd" ); }', "fetches something from outside"],
    [".a { background: URL(a.png); }", "fetches something from outside"],
    [".a { background: image-set('a.png' 1x); }", "may fetch something from outside"],
    [".a { background: u\\72l(a.png); }", "has an escape that can hide what it says"],
    [".a { background: \\url(a.png); }", "has an escape that can hide what it says"],
    [".a { content: '</style><script>alert(1)</script>'; }", "has a closing tag"],
    ["<!-- .a {} -->", "has a comment of HTML"],
  ])("refuses %s", (text, what) => {
    expect(() => check(text)).toThrow(`The style sheet ${what}.`);
  });

  it.each([
    [".a { color: red;\n.b { color: blue; }", "a { that is not closed", 1, 4],
    [".a { color: red; }\n}", "a } that closes nothing", 2, 1],
    [".a { width: calc(1px + 2px; }", "a ( that is not closed", 1, 17],
    [".a { color: red; } /* never", "a comment that is not closed", 1, 20],
    [".a::before { content: 'x; }\n", "a text that is not closed", 1, 23],
  ])("refuses %j, in which a browser would lose its way", (text, what, line, column) => {
    expect(() => check(text)).toThrow(
      expect.objectContaining({
        message: `The style sheet has ${what}.`,
        place: {file: "vores/theme.css", line, column},
      }),
    );
  });

  it("reads brackets in comments and texts as text", () => {
    expect(() => check(".a::before { content: '}{\\''; } /* ({[ ' */ .b[lang=\"(\"] { color: red; }")).not.toThrow();
  });

  it("tells line and column", () => {
    try {
      check(".a {}\n.b { src: url(x.woff2); }");
      throw new Error("not refused");
    } catch (error) {
      expect(error).toBeInstanceOf(CliError);
      expect(error).toMatchObject({place: {file: "vores/theme.css", line: 2, column: 11}});
    }
  });
});

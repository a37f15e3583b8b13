import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {loadClient, withClient} from "../../src/preview/client.ts";

const client = {style: "p {}", script: 'console.log("hej")'};
const state = {frame: "f", groups: {}, html: {}, problems: [], chapters: ["</script><b>"], milliseconds: null};
const page = `<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-own'; img-src data:"></head><body><p>Rapport</p></body></html>`;

function policyOf(html: string): string[] {
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  return policy.split("; ");
}

/** Of the script that is not JSON, as a browser hashes it. */
function hashOfScript(html: string): string {
  const [, script = ""] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

describe("withClient", () => {
  it("widens the page's policy by its one script and its stream, and nothing else", () => {
    const html = withClient(page, client, state);
    expect(policyOf(html)).toEqual([
      "default-src 'none'",
      `script-src 'sha256-own' ${hashOfScript(html)}`,
      "img-src data:",
      "connect-src 'self'",
    ]);
  });

  it("puts what it tells the page where no file name can end the element", () => {
    const html = withClient(page, client, state);
    expect(html).not.toContain("</script><b>");
    const [, json = ""] = /id="_preview">([\s\S]*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(json)).toEqual(state);
  });

  it("has a page of its own while there is no report", () => {
    const html = withClient(null, client, {...state, frame: null});
    expect(policyOf(html)).toContain("default-src 'none'");
    expect(policyOf(html)).toContain(`script-src ${hashOfScript(html)}`);
    expect(html.endsWith("</body>\n</html>\n")).toBe(true);
  });

  it("does not serve a page whose policy it cannot find", () => {
    expect(() => withClient("<html><body></body></html>", client, state)).toThrow("no policy");
  });

  it("leaves the report as it is", () => {
    expect(withClient(page, client, state)).toContain("<body><p>Rapport</p>");
  });
});

describe("loadClient", () => {
  it("gives a script that shares no name with the report's own", async () => {
    const {script} = await loadClient();
    expect(script.startsWith("(() => {")).toBe(true);
    expect(() => new Function(script)).not.toThrow();
  });
});

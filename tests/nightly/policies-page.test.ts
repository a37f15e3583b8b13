import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readYaml} from "../../src/config/read-yaml.ts";
import {noticesSpec} from "../../src/nightly/notices/spec.ts";
import {stopsSpec} from "../../src/nightly/stops/spec.ts";

/** The job files of a page, without the key that all of it stands under. */
function examplesOf(page: string): string[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  return [...text.matchAll(/```yaml\n\w+:\n([\s\S]*?)```/g)].map(([, example = ""]) => example.replace(/^ {2}/gm, ""));
}

describe("the pages on stops and notices", () => {
  it("show the policy that counts when none is written", () => {
    const [defaults = ""] = examplesOf("stops.md");
    expect(readYaml("stops.md", defaults, stopsSpec).value).toEqual(stopsSpec.parse({}));
  });

  it("show policies and notices that can be written", () => {
    const [, more = ""] = examplesOf("stops.md");
    const {jumps, except, rows} = readYaml("stops.md", more, stopsSpec).value;
    expect([jumps.map(({of}) => of.length), except.length, Object.keys(rows.sources)]).toEqual([
      [1, 2, 1],
      1,
      ["register"],
    ]);
    const [notices = ""] = examplesOf("notices.md");
    const {mail, webhook} = readYaml("notices.md", notices, noticesSpec).value;
    expect([mail.length, webhook.length]).toEqual([1, 2]);
  });
});

import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {loadPageTemplate, loadTheme} from "../../src/themes/load.ts";

describe("loadTheme", () => {
  it("loadTheme(theme) puts the tokens and the imported style sheets in", async () => {
    const {css, tokens} = await loadTheme("institute");
    expect(css).toContain("--measure:");
    expect(css).toContain(`--accent: ${tokens.light.accent};`);
    expect(css).toContain("@page");
    expect(css).not.toContain("@import");
  });

  it("loadTheme(theme) tells of a theme that is not there", async () => {
    const failure = loadTheme("../../etc");
    await expect(failure).rejects.toBeInstanceOf(CliError);
    await expect(failure).rejects.toMatchObject({kind: "environment"});
  });

  it("loadPageTemplate() reads the page", async () => {
    expect(await loadPageTemplate()).toContain("<!doctype html>");
  });
});

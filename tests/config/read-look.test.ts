import {describe, expect, it} from "vitest";
import {evaluationSpec} from "../../src/config/evaluation.ts";
import {readLook} from "../../src/config/read-look.ts";
import {readYaml} from "../../src/config/read-yaml.ts";

const rest = `
title: Prøve
disclosure: {none: Prøve}
sources: {a: {type: csv, path: a.csv, name: A, id: id}}
populations: {alle: {source: a, label: alle}}
population: alle
analyses: {}
`;

function lookOf(style: string, files: Readonly<Record<string, string>> = {}) {
  const evaluation = readYaml("rapporter/min/evaluation.yaml", `style:\n${style}\n${rest}`, evaluationSpec);
  const readFile = async (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error(`ENOENT: ${path}`);
    return new TextEncoder().encode(text);
  };
  const readFolder = async (folder: string) => {
    const names = Object.keys(files).filter((file) => file.startsWith(`${folder}/`));
    if (names.length === 0) throw new Error(`ENOENT: ${folder}`);
    return names.map((file) => file.slice(folder.length + 1));
  };
  return readLook(evaluation, {readFile, readFolder});
}

describe("readLook", () => {
  it("is the institute's when nothing is said", async () => {
    const {theme, looks} = await lookOf("  decimals: 0");
    expect(theme).toBe("institute");
    expect(looks).toHaveLength(1);
  });

  it("knows colours, fonts and logo with their places", async () => {
    const {theme, looks} = await lookOf('  theme: kommune\n  colours:\n    accent: "#7A1F3D"\n  logo: logo.svg');
    expect(theme).toBe("kommune");
    expect(looks[0]).toMatchObject({colours: {accent: "#7a1f3d"}, logo: "logo.svg", folder: "rapporter/min"});
    expect(looks[0]?.placeOf(["colours", "accent"])).toMatchObject({
      file: "rapporter/min/evaluation.yaml",
      line: 4,
      column: 5,
    });
  });

  it("reads a theme folder beside the reports, before what the evaluation says itself", async () => {
    const {theme, looks} = await lookOf('  theme: ../hus\n  colours: {tint: "#eeeeee"}', {
      "rapporter/hus/tokens.json": '{"extends": "plain", "colours": {"accent": "#234b1f"}, "logo": "hus.png"}',
      "rapporter/hus/theme.css": "h1 { color: inherit; }",
    });
    expect(theme).toBe("plain");
    expect(looks).toMatchObject([
      {
        colours: {accent: "#234b1f"},
        logo: "hus.png",
        folder: "rapporter/hus",
        sheet: {file: "rapporter/hus/theme.css", text: "h1 { color: inherit; }"},
      },
      {colours: {tint: "#eeeeee"}, folder: "rapporter/min"},
    ]);
  });

  it.each([
    ["komune", 'There is no theme "komune".', 'Did you mean "kommune"? A folder of your own begins with ./ or ../'],
    ["../../../etc/passwd\\0", "There is no tokens.json in the theme", "Write one that begins"],
    ["./findes-ikke", 'There is no tokens.json in the theme\'s folder "rapporter/min/findes-ikke".', "Write one"],
    ["/etc", 'There is no theme "/etc".', "The themes are"],
  ])("refuses the theme %s", async (name, message, hint) => {
    await expect(lookOf(`  theme: "${name}"`)).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
      place: {file: "rapporter/min/evaluation.yaml", line: 2, column: 3},
    });
  });

  it.each([
    ['{"extends": "institut"}', '"extends" cannot be the text "institut".', 'Did you mean "institute"?'],
    ['{"colours": {}}', '"extends" is missing.', "Write one of institute, kommune, plain."],
    ['{"extends": "plain", "couleurs": {}}', 'There is no key "couleurs".', 'Did you mean "colours"?'],
    ['{"extends": "plain", "colours": {"accent": "red"}}', '"colours.accent" is not a colour', undefined],
  ])("refuses tokens.json with %s", async (text, message, hint) => {
    await expect(lookOf("  theme: ./hus", {"rapporter/min/hus/tokens.json": text})).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining(message),
      hint: hint === undefined ? undefined : expect.stringContaining(hint),
      place: {file: "rapporter/min/hus/tokens.json", line: 1},
    });
  });
});

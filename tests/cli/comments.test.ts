import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {
  bookmark,
  comment,
  commented,
  deleted,
  inserted,
  line,
  words,
  writtenDocument,
} from "../review/written-document.ts";
import {run} from "../support/terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "maalepunkt-comments-"));
const file = join(folder, "report.docx");
writeFileSync(
  file,
  writtenDocument({
    origins:
      '<chapter>chapters/01-start.md</chapter><chapter>chapters/02-profil.md</chapter><number printed="37 pct.">helbred/psyk/Dårligt/percent</number>',
    body:
      `<w:p>${line(2, 14)}${words("Det er ")}${bookmark("_mpn_1", deleted("37 pct.") + inserted("39 pct."))}${words(" af dem.")}</w:p>` +
      `<w:p>${line(1, 3)}${commented(0, words("De fleste"))}${words(" er glade.")}</w:p>`,
    comments: comment(0, "Hvor mange?"),
  }),
);

afterAll(() => rmSync(folder, {recursive: true, force: true}));

it("comments lists what reviewers left, by chapter and line, in Danish", async () => {
  const {exitCode, output} = await run("comments", file);
  expect(exitCode).toBe(0);
  expect(output).toBe(
    [
      "Fra rapporten «min».",
      "",
      "chapters/01-start.md:3  Kommentar · Anna Holm · 3.3.2026 kl. 10.15",
      "  Til «De fleste»",
      "  Hvor mange?",
      "",
      "chapters/02-profil.md:14  Rettet · Anna Holm · 3.3.2026 kl. 10.15",
      "  «37 pct.» → «39 pct.»",
      "  I «Det er 39 pct. af dem.»",
      "  Tallet kommer fra helbred/psyk/Dårligt/percent: det følger data og rettes ikke i teksten.",
      "",
      "1 kommentar og 1 rettelse.",
      "",
    ].join("\n"),
  );
});

it("comments --json prints what a script would read", async () => {
  const {output} = await run("comments", file, "--json");
  expect(JSON.parse(output)).toMatchObject({
    evaluation: "min",
    comments: [{text: "Hvor mange?", place: {file: "chapters/01-start.md", line: 3}}],
    changes: [{kind: "replaced", numbers: ["helbred/psyk/Dårligt/percent"]}],
  });
});

it("comments of a file that is not there ends in words", async () => {
  const {exitCode, errors} = await run("comments", join(folder, "nowhere.docx"));
  expect(exitCode).toBe(2);
  expect(errors).toContain("cannot be read");
});

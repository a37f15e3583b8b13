import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {readReview} from "../../src/review/review.ts";
import {bookmark, comment, commented, deleted, inserted, line, words, writtenDocument} from "./written-document.ts";

const read = (document: Parameters<typeof writtenDocument>[0]) => readReview(writtenDocument(document), "report.docx");
const origins = "<chapter>chapters/01-start.md</chapter><chapter>chapters/02-profil.md</chapter>";
const here = {file: "chapters/02-profil.md", line: 14};
const paragraph = (inside: string) => `<w:p>${inside}</w:p>`;

describe("comments", () => {
  it("have their author, date and words, the passage they mark, and the line its paragraph begins on", async () => {
    const {comments, evaluation} = await read({
      origins,
      body: paragraph(`${line(2, 14)}${words("Før. ")}${commented(0, words("De fleste"))}${words(" er glade.")}`),
      comments: comment(0, "Hvor mange?"),
    });
    expect(evaluation).toBe("min");
    expect(comments).toEqual([
      {
        author: "Anna Holm",
        date: "2026-03-03T10:15:00Z",
        text: "Hvor mange?",
        passage: "De fleste",
        place: here,
        numbers: [],
        isResolved: false,
        replies: [],
      },
    ]);
  });

  it("have their replies under them, and are resolved where the thread is", async () => {
    const {comments} = await read({
      origins,
      body: paragraph(`${line(1, 3)}${commented(0, commented(1, words("Tekst")))}${commented(2, words(" mere"))}`),
      comments: comment(0, "Spørgsmål") + comment(1, "Svar") + comment(2, "Andet"),
      states:
        '<w15:commentEx w15:paraId="00000000" w15:done="1"/><w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="1"/>' +
        '<w15:commentEx w15:paraId="00000002" w15:done="0"/>',
    });
    expect(
      comments.map(({text, isResolved, replies}) => [text, isResolved, replies.map((reply) => reply.text)]),
    ).toEqual([
      ["Spørgsmål", true, ["Svar"]],
      ["Andet", false, []],
    ]);
  });

  it("that begin before their paragraph's mark, or between paragraphs, are that paragraph's", async () => {
    const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`;
    const end = (id: number) => `<w:commentRangeEnd w:id="${id}"/>`;
    const {comments} = await read({
      origins,
      body:
        paragraph(line(2, 3) + words("Først.")) +
        paragraph(`${start(0)}${line(2, 14)}${words("Inde.")}${end(0)}`) +
        `${start(1)}${paragraph(line(2, 20) + words("Imellem."))}${end(1)}`,
      comments: comment(0, "A") + comment(1, "B"),
    });
    expect(comments.map(({place, passage}) => [place?.line, passage])).toEqual([
      [14, "Inde."],
      [20, "Imellem."],
    ]);
  });

  it("that mark no words are about their paragraph", async () => {
    const {comments} = await read({
      origins,
      body: paragraph(`${line(2, 14)}${words("Hele afsnittet.")}<w:r><w:commentReference w:id="0"/></w:r>`),
      comments: comment(0, "Uklart"),
    });
    expect(comments[0]).toMatchObject({passage: "Hele afsnittet.", place: here});
  });

  it("in a footnote are found, with the line of the note", async () => {
    const {comments} = await read({
      origins,
      body: paragraph(line(1, 3) + words("Tekst")),
      footnotes: `<w:footnote w:id="1">${paragraph(line(2, 14) + commented(4, words("I noten")))}</w:footnote>`,
      comments: comment(4, "Kilde?"),
    });
    expect(comments[0]).toMatchObject({passage: "I noten", place: here});
  });

  it("on a cell of a table name the address of its number", async () => {
    const cell = (inside: string) => `<w:tc><w:tcPr><w:tcW w:w="1"/></w:tcPr>${paragraph(inside)}</w:tc>`;
    const {comments} = await read({
      origins: `${origins}<row>a/b/x/antal\na/b/x/procent af alle</row>`,
      body:
        paragraph(line(2, 14) + words("Tabel 1")) +
        `<w:tbl><w:tr>${cell(bookmark("_mpr_1", "") + words("Godt"))}${cell(words("9"))}${cell(commented(0, words("31")))}</w:tr></w:tbl>`,
      comments: comment(0, "Passer det?"),
    });
    expect(comments[0]).toMatchObject({passage: "31", place: here, numbers: ["a/b/x/procent af alle"]});
  });
});

describe("tracked changes", () => {
  it("tell what was put in, what was taken out, and how the paragraph now reads", async () => {
    const {changes} = await read({
      origins,
      body: paragraph(
        `${line(2, 14)}${words("De ")}${inserted("allerfleste ")}${words("er ")}${deleted("meget ")}${words("glade.")}`,
      ),
    });
    expect(
      changes.map(({kind, before, after, paragraph: text, place}) => ({kind, before, after, text, place})),
    ).toEqual([
      {kind: "inserted", before: "", after: "allerfleste", text: "De allerfleste er glade.", place: here},
      {kind: "deleted", before: "meget", after: "", text: "De allerfleste er glade.", place: here},
    ]);
  });

  it("that take out and put in at one place by one author are one", async () => {
    const {changes} = await read({
      origins,
      body: paragraph(line(2, 14) + words("Det er ") + deleted("go") + deleted("dt") + inserted("skidt") + words(".")),
    });
    expect(changes).toMatchObject([{kind: "replaced", before: "godt", after: "skidt", author: "Anna Holm"}]);
  });

  it("by two authors at one place stay two", async () => {
    const bo = 'w:author="Bo Lund" w:date="2026-03-04T09:00:00Z"';
    const {changes} = await read({origins, body: paragraph(deleted("godt") + inserted("skidt", bo))});
    expect(changes.map(({kind, author}) => [kind, author])).toEqual([
      ["deleted", "Anna Holm"],
      ["inserted", "Bo Lund"],
    ]);
  });

  it("that move words tell from where and to where, once", async () => {
    const moved = (name: string, inside: string) =>
      `<w:${name}RangeStart w:id="8" w:name="move1"/><w:${name} w:id="9" w:author="Anna Holm">${inside}</w:${name}><w:${name}RangeEnd w:id="8"/>`;
    const {changes} = await read({
      origins,
      body:
        paragraph(line(1, 3) + moved("moveFrom", words("En sætning."))) +
        paragraph(line(2, 14) + words("Her. ") + moved("moveTo", words("En sætning."))),
    });
    expect(changes).toMatchObject([
      {kind: "moved", before: "En sætning.", place: {file: "chapters/01-start.md", line: 3}, to: here},
    ]);
  });

  it("that take out a whole paragraph have its end with them", async () => {
    const end = '<w:pPr><w:rPr><w:del w:id="3" w:author="Anna Holm" w:date="2026-03-03T10:15:00Z"/></w:rPr></w:pPr>';
    const {changes} = await read({
      origins,
      body: `<w:p>${end}${line(2, 14)}${deleted("Væk.")}</w:p>${paragraph(words("Bliver."))}`,
    });
    expect(changes).toMatchObject([{kind: "deleted", before: "Væk.¶", place: here}]);
  });

  it("of a live number name the address it comes from", async () => {
    const {changes} = await read({
      origins: `${origins}<number printed="37 pct.">helbred/psyk/Dårligt/percent</number>`,
      body: paragraph(
        line(2, 14) +
          words("Det er ") +
          bookmark("_mpn_1", deleted("37 pct.")) +
          inserted("39 pct.") +
          words(" af dem."),
      ),
    });
    expect(changes).toMatchObject([
      {kind: "replaced", before: "37 pct.", after: "39 pct.", numbers: ["helbred/psyk/Dårligt/percent"]},
    ]);
  });

  it("that nobody tracked are told of live numbers", async () => {
    const {changes} = await read({
      origins: `${origins}<number printed="37 pct.">a</number><number printed="98">b</number>`,
      body: paragraph(
        line(2, 14) + bookmark("_mpn_1", words("39 pct.")) + words(" af ") + bookmark("_mpn_2", words("98")),
      ),
    });
    expect(changes).toMatchObject([
      {kind: "untracked", before: "37 pct.", after: "39 pct.", numbers: ["a"], author: null, place: here},
    ]);
  });

  it("of formatting alone are none", async () => {
    const change = '<w:rPrChange w:id="5" w:author="Anna Holm"><w:rPr><w:i/></w:rPr></w:rPrChange>';
    const {changes} = await read({origins, body: paragraph(`<w:r><w:rPr><w:b/>${change}</w:rPr><w:t>Fed</w:t></w:r>`)});
    expect(changes).toEqual([]);
  });

  it("in what is said twice for older programs are told once", async () => {
    const both = `<mc:AlternateContent><mc:Choice Requires="wps">${paragraph(inserted("Ny"))}</mc:Choice><mc:Fallback>${paragraph(inserted("Ny"))}</mc:Fallback></mc:AlternateContent>`;
    const {changes} = await read({origins, body: paragraph(`<w:r>${both}</w:r>`)});
    expect(changes).toHaveLength(1);
  });
});

describe("a document that is not maalepunkt's", () => {
  it("is listed all the same, without places", async () => {
    const review = await read({
      body: paragraph(commented(0, words("Tekst")) + inserted("mere")),
      comments: comment(0, "Hm"),
    });
    expect(review).toMatchObject({
      evaluation: null,
      comments: [{text: "Hm", passage: "Tekst", place: null}],
      changes: [{kind: "inserted", after: "mere", place: null}],
    });
  });

  it("in the strict form of the format is read too", async () => {
    const strict = `<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><ins id="1" author="Anna"><r><t>Ny</t></r></ins></p></body></d>`;
    const review = await read({body: "", extra: {"word/document.xml": strict}});
    expect(review.changes).toMatchObject([{kind: "inserted", after: "Ny", author: "Anna"}]);
  });
});

describe("what is refused, in words", () => {
  const failure = async (bytes: Uint8Array): Promise<CliError> => {
    const error = await readReview(bytes, "report.docx").catch((cause: unknown) => cause);
    if (!(error instanceof CliError)) throw new Error(`not refused as expected: ${String(error)}`);
    expect(error.kind).toBe("data");
    expect(error.hint).toBeTruthy();
    return error;
  };

  it("the old format, and documents behind a password", async () => {
    const {message} = await failure(Buffer.from("d0cf11e0a1b11ae10000", "hex"));
    expect(message).toContain("(.doc)");
  });

  it("other files, and zips that are no document", async () => {
    expect((await failure(Buffer.from("%PDF-1.7"))).message).toContain("not a Word document");
    expect((await failure(writtenDocument({body: "", extra: {"_rels/.rels": "<r/>"}}))).message).toContain(
      "not a Word document",
    );
  });

  it("an archive that is cut off", async () => {
    const whole = writtenDocument({body: paragraph(words("Tekst"))});
    expect((await failure(whole.subarray(0, whole.length - 40))).message).toContain("damaged");
  });

  it("XML that is not whole", async () => {
    expect((await failure(writtenDocument({body: "<w:p>"}))).message).toContain("damaged");
  });

  it("entities, which could bring in other files or grow without end", async () => {
    const xml = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>';
    expect((await failure(writtenDocument({body: "", extra: {"word/document.xml": xml}}))).message).toContain(
      "entities",
    );
  });

  it("a part that unpacks to more than a document can have", async () => {
    const bomb = Buffer.alloc(140 * 1024 * 1024, 0x20);
    expect((await failure(writtenDocument({body: "", extra: {"word/document.xml": bomb}}))).message).toMatch(/\d+ MB/);
  });

  it("tags within tags without end", async () => {
    const deep = `<w:p>${"<w:sdt>".repeat(1000)}${"</w:sdt>".repeat(1000)}</w:p>`;
    expect((await failure(writtenDocument({body: deep}))).message).toContain("damaged");
  });
});

it("what a stranger wrote is shown without what garbles a terminal", async () => {
  const {comments} = await read({
    body: paragraph(commented(0, words("A&#x9b;31m\u202eB"))),
    comments: comment(0, "Rød\u009b31m\u202etekst").replace("Anna Holm", "An\u200e\u009bna"),
  });
  expect(JSON.stringify(comments)).not.toMatch(/[\u009b\u202e]/);
  expect(comments[0]?.passage).toBe("A31mB");
});

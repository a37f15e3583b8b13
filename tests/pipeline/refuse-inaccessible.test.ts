import {describe, expect, it} from "vitest";
import {expectedErrors} from "../../src/errors/cli-errors.ts";
import type {Format} from "../../src/pipeline/formats.ts";
import {refuseInaccessible} from "../../src/pipeline/refuse-inaccessible.ts";
import {accessiblePdf} from "../render/pdf-check/accessible-pdf.ts";

const noAlternative = accessiblePdf({figure: (object) => object.replace("/Alt (Andelen stiger)", "")});

async function messages(rendered: ReadonlyMap<Format, string | Uint8Array>): Promise<readonly string[]> {
  try {
    await refuseInaccessible(rendered);
  } catch (error) {
    return expectedErrors(error).map(({kind, message}) => `${kind}: ${message}`);
  }
  return [];
}

describe("refuseInaccessible", () => {
  it("lets printed files pass that hold every rule, and all that is not printed", async () => {
    expect(
      await messages(
        new Map<Format, string | Uint8Array>([
          ["pdf", accessiblePdf()],
          ["html", "<p>"],
          ["docx", Buffer.from("PK")],
        ]),
      ),
    ).toEqual([]);
  });

  it("tells the file, page, rule and clause of everything that it finds", async () => {
    expect(
      await messages(
        new Map<Format, string | Uint8Array>([
          ["pdf", noAlternative],
          ["summary", Buffer.from("")],
        ]),
      ),
    ).toEqual([
      expect.stringMatching(
        /^output: report\.pdf, page 1: A figure has no alternative text \(ISO 14289-1, 7\.3; figure-text, object \d+\)\.$/,
      ),
      "output: summary.pdf: The file is no PDF, or is broken (ISO 14289-1, 6.1; readable).",
    ]);
  });
});

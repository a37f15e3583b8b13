import {CliError} from "../../src/errors/cli-error.ts";

/** A fenced block of a Markdown page. */
export interface Fence {
  /** The word behind the fence: `yaml`, `text`, `markdown` … */
  readonly kind: string;
  readonly text: string;
  /** Where the text stands in the page. */
  readonly start: number;
  readonly line: number;
}

export interface Page {
  readonly file: string;
  readonly text: string;
  readonly fences: readonly Fence[];
}

/** A fence whose content is made from another's. */
export interface Answered {
  readonly asked: Fence;
  readonly answer: Fence;
}

export function readPage(file: string, text: string): Page {
  const fences: Fence[] = [];
  const pattern = /^```(\w*)[^\n]*\n([\s\S]*?)^```$/gm;
  for (const match of text.matchAll(pattern)) {
    const [whole, kind = "", content = ""] = match;
    const start = match.index + whole.indexOf("\n") + 1;
    fences.push({kind, text: content, start, line: text.slice(0, start).split("\n").length});
  }
  return {file, text, fences};
}

/** The parts of evaluation.yaml that a page shows: the `yaml` fences with analyses, each with what it prints behind it. */
export function examplesOf(page: Page): Answered[] {
  return answered(page, ({kind, text}) => kind === "yaml" && /^analyses:/m.test(text));
}

/** The pieces of chapters that a page shows. */
export function proseOf(page: Page): Answered[] {
  return answered(page, ({kind, text}) => kind === "markdown" && text.includes("{{"));
}

/** The parts of codebook.yaml that a page shows: their first line says so. */
export function codebookPartsOf({fences}: Page): Fence[] {
  return fences.filter(({kind, text}) => kind === "yaml" && text.startsWith("# codebook.yaml"));
}

function answered(page: Page, isAsked: (fence: Fence) => boolean): Answered[] {
  return page.fences.flatMap((asked, index) => {
    if (!isAsked(asked)) return [];
    const answer = page.fences[index + 1];
    if (answer?.kind === "text") return [{asked, answer}];
    throw new CliError("config", "This block has no block of what it prints behind it.", {
      place: {file: page.file, line: asked.line, column: 1},
      hint: "Write an empty block of kind text behind it; the script fills it.",
    });
  });
}

/** The page with new contents of some fences. */
export function rewritten({text}: Page, contents: ReadonlyMap<Fence, string>): string {
  const inOrder = [...contents].sort(([one], [other]) => one.start - other.start);
  let end = 0;
  const parts = inOrder.map(([fence, content]) => {
    const before = text.slice(end, fence.start);
    end = fence.start + fence.text.length;
    return before + content;
  });
  return parts.join("") + text.slice(end);
}

/** A fence's text on the lines that it has in the page, so that errors name them. */
export function onItsLines({text, line}: Fence): string {
  return "\n".repeat(line - 1) + text;
}

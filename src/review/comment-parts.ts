import type {Authorship} from "./model.ts";
import {plainText} from "./plain-text.ts";
import {readXml} from "./read-xml.ts";

/** A comment as it stands in its own part, not yet joined with what it is about. */
export interface WrittenComment extends Authorship {
  readonly id: string;
  readonly text: string;
  /** The paragraph that stands for the comment in the part that tells of replies. */
  readonly paragraph: string | null;
}

/** How a comment relates to others, by the paragraphs that stand for them. */
export interface CommentState {
  readonly parent: string | null;
  readonly isResolved: boolean;
}

/** comments.xml: who wrote what. */
export function readComments(xml: string, file: string): WrittenComment[] {
  const comments: WrittenComment[] = [];
  let open: (Authorship & {id: string; text: string; paragraph: string | null}) | null = null;
  let isText = false;
  readXml(xml, file, {
    open: ({name, value}) => {
      if (name === "w:comment") {
        const [author, date] = [plainText(value("author") ?? ""), value("date") ?? null];
        open = {id: value("id") ?? "", author: author === "" ? null : author, date, text: "", paragraph: null};
      }
      if (open === null) return;
      if (name === "w:p") {
        // The last paragraph of a comment is the one that stands for it.
        open.paragraph = value("paraId") ?? null;
        if (open.text !== "") open.text += "\n";
      }
      if (name === "w:t") isText = true;
      if (name === "w:tab" || name === "w:br") open.text += " ";
    },
    text: (text) => {
      if (isText && open !== null) open.text += text;
    },
    close: (name) => {
      if (name === "w:t") isText = false;
      if (name !== "w:comment" || open === null) return;
      comments.push({...open, text: plainText(open.text)});
      open = null;
    },
  });
  return comments;
}

/** commentsExtended.xml: which comments answer others, and which are done with. */
export function readCommentStates(xml: string, file: string): Map<string, CommentState> {
  const states = new Map<string, CommentState>();
  readXml(xml, file, {
    open: ({name, value}) => {
      if (name !== "w15:commentEx") return;
      const done = value("done") ?? "0";
      states.set(value("paraId") ?? "", {
        parent: value("paraIdParent") ?? null,
        isResolved: done === "1" || done === "true",
      });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return states;
}

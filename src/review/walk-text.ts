import type {Authorship} from "./model.ts";
import {readXml, type Tag} from "./read-xml.ts";
import type {Cell, ChangedWords, ChangeKind, CommentRange, Mark, ParagraphRecord, WalkedText} from "./walked.ts";

interface OpenRow {
  row: number;
  column: number;
}

const kinds: Readonly<Record<string, ChangeKind>> = {
  "w:ins": "inserted",
  "w:del": "deleted",
  "w:moveFrom": "moved-from",
  "w:moveTo": "moved-to",
};

/** Reads document.xml, or a part of notes, in the order of its text. */
export function walkText(xml: string, file: string): WalkedText {
  const walker = new TextWalker();
  readXml(xml, file, walker);
  return walker.result;
}

class TextWalker {
  readonly #changes: ChangedWords[] = [];
  readonly #comments = new Map<string, CommentRange>();
  readonly #openComments = new Set<string>();
  /** Comments that begin between paragraphs: the next one is meant. */
  readonly #waiting: CommentRange[] = [];
  readonly #numbers = new Map<number, string>();
  readonly #places = new Map<number, ParagraphRecord>();
  /** Bookmarks of numbers that are open, by the id of the bookmark. */
  readonly #openNumbers = new Map<string, number>();
  readonly #tracked: (Authorship & {readonly kind: ChangeKind})[] = [];
  readonly #moves: string[] = [];
  readonly #rows: OpenRow[] = [];
  readonly #paragraphs: (ParagraphRecord & {isMarked: boolean})[] = [];
  #mark: Mark = {chapter: 0, line: 0};
  #read = 0;
  /** Depth of what is said twice for older programs, and of properties, where nothing is text. */
  #skipped = 0;
  #inProperties = 0;
  #isText = false;

  get result(): WalkedText {
    return {
      changes: this.#changes,
      comments: [...this.#comments.values()],
      numbers: this.#numbers,
      places: this.#places,
    };
  }

  readonly open = (tag: Tag): void => {
    if (tag.name === "mc:Fallback" || this.#skipped > 0) {
      this.#skipped++;
      return;
    }
    switch (tag.name) {
      case "w:p":
        this.#openParagraph();
        break;
      case "w:pPr":
      case "w:rPr":
      case "w:trPr":
        this.#inProperties++;
        break;
      case "w:ins":
      case "w:del":
      case "w:moveFrom":
      case "w:moveTo":
        this.#openChange(tag);
        break;
      case "w:t":
      case "w:delText":
        this.#isText = true;
        break;
      case "w:tab":
      case "w:br":
      case "w:cr":
        if (this.#inProperties === 0) this.#addWords(" ");
        break;
      case "w:noBreakHyphen":
        this.#addWords("-");
        break;
      case "w:tr":
        this.#rows.push({row: 0, column: -2});
        break;
      case "w:tc":
        this.#nextCell(1);
        break;
      case "w:gridSpan":
        this.#nextCell(Math.max(0, Number(tag.value("val") ?? 1) - 1));
        break;
      case "w:bookmarkStart":
        this.#openBookmark(tag.value("id") ?? "", tag.value("name") ?? "");
        break;
      case "w:bookmarkEnd":
        this.#openNumbers.delete(tag.value("id") ?? "");
        break;
      case "w:moveFromRangeStart":
      case "w:moveToRangeStart":
        this.#moves.push(tag.value("name") ?? "");
        break;
      case "w:moveFromRangeEnd":
      case "w:moveToRangeEnd":
        this.#moves.pop();
        break;
      case "w:commentRangeStart":
        this.#openComment(tag.value("id") ?? "");
        break;
      case "w:commentRangeEnd":
        this.#openComments.delete(tag.value("id") ?? "");
        break;
      case "w:commentReference":
        this.#referComment(tag.value("id") ?? "");
        break;
    }
  };

  readonly text = (words: string): void => {
    if (this.#isText && this.#skipped === 0) this.#addWords(words);
  };

  readonly close = (name: string): void => {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    switch (name) {
      case "w:p":
        this.#closeParagraph();
        break;
      case "w:pPr":
      case "w:rPr":
      case "w:trPr":
        this.#inProperties--;
        break;
      case "w:ins":
      case "w:del":
      case "w:moveFrom":
      case "w:moveTo":
        if (this.#inProperties === 0) this.#tracked.pop();
        break;
      case "w:t":
      case "w:delText":
        this.#isText = false;
        break;
      case "w:tr":
        this.#rows.pop();
        break;
    }
  };

  #openParagraph(): void {
    const paragraph = {mark: this.#mark, text: "", isMarked: false};
    this.#paragraphs.push(paragraph);
    for (const comment of this.#waiting.splice(0)) comment.paragraph = paragraph;
  }

  #openChange(tag: Tag): void {
    const kind = kinds[tag.name];
    if (kind === undefined) return;
    const change = {kind, author: tag.value("author") ?? null, date: tag.value("date") ?? null};
    if (this.#inProperties === 0) this.#tracked.push(change);
    // In the properties of a paragraph it is the paragraph's end that is put in or taken out: told when the end comes.
    else if (this.#inParagraphMark()) this.#endOfParagraph = change;
  }

  #endOfParagraph: (Authorship & {readonly kind: ChangeKind}) | null = null;

  /** `w:pPr` with `w:rPr` in it; the properties of a run or a row alone are one deep. */
  #inParagraphMark(): boolean {
    return this.#inProperties === 2;
  }

  #closeParagraph(): void {
    const change = this.#endOfParagraph;
    this.#endOfParagraph = null;
    if (change !== null) this.#addChange(change, "¶");
    const paragraph = this.#paragraphs.pop();
    const around = this.#paragraphs.at(-1);
    // A box within a paragraph is read with it.
    if (paragraph !== undefined && around !== undefined) around.text += ` ${paragraph.text}`;
    for (const id of this.#openComments) {
      const comment = this.#comments.get(id);
      if (comment !== undefined && comment.passage !== "") comment.passage += "\n";
    }
    this.#read++;
  }

  #addWords(words: string): void {
    const change = this.#tracked.at(-1);
    const paragraph = this.#paragraphs.at(-1);
    if (change !== undefined) this.#addChange(change, words);
    if (change?.kind === "deleted" || change?.kind === "moved-from") return;
    if (change === undefined) this.#read += words.trim() === "" ? 0 : words.length;
    if (paragraph !== undefined) paragraph.text += words;
    for (const number of this.#openNumbers.values()) {
      this.#numbers.set(number, (this.#numbers.get(number) ?? "") + words);
    }
    for (const id of this.#openComments) this.#addToComment(id, words);
  }

  #addToComment(id: string, words: string): void {
    const comment = this.#comments.get(id);
    if (comment === undefined) return;
    comment.passage += words;
    for (const number of this.#openNumbers.values()) comment.numbers.add(number);
    const cell = this.#cell();
    if (cell !== null) comment.cells.add(cell);
  }

  #addChange({kind, author, date}: Authorship & {readonly kind: ChangeKind}, words: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined) return;
    this.#changes.push({
      kind,
      author,
      date,
      words,
      move: kind === "moved-from" || kind === "moved-to" ? (this.#moves.at(-1) ?? null) : null,
      at: this.#read,
      paragraph,
      numbers: [...this.#openNumbers.values()],
      cell: this.#cell(),
    });
  }

  #cell(): Cell | null {
    const open = this.#rows.at(-1);
    return open === undefined || open.row === 0 || open.column < 0 ? null : {row: open.row, column: open.column};
  }

  #nextCell(columns: number): void {
    const open = this.#rows.at(-1);
    if (open !== undefined) open.column += columns;
  }

  #openBookmark(id: string, name: string): void {
    const [, kind, first, second] = /^_mp(n|r)?_(\d{1,9})(?:_(\d{1,9}))?$/.exec(name) ?? [];
    if (first === undefined) return;
    const row = this.#rows.at(-1);
    if (kind === "n") {
      this.#openNumbers.set(id, Number(first));
      this.#numbers.set(Number(first), this.#numbers.get(Number(first)) ?? "");
      const paragraph = this.#paragraphs.at(-1);
      if (paragraph !== undefined) this.#places.set(Number(first), paragraph);
    } else if (kind === "r") {
      if (row !== undefined) row.row = Number(first);
    } else this.#setMark({chapter: Number(first), line: Number(second ?? 0)});
  }

  /** A paragraph is where its first mark says, also for what stands in it before the mark. */
  #setMark(mark: Mark): void {
    this.#mark = mark;
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph === undefined || paragraph.isMarked) return;
    paragraph.mark = mark;
    paragraph.isMarked = true;
  }

  #openComment(id: string): void {
    if (!this.#comments.has(id)) this.#addComment(id);
    this.#openComments.add(id);
  }

  /** A comment that marks no words is only referred to. */
  #referComment(id: string): void {
    if (!this.#comments.has(id)) this.#addComment(id);
  }

  #addComment(id: string): void {
    const paragraph = this.#paragraphs.at(-1);
    const around = paragraph ?? {mark: this.#mark, text: ""};
    const comment = {id, passage: "", paragraph: around, numbers: new Set<number>(), cells: new Set<Cell>()};
    this.#comments.set(id, comment);
    if (paragraph === undefined) this.#waiting.push(comment);
  }
}

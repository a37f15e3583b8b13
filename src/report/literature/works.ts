/** A work that a report can cite, as literature.yaml tells of it. */
export type Work = Article | Book | BookChapter | InstitutionReport | WebPage;

interface WorkCommon {
  /** "Efternavn, F." for a person; an organisation has no comma. */
  readonly authors: readonly string[];
  /** "u.å." for a work without one. */
  readonly year: number | string;
  readonly title: string;
  readonly doi?: string | undefined;
  readonly url?: string | undefined;
}

interface Article extends WorkCommon {
  readonly type: "article";
  readonly journal: string;
  readonly volume?: string | number | undefined;
  readonly issue?: string | number | undefined;
  readonly pages?: string | undefined;
}

interface Book extends WorkCommon {
  readonly type: "book";
  readonly publisher: string;
  readonly place?: string | undefined;
  readonly edition?: number | undefined;
}

interface BookChapter extends WorkCommon {
  readonly type: "chapter";
  readonly book: string;
  readonly editors?: readonly string[] | undefined;
  readonly publisher: string;
  readonly place?: string | undefined;
  readonly pages?: string | undefined;
}

interface InstitutionReport extends WorkCommon {
  readonly type: "report";
  readonly publisher: string;
  readonly place?: string | undefined;
  readonly series?: string | undefined;
}

interface WebPage extends WorkCommon {
  readonly type: "web";
  readonly site?: string | undefined;
  /** ISO date. */
  readonly accessed?: string | undefined;
}

/** Works by key. */
export type Literature = Readonly<Record<string, Work>>;

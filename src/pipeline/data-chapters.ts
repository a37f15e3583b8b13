import type {DataReportPart} from "../config/analysis-specs.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {ChapterFile} from "../config/read-files.ts";

interface Section {
  readonly part: DataReportPart;
  readonly heading: string;
  readonly title: string;
  readonly text: string;
}

interface DataChapter {
  readonly title: string;
  readonly sections: readonly Section[];
}

const chapters: readonly DataChapter[] = [
  {
    title: "Hvad der er læst",
    sections: [
      {
        part: "sources",
        heading: "Kilder",
        title: "Læste, udeladte og bevarede rækker",
        text: "En række er bevaret, når den har et id, hører til en måling, er gennemført, har mindst ét svar og ikke er en dobbeltbesvarelse.",
      },
      {
        part: "dropped",
        heading: "Udeladte rækker",
        title: "Udeladte rækker og årsagen til, at de er udeladt",
        text: "Rækkerne er nummereret fra den første under overskriften.",
      },
      {part: "waves", heading: "Målinger", title: "Bevarede besvarelser ved hver måling", text: ""},
      {
        part: "notes",
        heading: "Bemærkninger fra læsningen",
        title: "Bemærkninger fra læsningen af kilderne",
        text: "Her står blandt andet svar uden for svarskalaen, betegnelser, der er forskellige fra fil til fil, og variable, som nogle filer mangler.",
      },
    ],
  },
  {
    title: "Grænser",
    sections: [
      {
        part: "limits",
        heading: "Overskredne grænser",
        title: "Overskredne grænser for datakvaliteten",
        text: "Grænserne er sat under `data_quality` i evaluation.yaml. Nogle giver en advarsel, andre stopper rapporten.",
      },
    ],
  },
  {
    title: "Svar og manglende svar",
    sections: [
      {
        part: "variables",
        heading: "Variable",
        title: "Gyldige og manglende svar på hver variabel",
        text: "Et gyldigt svar er et svar, der hverken er »ved ikke« eller »ikke relevant«. Uoplyst er tomme felter og koder for, at der ikke er svaret. Kun målinger, hvor spørgsmålet stilles, er talt med.",
      },
      {
        part: "straight-lines",
        heading: "Samme svar hele vejen",
        title: "Skemaer med samme svar på alle spørgsmål i et batteri",
        text: "Et batteri er mindst fire spørgsmål i træk med samme svarmuligheder. Det samme svar hele vejen kan være sandt, men er der mange af dem, kan det være et tegn på, at skemaet er udfyldt uden at blive læst.",
      },
      {
        part: "contradictions",
        heading: "Modsigelser",
        title: "Oplysninger, der modsiger hinanden",
        text: "",
      },
    ],
  },
  {
    title: "Hvem der har svaret igen",
    sections: [
      {
        part: "returns",
        heading: "Besvarede målinger",
        title: "Personer efter de målinger, de har besvaret",
        text: "",
      },
      {
        part: "due",
        heading: "Målinger, der mangler",
        title: "Målinger, der skulle være foretaget, og hvor mange der er besvaret",
        text: "Er det angivet, hvor lang tid efter opstarten en måling skal foretages, tæller kun de personer, for hvem tiden er gået, og hvis forløb ikke var afsluttet forinden. Ellers tæller alle. Kilder om andre personer og kilder, hvor ingen kan genfindes, er ikke med.",
      },
      {part: "intervals", heading: "Tid mellem målinger", title: "Dage mellem den samme persons målinger", text: ""},
      {
        part: "drop-out",
        heading: "Frafald",
        title: "Spørgsmål, hvor de, der har svaret igen, adskilte sig ved første måling",
        text: "De, der har svaret igen, er dem med en besvarelse ved den seneste måling. For hvert spørgsmål vises det svar, hvor de ved første måling adskilte sig mest fra alle, når forskellen er fem procentpoint eller mere; p-værdien sammenligner dem med de øvrige. Var de anderledes fra begyndelsen, kan deres udvikling ikke uden videre gælde for alle.",
      },
    ],
  },
  {
    title: "Dækning",
    sections: [{part: "units", heading: "Enheder", title: "Dækning og svarprocent for hver enhed", text: ""}],
  },
];

/** There is nothing to say in these where everybody is asked once. */
const ofWaves: readonly DataReportPart[] = ["waves", "returns", "due", "intervals", "drop-out"];

function chaptersFor({sources}: Pick<EvaluationSpec, "sources">): DataChapter[] {
  if (Object.values(sources).some(({wave}) => wave !== undefined)) return [...chapters];
  return chapters
    .map((chapter) => ({...chapter, sections: chapter.sections.filter(({part}) => !ofWaves.includes(part))}))
    .filter(({sections}) => sections.length > 0);
}

/** The analyses of a data report, in the place of the evaluation's own. */
export function dataAnalyses(evaluation: Pick<EvaluationSpec, "sources">): EvaluationSpec["analyses"] {
  return Object.fromEntries(
    chaptersFor(evaluation).flatMap(({sections}) =>
      sections.map(({part, title}) => [keyOf(part), {kind: "data-report" as const, part, title}]),
    ),
  );
}

/** The text of a data report. Nothing in it comes from the data: that stands in the tables. */
export function dataChapters(evaluation: Pick<EvaluationSpec, "sources">): ChapterFile[] {
  return chaptersFor(evaluation).map(({title, sections}, index) => ({
    file: `data-report/${index + 1}.md`,
    text: [`# ${title}`, ...sections.map(sectionText)].join("\n\n"),
  }));
}

function sectionText({part, heading, text}: Section): string {
  return [`## ${heading}`, ...(text === "" ? [] : [text]), `{{table "${keyOf(part)}"}}`].join("\n\n");
}

function keyOf(part: DataReportPart): string {
  return `data_${part.replaceAll("-", "_")}`;
}

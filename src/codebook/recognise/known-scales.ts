/** One step of a scale, and how labels say it (see `plainLabel`). */
type Step = RegExp;

/** An answer scale that many surveys use. */
export interface KnownScale {
  /** The key it gets in codebook.yaml. */
  readonly key: string;
  /** What it is called to authors. */
  readonly name: string;
  /** From one end to the other. A label that two steps could mean is taken by the first. */
  readonly steps: readonly Step[];
  /** How many of the steps must be there. */
  readonly least: number;
  /**
   * Which end of `steps` is the good one, whatever is asked. Null where that depends on the question: to be lonely «i høj grad»
   * is not good.
   */
  readonly best: "first" | "last" | null;
}

/** The scales that are recognised by their labels, Danish first. Where two fit, the first one wins. */
export const knownScales: readonly KnownScale[] = [
  {
    key: "who5",
    name: "WHO-5 (hele tiden … på intet tidspunkt)",
    steps: [
      /^(hele tiden|hele tida|all of the time|all the time)$/u,
      /^(det meste af tiden|mesteparten av tiden|det meste av tiden|most of the time)$/u,
      /^((lidt )?mere end halvdelen af tiden|(litt )?mer enn halvparten av tiden|more than half (of )?the time)$/u,
      /^((lidt )?mindre end halvdelen af tiden|(litt )?mindre enn halvparten av tiden|less than half (of )?the time)$/u,
      /^(lidt af tiden|noe av tiden|litt av tiden|some of the time)$/u,
      /^(på intet tidspunkt|ikke på noget tidspunkt|aldri|ikke på noe tidspunkt|at no time)$/u,
    ],
    least: 6,
    best: "first",
  },
  {
    key: "helbred",
    name: "selvvurderet helbred",
    steps: [
      /^(fremragende|utmerket|excellent)$/u,
      /^(vældig godt|meget godt|virkelig godt|svært godt|very good)$/u,
      /^(godt|god|good)$/u,
      /^(nogenlunde|mindre godt|noenlunde|fair)$/u,
      /^(dårligt|dårlig|nokså dårlig|poor|bad)$/u,
      /^(meget dårligt|meget dårlig|svært dårlig|very bad|very poor)$/u,
    ],
    least: 4,
    best: "first",
  },
  {
    key: "tilfredshed",
    name: "tilfredshed",
    steps: [
      /^(meget tilfreds|svært fornøyd|veldig fornøyd|very satisfied)$/u,
      /^(tilfreds|overvejende tilfreds|fornøyd|satisfied|somewhat satisfied|ret tilfreds)$/u,
      /^(hverken tilfreds eller utilfreds|hverken( eller)?|hverken\/eller|verken fornøyd eller misfornøyd|neither satisfied nor dissatisfied|neutral)$/u,
      /^(utilfreds|overvejende utilfreds|misfornøyd|dissatisfied|somewhat dissatisfied|ret utilfreds)$/u,
      /^(meget utilfreds|svært misfornøyd|veldig misfornøyd|very dissatisfied)$/u,
    ],
    least: 3,
    best: "first",
  },
  {
    key: "enighed",
    name: "enighed",
    steps: [
      /^(helt enig|meget enig|svært enig|strongly agree|totally agree|completely agree)$/u,
      /^(overvejende enig|delvist enig|delvis enig|enig|litt enig|ganske enig|agree|somewhat agree)$/u,
      /^(hverken enig eller uenig|hverken( eller)?|hverken\/eller|verken enig eller uenig|verken eller|neither agree nor disagree|neutral)$/u,
      /^(overvejende uenig|delvist uenig|delvis uenig|uenig|litt uenig|ganske uenig|disagree|somewhat disagree)$/u,
      /^(helt uenig|meget uenig|svært uenig|strongly disagree|totally disagree|completely disagree)$/u,
    ],
    least: 3,
    best: null,
  },
  {
    key: "grad",
    name: "grad (i høj grad … slet ikke)",
    steps: [
      /^(ja, )?(i meget høj grad|i svært stor grad|i svært høy grad|i meget stor grad|to a very (great|large|high) (extent|degree))$/u,
      /^(ja, )?(i høj grad|i stor grad|i høy grad|to a (great|large|high) (extent|degree))$/u,
      /^(ja, )?(i nogen grad|delvist|i noen grad|til en viss grad|to some (extent|degree))$/u,
      /^(ja, |nej, )?(i mindre grad|i ringe grad|i begrænset grad|i lav grad|i liten grad|to a (small|lesser|low|limited) (extent|degree))$/u,
      /^(i meget lav grad|i meget ringe grad|i svært liten grad|to a very (small|low) (extent|degree))$/u,
      /^(nej, )?(slet ikke|ikke i det hele taget|ikke i det hele tatt|overhodet ikke|not at all)$/u,
    ],
    least: 3,
    best: null,
  },
  {
    key: "vigtighed",
    name: "vigtighed",
    steps: [
      /^(meget vigtigt?|svært viktig|veldig viktig|very important)$/u,
      /^(vigtigt?|ret vigtigt?|viktig|ganske viktig|noe viktig|important|somewhat important)$/u,
      /^(mindre vigtigt?|lidt vigtigt?|mindre viktig|lite viktig|litt viktig|less important|slightly important)$/u,
      /^(ikke vigtigt?|slet ikke vigtigt?|uden betydning|ikke viktig|uviktig|not important|not at all important)$/u,
    ],
    least: 3,
    best: null,
  },
  {
    key: "hyppighed",
    name: "hyppighed (altid … aldrig)",
    steps: [
      /^(altid|alltid|always)$/u,
      /^(næsten altid|nesten alltid|almost always|nearly always)$/u,
      /^(meget ofte|svært ofte|veldig ofte|very often)$/u,
      /^(ofte|often|frequently)$/u,
      /^(sommetider|somme tider|undertiden|nogle gange|af og til|en gang imellem|noen ganger|av og til|iblant|sometimes|occasionally)$/u,
      /^(sjældent|sjelden|rarely|seldom)$/u,
      /^(næsten aldrig|nesten aldri|almost never|hardly ever)$/u,
      /^(aldrig|aldri|never)$/u,
    ],
    least: 3,
    best: null,
  },
  {
    key: "ja_nej",
    name: "ja/nej",
    steps: [/^(ja|yes|true|sand)$/u, /^(delvist|delvis|til dels|partly|both)$/u, /^(nej|nei|no|false|falsk)$/u],
    least: 2,
    best: null,
  },
];

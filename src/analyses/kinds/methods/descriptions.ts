import type {EffectSize, TestMethod, Warning} from "../../../results/model.ts";

/** A method in the words of the appendix. */
export interface Description {
  readonly label: string;
  /** What it is used for, a sentence. */
  readonly when: string;
  readonly source: string;
}

/** The tests, in the order of the appendix. */
export const testDescriptions: Readonly<Record<TestMethod, Description>> = {
  "pearson-chi-square": {
    label: "χ²-test",
    when: "To variable med kategorier, hvor højst 20 pct. af de forventede antal er under 5 og intet er under 1.",
    source: "Pearson (1900); Cochran (1954)",
  },
  "fisher-freeman-halton": {
    label: "Eksakt test (Fisher-Freeman-Halton)",
    when: "To variable med kategorier, hvor de forventede antal er for små til χ²-testen.",
    source: "Freeman og Halton (1951)",
  },
  "likelihood-ratio": {
    label: "Likelihood ratio-test",
    when: "To variable med kategorier og store forventede antal.",
    source: "Agresti (2013), afsnit 3.2",
  },
  "yates-chi-square": {
    label: "χ²-test med Yates' korrektion",
    when: "To variable med to kategorier hver; en tilnærmelse til den eksakte test.",
    source: "Yates (1934)",
  },
  "linear-by-linear": {
    label: "Mantels test for tendens",
    when: "To variable, hvis svar har en rækkefølge med lige store trin.",
    source: "Mantel (1963)",
  },
  "linear-by-linear-exact": {
    label: "Mantels test for tendens, eksakt",
    when: "To variable, hvis svar har en rækkefølge med lige store trin, med få svar.",
    source: "Agresti, Mehta og Patel (1990)",
  },
  "cochran-armitage": {
    label: "Cochran-Armitages test for tendens",
    when: "Om en andel stiger eller falder over grupper med en rækkefølge.",
    source: "Cochran (1954); Armitage (1955)",
  },
  "cochran-armitage-exact": {
    label: "Cochran-Armitages test for tendens, eksakt",
    when: "Om en andel stiger eller falder over grupper med en rækkefølge, med få svar.",
    source: "Agresti, Mehta og Patel (1990)",
  },
  "jonckheere-terpstra": {
    label: "Jonckheere-Terpstras test for tendens",
    when: "To variable, hvis svar begge har en rækkefølge.",
    source: "Jonckheere (1954); Terpstra (1952)",
  },
  "jonckheere-terpstra-exact": {
    label: "Jonckheere-Terpstras test for tendens, eksakt",
    when: "To variable, hvis svar begge har en rækkefølge, med færre end 50 svar.",
    source: "Jonckheere (1954); Terpstra (1952)",
  },
  "mann-whitney": {
    label: "Mann-Whitneys test",
    when: "Om svar med en rækkefølge ligger højere i den ene af to grupper.",
    source: "Hollander, Wolfe og Chicken (2014), afsnit 4.1",
  },
  "mann-whitney-exact": {
    label: "Mann-Whitneys test, eksakt",
    when: "Om svar med en rækkefølge ligger højere i den ene af to grupper, når en gruppe er under 50.",
    source: "Streitberg og Röhmel (1986)",
  },
  "kruskal-wallis": {
    label: "Kruskal-Wallis' test",
    when: "Om svar med en rækkefølge ligger højere i nogle af flere grupper end i andre.",
    source: "Kruskal og Wallis (1952)",
  },
  "kruskal-wallis-exact": {
    label: "Kruskal-Wallis' test, eksakt",
    when: "Om svar med en rækkefølge ligger højere i nogle af flere grupper, når en gruppe er under 6.",
    source: "Kruskal og Wallis (1952)",
  },
  "welch-t": {
    label: "Welchs t-test",
    when: "Forskellen på to gruppers gennemsnit.",
    source: "Welch (1947)",
  },
  anova: {
    label: "Variansanalyse",
    when: "Forskellen på flere gruppers gennemsnit, når spredningen er den samme i dem alle.",
    source: "Fisher (1925)",
  },
  "anova-welch": {
    label: "Welchs variansanalyse",
    when: "Forskellen på flere gruppers gennemsnit.",
    source: "Welch (1951)",
  },
  "sign-test": {
    label: "Fortegnstest",
    when: "De samme personer to gange på en skala med en retning: om flere er rykket den ene vej end den anden.",
    source: "Conover (1999), afsnit 3.4",
  },
  mcnemar: {
    label: "McNemars test",
    when: "De samme personer to gange med to svar at vælge imellem, når mindst 25 har skiftet svar.",
    source: "McNemar (1947)",
  },
  "mcnemar-exact": {
    label: "McNemars test, eksakt",
    when: "De samme personer to gange med to svar at vælge imellem, når færre end 25 har skiftet svar.",
    source: "Fagerland, Lydersen og Laake (2013)",
  },
  "mcnemar-mid-p": {
    label: "McNemars test, mid-p",
    when: "De samme personer to gange med to svar at vælge imellem; mindre forsigtig end den eksakte test.",
    source: "Fagerland, Lydersen og Laake (2013)",
  },
  "stuart-maxwell": {
    label: "Stuart-Maxwells test",
    when: "De samme personer to gange på en skala uden retning: om fordelingen har flyttet sig.",
    source: "Stuart (1955); Maxwell (1970)",
  },
  bowker: {
    label: "Bowkers test",
    when: "De samme personer to gange: om lige mange har skiftet hver vej mellem hvert par af svar.",
    source: "Bowker (1948)",
  },
  "wilcoxon-signed-rank": {
    label: "Wilcoxons test for par",
    when: "De samme personer to gange, når ændringernes størrelse kan ordnes.",
    source: "Wilcoxon (1945)",
  },
  "wilcoxon-signed-rank-exact": {
    label: "Wilcoxons test for par, eksakt",
    when: "De samme personer to gange med et tal, når færre end 15 er målt.",
    source: "Wilcoxon (1945)",
  },
  "paired-t": {
    label: "Parret t-test",
    when: "De samme personers gennemsnit to gange, når mindst 15 er målt.",
    source: "Student (1908)",
  },
  friedman: {
    label: "Friedmans test",
    when: "De samme personer tre gange eller mere, med tal eller svar i en rækkefølge.",
    source: "Friedman (1937)",
  },
  "cochran-q": {
    label: "Cochrans Q-test",
    when: "De samme personer tre gange eller mere med to svar at vælge imellem.",
    source: "Cochran (1950)",
  },
  "binomial-exact": {
    label: "Eksakt binomialtest",
    when: "En andel holdt op mod et mål.",
    source: "Conover (1999), afsnit 3.1",
  },
  "goodness-of-fit": {
    label: "χ²-test af fordelingen",
    when: "En fordeling holdt op mod en kendt fordeling, når de forventede antal er store.",
    source: "Pearson (1900); Cochran (1954)",
  },
  "goodness-of-fit-exact": {
    label: "Eksakt test af fordelingen",
    when: "En fordeling holdt op mod en kendt fordeling.",
    source: "Read og Cressie (1988), afsnit 5.5",
  },
  "log-rank": {
    label: "Log-rank-test",
    when: "Om det sker lige hurtigt i flere grupper, når nogle stadig venter.",
    source: "Mantel (1966); Peto og Peto (1972)",
  },
  "log-rank-exact": {
    label: "Log-rank-test, eksakt",
    when: "Om det sker lige hurtigt i flere grupper, når det kun er sket for få.",
    source: "Peto og Peto (1972); Heinze, Gnant og Schemper (2003)",
  },
};

/** What analyses of these kinds compute, in the order of the appendix. */
export const kindDescriptions: Readonly<Record<"time-to-event" | "agreement" | "units" | "unit-means", Description>> = {
  "time-to-event": {
    label: "Kaplan-Meier",
    when: "Hvor mange det er sket for efter en tid, når nogle stadig venter; intervaller på log(-log)-skalaen.",
    source: "Kaplan og Meier (1958); Brookmeyer og Crowley (1982)",
  },
  agreement: {
    label: "Cohens kappa",
    when: "To koderes enighed ud over den, tilfældet giver, fra 0 (som tilfældet) til 1 (fuld enighed).",
    source: "Cohen (1960); Fleiss, Cohen og Everitt (1969)",
  },
  units: {
    label: "Grænser for tilfældig variation (funnel plot)",
    when: "Om en enheds andel ligger længere fra den fælles andel, end tilfældet giver ved så mange personer.",
    source: "Spiegelhalter (2005)",
  },
  "unit-means": {
    label: "Grænser for tilfældig variation i gennemsnit (funnel plot)",
    when: "Om en enheds gennemsnit ligger længere fra det fælles, end tilfældet giver ved så mange personer.",
    source: "Spiegelhalter (2005)",
  },
};

/** The measures of size, in the order of the appendix. */
export const effectDescriptions: Readonly<Record<EffectSize["method"], Description>> = {
  "cramers-v": {
    label: "Cramérs V",
    when: "Hvor stærkt to variable hænger sammen, fra 0 (slet ikke) til 1 (fuldstændigt).",
    source: "Cramér (1946)",
  },
  "kendall-tau-b": {
    label: "Kendalls tau-b",
    when: "Hvor stærkt to variable med en rækkefølge følges ad, fra −1 til 1.",
    source: "Kendall (1945)",
  },
  gamma: {
    label: "Goodman og Kruskals gamma",
    when: "Styrken af en sammenhæng mellem to variable med en rækkefølge; par med samme svar er ikke med.",
    source: "Goodman og Kruskal (1963)",
  },
  spearman: {
    label: "Spearmans rangkorrelation",
    when: "Styrken af en sammenhæng mellem to variable med en rækkefølge, målt på rangen.",
    source: "Spearman (1904)",
  },
  phi: {
    label: "Phi",
    when: "Styrken af en sammenhæng mellem to variable med hver to svar.",
    source: "Yule (1912)",
  },
  "probability-of-superiority": {
    label: "Sandsynlighed for det højeste svar",
    when: "Sandsynligheden for, at en fra den ene gruppe ligger højere end en fra den anden; 0,5, når der ikke er forskel.",
    source: "Vargha og Delaney (2000); Newcombe (2006)",
  },
  "cohens-d": {
    label: "Cohens d",
    when: "Forskellen på to gruppers gennemsnit, målt i standardafvigelser.",
    source: "Cohen (1988)",
  },
  "net-change": {
    label: "Nettoændring",
    when: "Andelen, der er rykket op, minus andelen, der er rykket ned, i procentpoint.",
    source: "Tango (1998)",
  },
  "largest-shift": {
    label: "Største ændring af en andel",
    when: "Ændringen af den andel, der har flyttet sig mest blandt de samme personer, i procentpoint.",
    source: "Newcombe (1998)",
  },
  "mean-change": {
    label: "Gennemsnitlig ændring",
    when: "Gennemsnittet af de enkelte personers ændringer, i målets egen enhed.",
    source: "Student (1908)",
  },
  "cohens-dz": {
    label: "Cohens dz",
    when: "Den gennemsnitlige ændring, målt i ændringernes standardafvigelse.",
    source: "Cohen (1988)",
  },
};

/** What readers are warned of, in the order of the appendix. */
export const warningDescriptions: Readonly<Record<Warning["kind"], Description>> = {
  "selective-drop-out": {
    label: "Bortfaldsanalyse",
    when: "Om de fulgte personer svarede anderledes ved den første måling end alle, der svarede da.",
    source: "Goodman og Blum (1996); Austin (2009)",
  },
  "regression-to-the-mean": {
    label: "Regression mod gennemsnittet",
    when: "Hvor meget en gruppe, der er valgt efter sit første svar, ville rykke sig uden en indsats.",
    source: "Davis (1976); Barnett, van der Pols og Dobson (2005)",
  },
  "ceiling-floor": {
    label: "Lofts- og gulveffekt",
    when: "Om mere end 15 pct. har den højeste eller laveste mulige værdi på en skala.",
    source: "McHorney og Tarlov (1995); Terwee m.fl. (2007)",
  },
  "opposite-direction": {
    label: "Spørgsmål, der peger modsat",
    when: "Om svarene på ét spørgsmål hænger negativt sammen med svarene på de øvrige (Kendalls tau-b i gennemsnit højst −0,2).",
    source: "Kendall (1945); Kline (1986)",
  },
  "below-relevant-change": {
    label: "Mindste ændring af betydning",
    when: "Om en ændring er mindre end den mindste, der regnes for at have betydning på skalaen.",
    source: "Jaeschke, Singer og Guyatt (1989)",
  },
};

export const holmDescription: Description = {
  label: "Holms korrektion",
  when: "Flere test af det samme, så risikoen for blot ét falsk fund holdes nede.",
  source: "Holm (1979)",
};

export const intervalDescription: Description = {
  label: "Clopper-Pearsons interval",
  when: "Usikkerheden på en enkelt andel; holder også for små antal.",
  source: "Clopper og Pearson (1934)",
};

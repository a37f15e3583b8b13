import type {SampleItem} from "./sample-tables.ts";

/** Questions whose categories are whole sentences. */
export const longItems: readonly SampleItem[] = [
  {
    key: "ide",
    label: "1. Har du en idé om, hvilket arbejde du gerne vil have?",
    rows: [
      ["Jeg aner ikke, hvilke typer af job jeg gerne vil have", 9, 9],
      ["Jeg har nogle få, men uklare idéer om, hvilke typer af job jeg gerne vil have", 7, 7],
      ["Det svinger. Nogle gange har jeg en klar idé, andre gange ikke", 8, 6],
      ["Jeg har en idé om, hvilke typer af job jeg gerne vil have", 14, 15],
      ["Jeg ved lige, hvilket job jeg gerne vil have", 1, 2],
      ["Ved ikke", 0, 0],
    ],
  },
  {
    key: "overskud",
    label:
      "2. Har du overskud i hverdagen til at fokusere på at få et arbejde/følge et aktiverings- eller uddannelsesforløb?",
    rows: [
      ["Jeg kan næsten aldrig overskue at fokusere på det", 14, 10],
      ["Jeg kan for det meste ikke overskue at fokusere på det", 4, 6],
      ["Det svinger. Nogle gange kan jeg overskue det, andre gange ikke", 17, 15],
      ["Jeg kan for det meste overskue at fokusere på det", 2, 4],
      ["Jeg kan sagtens overskue at fokusere på det", 2, 3],
      ["Ved ikke", 0, 1],
    ],
  },
  {
    key: "helbred",
    label:
      "3. Hvordan vil du alt i alt vurdere dit fysiske og psykiske helbred i forhold til at kunne varetage et arbejde?",
    rows: [
      ["Mit helbred forhindrer, at jeg kan arbejde", 9, 7],
      [
        "Mit helbred sætter store begrænsninger for, at jeg kan arbejde. Jeg vil måske kunne varetage et job på få timer",
        7,
        14,
      ],
      [
        "Det svinger. Indimellem gør mit helbred det svært at arbejde. Jeg vil måske kunne varetage et job på deltid/halv tid med den rette form for hjælp og støtte",
        17,
        9,
      ],
      ["Mit helbred er ikke i vejen for, at jeg kan arbejde, men kan sætte enkelte begrænsninger", 4, 5],
      ["Mit helbred er ikke i vejen for, at jeg kan arbejde", 1, 2],
      ["Ved ikke", 1, 2],
    ],
  },
  {
    key: "kompetencer",
    label: "4. Tror du, dine kompetencer kan bruges på en arbejdsplads?",
    rows: [
      ["Jeg tror ikke, at jeg har noget at tilbyde en arbejdsplads", 1, 2],
      ["Jeg tvivler meget på, at jeg har noget at tilbyde en arbejdsplads", 3, 4],
      ["Det svinger meget. Jeg er indimellem usikker på, om jeg har noget at tilbyde en arbejdsplads", 15, 11],
      ["Jeg er for det meste sikker på, at jeg har noget at tilbyde en arbejdsplads", 10, 8],
      ["Jeg er sikker på, at jeg har masser at tilbyde en arbejdsplads", 9, 12],
      ["Ved ikke", 1, 1],
    ],
  },
  {
    key: "klare",
    label: "5. Tror du, at du kan klare et arbejde?",
    rows: [
      ["Jeg tror slet ikke, jeg kan klare at arbejde", 5, 4],
      ["Jeg tvivler meget på, at jeg kan klare at arbejde", 6, 9],
      ["Jeg er usikker på, om jeg kan klare at arbejde", 15, 13],
      ["Jeg er nogenlunde sikker på, at jeg kan klare at arbejde", 9, 7],
      ["Jeg er helt sikker på, at jeg kan klare at arbejde", 4, 5],
      ["Ved ikke", 0, 1],
    ],
  },
  {
    key: "forbedre",
    label: "6. Ved du, hvad du skal gøre for at forbedre dine muligheder for at få et arbejde?",
    rows: [
      ["Jeg ved ikke, hvordan jeg kan nærme mig et job", 9, 6],
      ["Jeg ved kun lidt om, hvordan jeg kan nærme mig et job", 7, 9],
      ["Jeg ved nogenlunde, hvordan jeg kan nærme mig et job, men er også noget i tvivl", 11, 12],
      ["Jeg ved en del om, hvad jeg skal gøre for at nærme mig et job", 9, 8],
      ["Jeg ved helt klart, hvad jeg skal gøre for at nærme mig et job", 1, 3],
      ["Ved ikke", 2, 1],
    ],
  },
];

export const wellbeingItems: readonly string[] = [
  "Været glad og i godt humør",
  "Følt mig rolig og afslappet",
  "Følt mig aktiv og energisk",
  "Vågnet frisk og udhvilet",
  "Dagligdagen været fyldt med ting, der interesserer mig",
];

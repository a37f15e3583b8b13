/** The icons that key figures may have: the files of templates/icons. */
export const iconNames = [
  "chart",
  "check",
  "education",
  "health",
  "home",
  "mind",
  "money",
  "people",
  "person",
  "place",
  "talk",
  "time",
  "warning",
  "work",
] as const;

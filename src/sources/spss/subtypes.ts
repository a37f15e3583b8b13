/** The extension records that are read; those of other subtypes say nothing that a reader of the data needs. */
export const subtypes = {
  machineIntegers: 3,
  responseSets: 7,
  display: 11,
  longNames: 13,
  veryLongStrings: 14,
  countedResponseSets: 19,
  encoding: 20,
  longStringLabels: 21,
  longStringMissing: 22,
} as const;

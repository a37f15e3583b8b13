/** One analysis for each table layout of a published report. */
export * from "./sample-crosstabs.ts";
export * from "./sample-profile.ts";
export * from "./sample-results.ts";

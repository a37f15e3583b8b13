/** What an author may write under `analyses:` in evaluation.yaml; one schema for each kind. */
import {z} from "zod";
import {agreementSpec} from "./analyses/agreement.ts";
import {associationSpec} from "./analyses/association.ts";
import {batterySpec} from "./analyses/battery.ts";
import {changeSpec} from "./analyses/change.ts";
import {common, item, stub, type where} from "./analyses/common.ts";
import {composedSpec, summarySpec} from "./analyses/composed.ts";
import {costsSpec} from "./analyses/costs.ts";
import {crossingSpec} from "./analyses/crossing.ts";
import {crosstabSpec} from "./analyses/crosstab.ts";
import {distributionSpec} from "./analyses/distribution.ts";
import {enteredSpec} from "./analyses/entered.ts";
import {flowSpec} from "./analyses/flow.ts";
import {funnelSpec} from "./analyses/funnel.ts";
import {goalsSpec} from "./analyses/goals.ts";
import {impactInvestmentSpec, impactTableSpec} from "./analyses/impact-investment.ts";
import {individualChangeSpec} from "./analyses/individual-change.ts";
import {judgementSpec} from "./analyses/judgement.ts";
import {multipleSpec} from "./analyses/multiple.ts";
import {numbersSpec} from "./analyses/numbers.ts";
import {outcomeSpec} from "./analyses/outcome.ts";
import {pairedMeansSpec} from "./analyses/paired-means.ts";
import {presenceSpec} from "./analyses/presence.ts";
import {questionnaireSpec} from "./analyses/questionnaire.ts";
import {scenariosSpec, scenarioTableSpec} from "./analyses/scenarios.ts";
import {sensitivitySpec} from "./analyses/sensitivity.ts";
import {seriesSpec} from "./analyses/series.ts";
import {timeToEventSpec} from "./analyses/time-to-event.ts";
import {trafficLightSpec} from "./analyses/traffic-light.ts";
import {transitionSpec} from "./analyses/transition.ts";
import {unitMeansSpec} from "./analyses/unit-means.ts";
import {unitsSpec} from "./analyses/units.ts";

export const statusSpec = z.strictObject({
  kind: z.literal("status"),
  ...common,
  variable: item,
  wave: z.int().positive().optional(),
  total_label: z.string().describe("The label of the first row, which is everybody"),
  stub,
});

export const responseSpec = z.strictObject({
  kind: z.literal("response"),
  ...common,
  sources: z.array(z.string()).min(1).describe("One row for each source"),
  waves: z.array(z.int().positive()).min(1),
  stub,
});

export const publishedSpec = z.strictObject({
  kind: z.literal("published"),
  title: z.string(),
  path: z.string().describe("A YAML file with the published numbers, each with the address of ours"),
  note: z.string().optional(),
  source: z.string().optional(),
  compare: z.enum(["cells", "bases", "tests", "prose"]).describe("Which part of the file to compare"),
});

/** The tables of the data report, in the order they are printed in. */
export const dataReportParts = [
  "sources",
  "dropped",
  "waves",
  "notes",
  "limits",
  "variables",
  "returns",
  "due",
  "intervals",
  "units",
  "drop-out",
  "straight-lines",
  "contradictions",
] as const;

export type DataReportPart = (typeof dataReportParts)[number];

export const dataReportSpec = z.strictObject({
  kind: z.literal("data-report"),
  title: z.string(),
  part: z
    .enum(dataReportParts)
    .describe("What was read and kept, what was left out and why, answers at each wave, or another look at the data"),
  note: z.string().optional(),
  source: z.string().optional(),
});

export const methodsSpec = z.strictObject({
  kind: z.literal("methods"),
  title: z.string(),
  note: z.string().optional(),
  source: z.string().optional(),
});

export const analysisSpec = z.discriminatedUnion("kind", [
  distributionSpec,
  batterySpec,
  changeSpec,
  crosstabSpec,
  outcomeSpec,
  statusSpec,
  responseSpec,
  numbersSpec,
  multipleSpec,
  funnelSpec,
  flowSpec,
  composedSpec,
  summarySpec,
  costsSpec,
  crossingSpec,
  enteredSpec,
  goalsSpec,
  impactInvestmentSpec,
  impactTableSpec,
  individualChangeSpec,
  judgementSpec,
  pairedMeansSpec,
  scenariosSpec,
  scenarioTableSpec,
  sensitivitySpec,
  trafficLightSpec,
  transitionSpec,
  publishedSpec,
  dataReportSpec,
  methodsSpec,
  questionnaireSpec,
  timeToEventSpec,
  unitsSpec,
  unitMeansSpec,
  seriesSpec,
  agreementSpec,
  associationSpec,
  presenceSpec,
]);

export type AnalysisSpec = z.infer<typeof analysisSpec>;
export type AnalysisKind = AnalysisSpec["kind"];
export type SpecOf<Kind extends AnalysisKind> = Extract<AnalysisSpec, {kind: Kind}>;
export type ItemSpec = z.infer<typeof item>;
export type WhereSpec = z.infer<typeof where>;

import type {CodebookFile, VariableSpec} from "../config/codebook-file.ts";
import type {SourceSpec} from "../config/evaluation.ts";
import type {Path} from "../config/read-yaml.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {waveColumnOf} from "../sources/wave-column.ts";

/** What an author has decided for a column with personal data. */
export type Decision = NonNullable<VariableSpec["personal"]>;

/** The decisions of one source, by column. */
export type Decisions = ReadonlyMap<string, Decision>;

/**
 * What codebook.yaml says under `personal` for the columns of a source.
 * @param placeOf the place of a path in codebook.yaml
 * @throws CliError (config) for a decision that cannot be carried out
 */
export function decisionsOf(
  source: string,
  spec: SourceSpec,
  file: CodebookFile,
  placeOf: (path: Path) => Place,
): Decisions {
  const variables = Object.hasOwn(file.sources, source) ? file.sources[source]?.variables : undefined;
  return new Map(
    Object.entries(variables ?? {}).flatMap(([name, variable]): [string, Decision][] => {
      if (variable.personal === undefined) return [];
      refuseImpossible({source, name, variable, spec}, placeOf(["sources", source, "variables", name, "personal"]));
      return [[name, variable.personal]];
    }),
  );
}

interface Asked {
  readonly source: string;
  readonly name: string;
  readonly variable: VariableSpec;
  readonly spec: SourceSpec;
}

function refuseImpossible({source, name, variable, spec}: Asked, place: Place): void {
  const {personal} = variable;
  const refuse = (message: string, hint: string): never => {
    throw new CliError("config", message, {place, hint});
  };
  if (variable.derive !== undefined) {
    refuse(`${source}.${name} is derived, so "personal" says nothing.`, "Say it of the variable that it is made of.");
  }
  const role = rolesOf(spec).get(name);
  if (personal === "drop" && role !== undefined) {
    refuse(
      `${source}.${name} is the ${role} of its source and cannot be dropped.`,
      role === "id"
        ? "Write personal: pseudonymise, or name another variable as id in evaluation.yaml."
        : `Name another variable as ${role} in evaluation.yaml, or keep it with a reason.`,
    );
  }
  if (personal === "pseudonymise" && role !== undefined && role !== "id") {
    refuse(
      `${source}.${name} is the ${role} of its source and cannot be pseudonymised.`,
      `Name another variable as ${role} in evaluation.yaml, or keep it with a reason.`,
    );
  }
  if (personal === "pseudonymise" && variable.type !== undefined && variable.type !== "text") {
    refuse(`${source}.${name} is pseudonymised, and a pseudonym is no ${variable.type}.`, 'Take "type" out.');
  }
}

function rolesOf(spec: SourceSpec): Map<string | null | undefined, string> {
  return new Map<string | null | undefined, string>([
    [spec.closed, "closed"],
    [spec.completed, "completed"],
    [waveColumnOf(spec.wave), "wave"],
    [spec.id, "id"],
  ]);
}

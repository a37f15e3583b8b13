import {answeredName} from "../../codebook/lookup.ts";
import type {Codebook, Derivation, ResponseSet, Variable} from "../../codebook/model.ts";
import type {Answer, PopulationRules, VariableAt} from "../../store/model.ts";
import {type Counted, counted, reducedTerm} from "../fit/terms.ts";
import {combinations} from "./enumerate.ts";
import {type Assignment, type Attribute, absent, blank, type Rule, type Value} from "./model.ts";
import {parentsFirst} from "./parents-first.ts";
import type {RangeOf} from "./ranges.ts";

/** What people of an evaluation can be. */
export interface WorldSpec {
  readonly codebook: Codebook;
  /** The waves of each source, in their order; empty for one row a person. */
  readonly waves: ReadonlyMap<string, readonly number[]>;
  readonly populations: readonly PopulationRules[];
  /** The key of the ordinary population. */
  readonly population: string;
  /** The sources that everybody is in: those that populations are made of. */
  readonly roots: ReadonlySet<string>;
  readonly rangeOf: RangeOf;
}

/** How a variable at a wave is read off an attribute. */
export interface Reading {
  readonly attribute: Attribute;
  readonly read: (value: Value) => Answer;
}

/** A condition that a person of a population meets. */
export interface Membership {
  readonly attribute: Attribute;
  readonly meets: (value: Value) => boolean;
}

const yes = "1";
const no = "0";

/** Turns variables at waves into attributes, and knows which combinations of them nobody can have. */
export class World {
  readonly #spec: WorldSpec;
  readonly #attributes = new Map<string, Attribute>();

  constructor(spec: WorldSpec) {
    this.#spec = spec;
  }

  attribute(id: string): Attribute {
    const found = this.#attributes.get(id);
    if (found === undefined) throw new TypeError(`no attribute ${id}`);
    return found;
  }

  wavesOf(source: string): readonly number[] {
    return this.#spec.waves.get(source) ?? [];
  }

  /** Whether the person has a form; null where everybody has: in the source that people are taken from. */
  form(source: string, wave: number | null): Attribute | null {
    const isFirst = wave === null || wave === this.wavesOf(source)[0];
    if (isFirst && this.#spec.roots.has(source)) return null;
    return this.#kept({
      id: `form ${source}@${wave ?? ""}`,
      role: "form",
      source,
      wave,
      name: source,
      values: [yes, no],
      isNumber: false,
    });
  }

  /** The attribute that a variable at a wave is read off. */
  reading({source, variable: name, wave}: VariableAt): Reading {
    const form = this.form(source, wave);
    if (name === answeredName) return this.#answered(source, wave, form);
    const variable = this.#spec.codebook.get(source)?.variables.get(name);
    if (variable === undefined) throw new TypeError(`no variable ${source}.${name}`);
    if (wave !== null && variable.askedAt?.includes(wave) === false) return this.#notAsked(source, wave, form);
    return this.#answerOf(variable, wave);
  }

  /** Whether a question with several answers was answered at all. */
  setAnswered(source: string, set: string, wave: number | null): Attribute {
    return this.#kept({
      id: `set ${source}.${set}@${wave ?? ""}`,
      role: "set",
      source,
      wave,
      name: set,
      values: [...(this.form(source, wave) === null ? [] : [absent]), blank, yes],
      isNumber: false,
    });
  }

  /** What makes a person of the population's source one of the population. */
  membership(key: string): readonly Membership[] {
    const rules = this.#spec.populations.find((population) => population.key === key);
    if (rules === undefined) throw new TypeError(`no population ${key}`);
    const {source} = rules;
    const first = this.wavesOf(source)[0] ?? null;
    const form = this.form(source, first);
    const conditions = rules.where.map(({variable, codes}): Membership => {
      const ofRow = variable.source === source && variable.wave === null;
      const {attribute, read} = this.reading(
        ofRow ? {...variable, wave: this.#askedFirst(source, variable.variable)} : variable,
      );
      return {attribute, meets: (value) => codes.includes(read(value).code ?? "")};
    });
    return [...(form === null ? [] : [{attribute: form, meets: (value: Value) => value === yes}]), ...conditions];
  }

  /** The persons of a root's population, as combinations of its own attributes; null when they are everybody. */
  membersOf(root: string): Counted | null {
    const {populations, population} = this.#spec;
    const own = populations.filter(({source}) => source === root);
    const key = (own.find((each) => each.key === population) ?? own[0])?.key;
    const conditions = key === undefined ? [] : this.membership(key);
    if (conditions.length === 0) return null;
    const attributes = parentsFirst([...new Set(conditions.map(({attribute}) => attribute))]);
    const assignments = combinations(attributes, this.rulesOn(attributes.map(({id}) => id))) ?? [];
    const isMember = (assignment: Assignment) =>
      conditions.every(({attribute, meets}) => meets(assignment[attributes.indexOf(attribute)] ?? absent));
    return counted([reducedTerm(attributes, assignments, (index) => (isMember(assignments[index] ?? []) ? 1 : 0))]);
  }

  /** The attributes and all that they hang on: the form an answer stands in, the first form, the population. */
  withParents(ids: Iterable<string>): string[] {
    const found = new Set<string>();
    const add = (id: string): void => {
      if (found.has(id)) return;
      found.add(id);
      for (const parent of this.#parents(this.attribute(id))) add(parent.id);
    };
    for (const id of ids) add(id);
    return [...found];
  }

  /** The rules on these attributes and what they hang on. */
  rulesOn(ids: Iterable<string>): Rule[] {
    return this.withParents(ids).flatMap((id) => this.#rulesOf(this.attribute(id)));
  }

  #parents(attribute: Attribute): Attribute[] {
    const {source, wave, name, role} = attribute;
    if (role === "form") {
      const first = this.wavesOf(source)[0] ?? null;
      const earlier = wave === first ? null : this.form(source, first);
      return earlier === null ? this.#ordinaryConditions(source).map((condition) => condition.attribute) : [earlier];
    }
    const set = role === "answer" ? this.#optionSet(source, name) : null;
    const parent = set === null ? this.form(source, wave) : this.setAnswered(source, set, wave);
    return parent === null ? [] : [parent];
  }

  #rulesOf(attribute: Attribute): Rule[] {
    const {id, role, source, wave} = attribute;
    if (role === "form") {
      const first = this.wavesOf(source)[0] ?? null;
      const earlier = wave === first ? null : this.form(source, first);
      if (earlier !== null) {
        return [{attributes: [id, earlier.id], allows: ([later, before]) => later === no || before === yes}];
      }
      const conditions = this.#ordinaryConditions(source);
      if (conditions.length === 0) return [];
      return [
        {
          attributes: [id, ...conditions.map((condition) => condition.attribute.id)],
          allows: ([form, ...values]) =>
            form === no || conditions.every(({meets}, index) => meets(values[index] ?? absent)),
        },
      ];
    }
    const [parent] = this.#parents(attribute);
    if (parent === undefined) return [];
    const allows =
      parent.role === "set"
        ? ([value, set]: readonly Value[]) => (set === yes ? value === yes || value === no : value === set)
        : ([value, form]: readonly Value[]) => (value === absent) === (form === no);
    return [{attributes: [id, parent.id], allows}];
  }

  /** Nobody outside the ordinary population fills in forms, but in the source that it is made of. */
  #ordinaryConditions(source: string): readonly Membership[] {
    const {populations, population} = this.#spec;
    const ordinary = populations.find(({key}) => key === population);
    if (ordinary === undefined || ordinary.source === source || this.#spec.roots.has(source)) return [];
    return this.membership(population).filter(({attribute}) => attribute.source === ordinary.source);
  }

  #askedFirst(source: string, variable: string): number | null {
    const asked = this.#spec.codebook.get(source)?.variables.get(variable)?.askedAt;
    return this.wavesOf(source).find((wave) => asked?.includes(wave) ?? true) ?? null;
  }

  #optionSet(source: string, name: string): string | null {
    return this.#spec.codebook.get(source)?.variables.get(name)?.option?.set ?? null;
  }

  #answered(source: string, wave: number | null, form: Attribute | null): Reading {
    if (form !== null) return {attribute: form, read: (value) => ({code: value === yes ? yes : no, missing: null})};
    return {attribute: this.#always(source, wave), read: () => ({code: yes, missing: null})};
  }

  #notAsked(source: string, wave: number, form: Attribute | null): Reading {
    return {
      attribute: form ?? this.#always(source, wave),
      read: (value) => ({code: null, missing: value === no ? "no_form" : "not_asked"}),
    };
  }

  /** Stands where there is nothing to tell people apart by. */
  #always(source: string, wave: number | null): Attribute {
    const id = `always ${source}@${wave ?? ""}`;
    return this.#kept({id, role: "form", source, wave, name: source, values: [yes], isNumber: false});
  }

  #answerOf(variable: Variable, wave: number | null): Reading {
    const {derivation} = variable;
    if (derivation?.kind === "bands" || derivation?.kind === "recode") {
      const parent = this.reading({source: variable.source, variable: derivation.of, wave});
      return {attribute: parent.attribute, read: (value) => derivedAnswer(derivation, parent.read(value))};
    }
    const codes = this.#codesOf(variable, wave);
    const attribute = this.#kept({
      id: `${variable.source}.${variable.name}@${wave ?? ""}`,
      role: "answer",
      source: variable.source,
      wave,
      name: variable.name,
      values: [...(this.form(variable.source, wave) === null ? [] : [absent]), blank, ...codes],
      isNumber: variable.kind === "number",
    });
    return {attribute, read: plainAnswer};
  }

  #codesOf(variable: Variable, wave: number | null): string[] {
    if (variable.scale !== null) {
      return variable.scale.categories.filter(({missing}) => missing !== "no_answer").map(({code}) => code);
    }
    if (variable.kind !== "number") return [];
    const {derivation} = variable;
    if (derivation?.kind === "sum" || derivation?.kind === "mean") return this.#scores(variable, derivation, wave);
    const {from, to, step} = this.#spec.rangeOf(variable);
    return Array.from({length: Math.floor((to - from) / step) + 1}, (_, index) => String(from + index * step));
  }

  /** What a score can be when all its items are answered. */
  #scores(variable: Variable, derivation: ScoreDerivation, wave: number | null): string[] {
    const ends = derivation.of.map((name) => {
      const {attribute} = this.reading({source: variable.source, variable: name, wave});
      const numbers = numbersOf(this.#spec.codebook.get(variable.source)?.variables.get(name), attribute);
      return [Math.min(...numbers), Math.max(...numbers)] as const;
    });
    const low = ends.reduce((sum, [least]) => sum + least, 0);
    const high = ends.reduce((sum, [, most]) => sum + most, 0);
    const divisor = derivation.kind === "mean" ? derivation.of.length : 1;
    return Array.from({length: high - low + 1}, (_, index) => String(((low + index) * derivation.times) / divisor));
  }

  #kept(attribute: Attribute): Attribute {
    const known = this.#attributes.get(attribute.id);
    if (known !== undefined) return known;
    this.#attributes.set(attribute.id, attribute);
    return attribute;
  }

  /** The questions with several answers of a source. */
  setsOf(source: string): readonly ResponseSet[] {
    return [...(this.#spec.codebook.get(source)?.sets.values() ?? [])];
  }
}

type ScoreDerivation = Extract<Derivation, {kind: "sum" | "mean"}>;

/** The quantities that an item's answers stand for. */
export function numbersOf(variable: Variable | undefined, attribute: Attribute): number[] {
  const left = new Set(variable?.scale?.categories.filter(({missing}) => missing !== null).map(({code}) => code));
  return attribute.values.filter((value) => typeof value === "string" && !left.has(value)).map(Number);
}

function plainAnswer(value: Value): Answer {
  return typeof value === "string" ? {code: value, missing: null} : {code: null, missing: value.missing};
}

function derivedAnswer(derivation: Derivation, answer: Answer): Answer {
  if (answer.code === null) return answer;
  const {code} = answer;
  if (derivation.kind === "recode") {
    const group = derivation.groups.find(({from}) => from.includes(code));
    return group === undefined ? {code: null, missing: "no_answer"} : {code: group.code, missing: null};
  }
  if (derivation.kind !== "bands") return answer;
  const number = Number(code);
  const band = derivation.bands.find(({from, to, isOpen}) => {
    if (number < (from ?? -Infinity)) return false;
    return isOpen === true ? number < (to ?? Infinity) : number <= (to ?? Infinity);
  });
  return band === undefined ? {code: null, missing: "no_answer"} : {code: band.code, missing: null};
}

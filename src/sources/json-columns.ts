import {mostColumns} from "./most-columns.ts";

/** What is wrong with an object, and what to do about it. */
export interface JsonProblem {
  readonly message: string;
  readonly hint: string;
}

/** Deeper objects are no answers to questions. */
const deepest = 8;

/** Objects turned into columns of text, one row an object. Keys may come and go from row to row. */
export class JsonColumns {
  readonly #values = new Map<string, (string | null)[]>();
  /** Texts that have been seen, so that equal ones are kept once. */
  readonly #texts = new Map<string, string>();
  #rowCount = 0;

  /** By column, in the order the keys first came. */
  get values(): ReadonlyMap<string, readonly (string | null)[]> {
    return this.#values;
  }

  /** Adds a row, unless something is wrong with it. */
  add(row: object): JsonProblem | null {
    this.#rowCount += 1;
    const problem = this.#addFields(row, "", 1);
    for (const values of this.#values.values()) {
      if (values.length < this.#rowCount) values.push(null);
    }
    return problem;
  }

  #addFields(fields: object, prefix: string, depth: number): JsonProblem | null {
    for (const [key, value] of Object.entries(fields)) {
      const name = `${prefix}${key.trim()}`;
      const problem = isObject(value) ? this.#addObject(value, name, depth) : this.#addValue(name, value);
      if (problem !== null) return problem;
    }
    return null;
  }

  #addObject(value: object, name: string, depth: number): JsonProblem | null {
    if (Array.isArray(value)) {
      return {
        message: `"${name}" holds a list.`,
        hint: "Write a multiple-response question as a key for each option, with 1 or 0.",
      };
    }
    if (depth < deepest) return this.#addFields(value, `${name}.`, depth + 1);
    return {message: `"${name}" is an object within ${deepest} others.`, hint: "Write the answers less nested."};
  }

  #addValue(name: string, value: unknown): JsonProblem | null {
    if (name === "" || name.endsWith(".")) return {message: "A key has no name.", hint: "Name it, or leave it out."};
    const values = this.#values.get(name) ?? this.#newColumn(name);
    if (values === null) {
      return {message: `The objects have more than ${mostColumns} keys.`, hint: "Write fewer variables."};
    }
    if (values.length === this.#rowCount) {
      return {message: `"${name}" stands twice in the object.`, hint: "Keys with dots are those of inner objects."};
    }
    values.push(this.#textOf(value));
    return null;
  }

  #newColumn(name: string): (string | null)[] | null {
    if (this.#values.size >= mostColumns) return null;
    const values = Array.from({length: this.#rowCount - 1}, () => null);
    this.#values.set(name, values);
    return values;
  }

  #textOf(value: unknown): string | null {
    if (value === null) return null;
    if (typeof value === "boolean") return value ? "1" : "0";
    const text = String(value).trim();
    if (text === "") return null;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    if (this.#texts.size < 100_000) this.#texts.set(text, text);
    return text;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {fetchFileSpec} from "../../src/config/fetch-spec.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import {CliError} from "../../src/errors/cli-error.ts";

const steps = {
  surveyxact: "{type: surveyxact, survey: 1, credentials: {env: SX}}",
  https: "{type: https, url: https://example.dk/a.csv, file: a.csv}",
  sftp: `{type: sftp, host: example.dk, host_key: "SHA256:${"a".repeat(43)}", user: x, key: {file: k}, files: "*.csv"}`,
  sql: "{type: sql, connection: {env: DB}, query: SELECT 1, file: a.csv}",
};

const read = (step: string) => {
  const text = `out: anything\nfetch:\n  into: data\n  from:\n    trin: ${step}\n`;
  return readYaml("job.yaml", text, fetchFileSpec).value.fetch;
};

function refusal(step: string): CliError {
  try {
    read(step);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error(`taken: ${step}`);
}

/** A step with a key more, or another value of it. */
const changed = (type: keyof typeof steps, key: string, value: string) => {
  const without = steps[type].replace(new RegExp(`, ${key}: (?:\\{[^}]*\\}|"[^"]*"|[^,}]+)`), "");
  return `${without.slice(0, -1)}, ${key}: ${value}}`;
};

const guide = readFileSync("docs/fetch.md", "utf8");
const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);

describe("the examples of docs/fetch.md", () => {
  it("are what a job may say", () => {
    const [whole = "", ...others] = examples;
    expect(Object.keys(readYaml("job.yaml", whole, fetchFileSpec).value.fetch.from)).toEqual([
      "borgerskema",
      "forloeb",
    ]);
    const types = others.flatMap((text) => {
      const {from} = readYaml("job.yaml", `fetch:\n  into: data\n  from:\n${text}`, fetchFileSpec).value.fetch;
      return Object.values(from).map(({type}) => type);
    });
    expect(types).toEqual(["surveyxact", "https", "sftp", "sql"]);
  });

  it("hold all keys", () => {
    const keys = new Set(JSON.stringify(z.toJSONSchema(fetchFileSpec, {io: "input"})).match(/"[a-z_0-9]+":\{"/g));
    const named = [...keys].map((key) => key.slice(1, key.indexOf('"', 1)));
    const ofSchema = ["properties", "items", "fetch"];
    expect(named.filter((key) => !ofSchema.includes(key) && !new RegExp(`\\b${key}\\b`).test(guide))).toEqual([]);
  });
});

describe("what a job says of fetching", () => {
  it.each(Object.entries(steps))("may be a step of type %s with little in it", (type, step) => {
    expect(read(step).from.trin).toMatchObject({type});
    expect(read(step).retries).toEqual({tries: 4, wait_seconds: 5, longest_wait_seconds: 300});
  });

  it("is told by line and column when it is wrong", () => {
    const error = refusal(changed("surveyxact", "formt", "EU"));
    expect(error).toMatchObject({kind: "config", place: {file: "job.yaml", line: 5}});
    expect(error.message).toBe('There is no key "formt" under "fetch.from.trin".');
    expect(error.hint).toBe('Did you mean "format"?');
    expect(refusal("{type: surveyxakt}").hint).toBe('Did you mean "surveyxact"?');
  });

  it.each([
    ["an address without TLS", changed("https", "url", "http://example.dk/a.csv")],
    ["a password in an address", changed("https", "url", '"https://x:y@example.dk/a.csv"')],
    ["an address of another kind", changed("https", "url", "ftp://example.dk/a.csv")],
    ["a file outside the folder", changed("https", "file", "../a.csv")],
    ["a file from the root", changed("https", "file", "/etc/a.csv")],
    ["a hidden file", changed("https", "file", "mappe/.a.csv")],
    ["a password in the job file", changed("surveyxact", "credentials", "bruger:kode")],
    ["a token and a password", changed("https", "token", "{env: T}, credentials: {env: C}")],
    ["a survey that is no number", changed("surveyxact", "survey", "a/../../x")],
    ["a time that is none", changed("surveyxact", "closed_after", "i går")],
    ["a fingerprint of another kind", changed("sftp", "host_key", "MD5:aa:bb")],
    ["no way to be let in", steps.sftp.replace("key: {file: k}, ", "")],
    ["a password and a key", changed("sftp", "password", "{env: P}")],
    [
      "a passphrase of no key",
      changed("sftp", "key", "{env: K}")
        .replace("key: {env", "password: {env")
        .replace("}}", "}, passphrase: {env: P}}"),
    ],
    ["files in folders", changed("sftp", "files", '"*/a.csv"')],
    ["one name for all files", changed("sftp", "pick", "all, file: a.csv")],
    ["two queries", changed("sql", "query_file", "a.sql")],
    ["no query", steps.sql.replace(", query: SELECT 1", "")],
    ["no tries at all", `${steps.https}\n  retries: {tries: 0}`],
  ])("cannot be %s", (_, step) => {
    expect(refusal(step)).toMatchObject({kind: "config", place: {file: "job.yaml"}});
  });

  it("may be an address of this machine without TLS", () => {
    expect(read(changed("https", "url", "http://127.0.0.1:8080/a.csv")).from.trin).toBeDefined();
  });
});

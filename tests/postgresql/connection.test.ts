import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {type ConnectionEffects, type ConnectionSpec, readConnection} from "../../src/postgresql/connection.ts";

const secret = "hemmeligt-kodeord";
const url = `postgresql://laeser:${secret}@db.kommune.dk:5433/survey`;
const place = {file: "evaluation.yaml", line: 3};

function read(spec: Partial<ConnectionSpec>, effects: Partial<ConnectionEffects> = {}) {
  return readConnection({connection: {env: "DB"}, ...spec}, "/folder", place, {
    environment: {DB: url},
    readText: async (path) => (path.endsWith("ca.pem") ? "certificates" : `${url}\n`),
    permissions: async () => 0o600,
    home: "/home/me",
    ...effects,
  });
}

async function refusal(reading: Promise<unknown>): Promise<CliError> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CliError)) throw new Error("nothing was refused in words");
  expect(JSON.stringify([error.message, error.hint, error.stack, String(error.cause)])).not.toContain(secret);
  return error;
}

describe("readConnection(spec, folder, place)", () => {
  it("finds the URL in the environment or in a file, and tells host, user and database of it", async () => {
    const known = {url, host: "db.kommune.dk:5433", user: "laeser", database: "survey"};
    expect(await read({})).toMatchObject(known);
    expect(await read({connection: {file: "~/db.url"}})).toMatchObject(known);
  });

  it("wants a certificate for the name of a server elsewhere, and none of one on this machine", async () => {
    expect((await read({})).tls).toEqual({rejectUnauthorized: true});
    expect((await read({ca: "ca.pem"})).tls).toEqual({rejectUnauthorized: true, ca: "certificates"});
    expect((await read({tls: "off"})).tls).toBe(false);
    for (const host of ["localhost", "127.0.0.1:5432", "[::1]"]) {
      const environment = {DB: `postgres://a:${secret}@${host}/d`};
      expect((await read({}, {environment})).tls).toBe(false);
      expect((await read({tls: "verify-full"}, {environment})).tls).toEqual({rejectUnauthorized: true});
    }
    expect((await read({}, {environment: {DB: "postgresql://a@/d?host=/run/postgresql"}})).tls).toBe(false);
  });

  it("refuses a variable that is not set", async () => {
    expect((await refusal(read({}, {environment: {}}))).message).toBe("The environment variable DB is not set.");
  });

  it("refuses a file that others may read, or that is not there", async () => {
    const open = await refusal(read({connection: {file: "db.url"}}, {permissions: async () => 0o644}));
    expect(open).toMatchObject({kind: "environment", hint: "Shut them out: chmod 600 db.url"});
    const gone = read({connection: {file: "db.url"}}, {permissions: () => Promise.reject(new Error("gone"))});
    expect((await refusal(gone)).message).toBe('The file "db.url" with the URL of the database cannot be read.');
  });

  it.each([
    ["no URL", secret],
    ["another protocol", `mysql://a:${secret}@h/d`],
    ["a URL that says something of SSL", `${url}?sslmode=disable`],
  ])("refuses %s without showing it", async (_, DB) => {
    expect((await refusal(read({}, {environment: {DB}}))).kind).toBe("environment");
  });
});

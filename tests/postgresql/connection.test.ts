import {describe, expect, it} from "vitest";
import {CliError} from "../../src/errors/cli-error.ts";
import {type ConnectionSpec, readConnection} from "../../src/postgresql/connection.ts";
import type {SecretEffects} from "../../src/secrets/files.ts";
import {localCertificate} from "../support/local-certificate.ts";

const secret = "hemmeligt-kodeord";
const url = `postgresql://laeser:${secret}@db.kommune.dk:5433/survey`;

function read(spec: Partial<ConnectionSpec>, effects: Partial<SecretEffects> = {}) {
  const wish = {
    what: "the address of the database",
    folder: "/folder",
    placeOf: (part: string) => ({file: "evaluation.yaml", line: part === "ca" ? 5 : 3}),
  };
  return readConnection({connection: {env: "DB"}, ...spec}, wish, {
    environment: {DB: url},
    home: "/home/me",
    look: async (path) => {
      const files: Record<string, string> = {"/folder/ca.pem": localCertificate, "/home/me/db.url": `${url}\n`};
      const text = files[path];
      if (text === undefined) throw new Error("ENOENT");
      return {mode: 0o100600, size: text.length, text};
    },
    ...effects,
  });
}
const readUrl = (DB: string, spec: Partial<ConnectionSpec> = {}) => read(spec, {environment: {DB}});

async function refusal(reading: Promise<unknown>): Promise<CliError> {
  const error = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CliError)) throw new Error("nothing was refused in words");
  expect(JSON.stringify([error.message, error.hint, error.stack, String(error.cause)])).not.toContain("hemmelig");
  return error;
}

describe("readConnection(spec, wish)", () => {
  it("finds the address in the environment or in a file, and tells server, user and database of it", async () => {
    const known = {server: "db.kommune.dk:5433", user: "laeser", database: "survey"};
    const client = {host: "db.kommune.dk", port: 5433, password: secret};
    expect(await read({})).toMatchObject({...known, client});
    expect(await read({connection: {file: "~/db.url"}})).toMatchObject({...known, client});
  });

  it("wants a certificate for the name of a server elsewhere, and none of one on this machine", async () => {
    const proof = {host: "db.kommune.dk", rejectUnauthorized: true};
    expect((await read({})).client.ssl).toEqual(proof);
    expect((await read({ca: "ca.pem"})).client.ssl).toEqual({...proof, ca: localCertificate});
    expect((await read({tls: "off"})).client.ssl).toBe(false);
    for (const host of ["localhost", "127.0.0.1:5432", "[::1]"]) {
      const here = `postgres://a:${secret}@${host}/d`;
      expect((await readUrl(here)).client.ssl).toBe(false);
      for (const asking of [
        readUrl(here, {tls: "verify-full"}),
        readUrl(here, {ca: "ca.pem"}),
        readUrl(`${here}?sslrootcert=ca.pem`),
        readUrl(`${here}?sslmode=require`),
      ])
        expect((await asking).client.ssl).toMatchObject({rejectUnauthorized: true});
    }
    for (const socket of ["a@/d?host=/run/postgresql", "a@%2Frun%2Fpostgresql/d"]) {
      const {client, server} = await readUrl(`postgresql://${socket}`);
      expect([client.host, client.port, client.ssl, server]).toEqual([
        "/run/postgresql",
        5432,
        false,
        "/run/postgresql",
      ]);
    }
  });

  it.each(["require", "verify-ca", "verify-full"])("takes sslmode=%s for the full proof", async (mode) => {
    expect((await readUrl(`${url}?sslmode=${mode}`)).client.ssl).toEqual({
      host: "db.kommune.dk",
      rejectUnauthorized: true,
    });
  });

  it.each([
    ["a host as a parameter", "postgresql://a@localhost/d?host=db.example.dk"],
    ["a name that begins like this machine's numbers", "postgresql://a@127.example.dk/d"],
    ["a name that begins like this machine's own", "postgresql://a@localhost.example.dk/d"],
  ])("is not led to send anything in the open by %s", async (_, DB) => {
    const {client} = await readUrl(DB);
    expect(client.ssl).toEqual({host: client.host, rejectUnauthorized: true});
    expect(client.host).toMatch(/example\.dk$/);
  });

  it("reads what is encoded", async () => {
    const {client} = await readUrl("postgresql://l%C3%A6ser:a%40b%2F%3F%25@[::1]:5433/min%20base");
    expect(client).toMatchObject({host: "::1", port: 5433, user: "læser", password: "a@b/?%", database: "min base"});
  });

  it("refuses a variable that is not set, and a file that others may read", async () => {
    expect(await refusal(read({}, {environment: {}}))).toMatchObject({
      kind: "environment",
      message: "The environment variable DB is not set.",
      place: {line: 3},
    });
    const open = async () => ({mode: 0o100644, size: url.length, text: url});
    expect((await refusal(read({connection: {file: "db.url"}}, {look: open}))).hint).toBe(
      "Shut them out: chmod 600 db.url",
    );
  });

  it("tells where certificates are named that are not there", async () => {
    expect(await refusal(read({ca: "ingen.pem"}))).toMatchObject({kind: "config", place: {line: 5}});
    expect(await refusal(readUrl(`${url}?sslrootcert=ingen.pem`))).toMatchObject({place: {line: 3}});
  });

  it.each([
    ["no address", secret],
    ["another protocol", `mysql://a:${secret}@h/d`],
    ["a password that is not encoded", `postgresql://a:12?${secret}@h/d`],
    ["a password that ends like a host", `postgresql://a:x@h/d?${secret}@h/d`],
    ["half an encoding", `postgresql://a:${secret}%@h/d`],
    ["nobody", `postgresql://db.kommune.dk/${secret}`],
    ["no host", `postgresql://a:${secret}@/d`],
    ["no database", `postgresql://a:${secret}@h`],
    ["a port that is none", `postgresql://a:${secret}@h/d?port=70000`],
    ...["disable", "allow", "prefer", "no-verify", secret].map((mode) => ["a lesser proof", `${url}?sslmode=${mode}`]),
    ["a lesser proof behind the full one", `${url}?sslmode=verify-full&sslmode=disable`],
    ["another way to say it", `${url}?ssl=0`],
    ["another meaning of the modes", `${url}?uselibpqcompat=true&sslmode=require`],
    ["settings of the session", `${url}?options=-c%20default_transaction_read_only%3Doff`],
  ])("refuses an address with %s, without showing it", async (_, DB = "") => {
    expect(await refusal(readUrl(DB))).toMatchObject({
      kind: "environment",
      message: expect.stringMatching(/^The address of the database (?:is not|lacks|has) /),
    });
  });

  it("refuses an address that asks for TLS where evaluation.yaml turns it off", async () => {
    const {message} = await refusal(readUrl(`${url}?sslmode=require`, {tls: "off"}));
    expect(message).toBe("The address of the database asks for TLS, and tls is off.");
  });
});

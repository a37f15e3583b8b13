import {describe, expect, it} from "vitest";
import type {FoundFile, SecretEffects} from "../../src/secrets/files.ts";
import {queueConnection} from "../../src/worker/connection.ts";

const found = (text: string, mode = 0o100600): FoundFile => ({mode, size: text.length, text});
const effects = (told: Partial<SecretEffects> = {}): SecretEffects => ({
  environment: {MAALEPUNKT_KOE: "postgres://u:hemmeligt@server/koe"},
  home: "/home/me",
  look: async () => found("postgresql://u:hemmeligt@localhost/koe\n"),
  ...told,
});

describe("the queue's address", () => {
  it("is read from an environment variable or a file that only its owner may read", async () => {
    expect(await queueConnection("MAALEPUNKT_KOE", effects())).toMatchObject({
      server: "server:5432",
      client: {host: "server", password: "hemmeligt", ssl: {rejectUnauthorized: true}},
    });
    expect(await queueConnection("koe.url", effects())).toMatchObject({
      server: "localhost:5432",
      client: {host: "localhost", password: "hemmeligt", ssl: false},
    });
  });

  it.each([
    ["postgres://u:hemmeligt@server/koe", {}, "where everybody on this machine can read it"],
    ["MAALEPUNKT_KØ", {}, "cannot be read"],
    ["MAALEPUNKT_KO", {}, "no environment variable MAALEPUNKT_KO"],
    ["koe.url", {look: async () => found("postgres://u:hemmeligt@server/koe", 0o100640)}, "Others than you may read"],
    ["koe.url", {look: async () => found("mysql://u:hemmeligt@server/koe")}, "is not the address of a PostgreSQL"],
    ["TOM", {environment: {TOM: ""}}, "is empty"],
    ["KOE", {environment: {KOE: "postgres://u:hemmeligt@server/koe?sslmode=disable"}}, "has sslmode=disable"],
  ])("is refused in words that do not hold it: %s", async (given, told, message) => {
    const missing = async (): Promise<never> => {
      throw Object.assign(new Error("ENOENT"), {code: "ENOENT"});
    };
    const missed = given.startsWith("MAALEPUNKT") ? {look: missing} : {};
    const error = await queueConnection(given, effects({...missed, ...told})).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({kind: "usage", message: expect.stringContaining(message)});
    expect(JSON.stringify(error)).not.toContain("hemmeligt");
  });
});

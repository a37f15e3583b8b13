import {describe, expect, it} from "vitest";
import {type ConnectionEffects, readConnection} from "../../src/worker/connection.ts";

const effects = (told: Partial<ConnectionEffects> = {}): ConnectionEffects => ({
  environment: {MAALEPUNKT_KOE: "postgres://u:hemmeligt@server/koe"},
  readText: async () => "postgresql://u:hemmeligt@localhost/koe\n",
  modeOf: async () => 0o100600,
  ...told,
});
const address = (text: string) => readConnection("KOE", effects({environment: {KOE: text}}));

describe("the queue's address", () => {
  it("is read from an environment variable or a file that only its owner may read", async () => {
    expect(await readConnection("MAALEPUNKT_KOE", effects())).toMatchObject({
      connectionString: "postgres://u:hemmeligt@server/koe",
    });
    expect(await readConnection("koe.url", effects())).toEqual({
      connectionString: "postgresql://u:hemmeligt@localhost/koe",
    });
  });

  it.each([
    ["postgres://u:hemmeligt@server/koe", {}, "where everybody on this machine can read it"],
    ["MAALEPUNKT_KØ", {}, "cannot be read"],
    ["MAALEPUNKT_KO", {}, "no environment variable MAALEPUNKT_KO"],
    ["koe.url", {modeOf: async () => 0o100640}, "may be read by others"],
    ["koe.url", {readText: async () => "mysql://u:hemmeligt@server/koe"}, "no address of a PostgreSQL server"],
  ])("is refused in words that do not hold it: %s", async (given, told, message) => {
    const missing = async (): Promise<never> => {
      throw new Error("ENOENT");
    };
    const missed = given.startsWith("MAALEPUNKT") ? {modeOf: missing, readText: missing} : {};
    const error = await readConnection(given, effects({...missed, ...told})).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({kind: "usage", message: expect.stringContaining(message)});
    expect(JSON.stringify(error)).not.toContain("hemmeligt");
  });

  it("asks for a server's proof wherever it is on another machine and nothing else is said", async () => {
    const proof = {ssl: {rejectUnauthorized: true}};
    expect(await address("postgres://u@server/koe")).toMatchObject(proof);
    expect(await address("postgres://u@server:5433/koe?application_name=x")).toMatchObject(proof);
    for (const local of [
      "postgres://u@localhost/koe",
      "postgres://u@127.0.0.1/koe",
      "postgres://u@[::1]/koe",
      "postgres:///koe?host=/run/postgresql",
      "postgres://u@/koe?host=/run/postgresql",
    ])
      expect(await address(local)).toEqual({connectionString: local});
    expect(await address("postgres://u@server/koe?sslmode=disable")).toEqual({
      connectionString: "postgres://u@server/koe?sslmode=disable",
    });
    expect(await address("postgres://u@server/koe?sslmode=require&connect_timeout=3")).toEqual({
      connectionString: "postgres://u@server/koe?sslmode=verify-full&connect_timeout=3",
    });
  });
});

import {describe, expect, it} from "vitest";
import {failureOf, plainCause} from "../../src/postgresql/failures.ts";

const answer = "Ane har svaret nej";
const failure = (code: string, message = answer) => Object.assign(new Error(message), {code, detail: answer});
const circumstances = {authority: "ca_file", meanings: {"42P01": {what: "there is no table"}, "22": {what: "own"}}};

describe("failureOf(cause, circumstances)", () => {
  it.each([
    ["28P01", "the server does not let the user in (28P01)", undefined],
    ["3D000", "there is no such database (3D000)", undefined],
    ["53300", "the server has no connection, memory or space left (53300)", true],
    ["57P01", "the server is being shut down or started (57P01)", true],
    ["57014", "a statement took too long, or somebody ended it (57014)", true],
    ["08006", "the connection was broken off (08006)", true],
    ["ECONNREFUSED", "nothing answers at that address (ECONNREFUSED)", true],
    ["ENOTFOUND", "nothing answers at that address (ENOTFOUND)", true],
    ["ECONNRESET", "the connection was broken off (ECONNRESET)", true],
    [
      "SELF_SIGNED_CERT_IN_CHAIN",
      "the server's certificate is not to be trusted (SELF_SIGNED_CERT_IN_CHAIN)",
      undefined,
    ],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "the server's certificate is for another name (ERR_TLS_CERT_ALTNAME_INVALID)",
      undefined,
    ],
  ])("knows %s, and says nothing of the server's own words", (code, what, canRetry) => {
    const found = failureOf(failure(code), circumstances);
    expect(found).toMatchObject({code, what});
    expect(found?.canRetry).toBe(canRetry);
    expect(JSON.stringify(found) + String(plainCause(failure(code)))).not.toContain("Ane");
  });

  it.each([
    ["Connection terminated unexpectedly", "the connection was broken off", true],
    ["timeout expired", "the connection was broken off", true],
    ["The server does not support SSL connections", "the server does not speak TLS", undefined],
    ["SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string", "the server wants a password", undefined],
  ])("knows what the driver says without a code: %s", (message, what, canRetry) => {
    const found = failureOf(new Error(message), circumstances);
    expect([found?.what, found?.canRetry]).toEqual([what, canRetry]);
  });

  it("takes what whoever asked knows better, and the first of several tries at addresses", () => {
    expect(failureOf(failure("42P01"), circumstances)?.what).toBe("there is no table (42P01)");
    expect(failureOf(failure("22P02"), circumstances)?.what).toBe("own (22P02)");
    expect(failureOf(new AggregateError([failure("ECONNREFUSED")]), circumstances)?.code).toBe("ECONNREFUSED");
  });

  it("has no words for a statement that is wrong, or for a defect", () => {
    for (const cause of [failure("42601"), new TypeError("x is undefined"), failure("ERR_INVALID_ARG_TYPE"), null])
      expect(failureOf(cause, circumstances)).toBeNull();
  });
});

import {readFile} from "node:fs/promises";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {type Bench, makeBench} from "../support/fetch.ts";
import {credentials, type Fault, type SurveyXactServer, serveSurveyXact} from "../support/surveyxact-server.ts";

const exported = "data/paa-vej-til-arbejde";
const parts = ["dataset", "labels", "structure"];

let server: SurveyXactServer;
let bench: Bench;
beforeAll(async () => {
  server = await serveSurveyXact({100: `${exported}/borgerskema`, 200: `${exported}/medarbejderskema`});
});
afterAll(() => server.close());
beforeEach(async () => {
  bench = await makeBench();
  bench.environment.SX = credentials;
  server.requests.length = 0;
});
afterEach(async () => {
  server.faults.length = 0;
  server.changes.clear();
  await bench.close();
});

const borger = (others: object = {}) => ({
  borger: {type: "surveyxact", survey: 100, server: server.rest, credentials: {env: "SX"}, ...others},
});

const answering =
  (status: number, body = "", headers: Record<string, string> = {}): Fault =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };

describe("SurveyXact's export", () => {
  it("lands as it is sent, byte by byte, in both formats", async () => {
    const fetched = await bench.fetch({
      ...borger(),
      medarbejder: {
        type: "surveyxact",
        survey: "200",
        format: "INTL_US",
        server: server.rest,
        credentials: {env: "SX"},
        folder: "skemaer/medarbejder",
      },
    });
    const files = await bench.files();
    const original = async (folder: string) =>
      Promise.all(parts.map((part) => readFile(`${exported}/${folder}/${part}.csv`, "latin1")));
    expect(Object.keys(files)).toEqual([
      ...parts.map((part) => `borger/${part}.csv`),
      ...parts.map((part) => `skemaer/medarbejder/${part}.csv`),
    ]);
    expect(Object.values(files)).toEqual([...(await original("borgerskema")), ...(await original("medarbejderskema"))]);
    expect(fetched.hasChanged).toBe(true);
    expect(fetched.files.map(({name, rows, state, from}) => ({name, rows, state, from}))[0]).toEqual({
      name: "borger/dataset.csv",
      rows: 227,
      state: "new",
      from: `${server.rest}/surveys/100/export/dataset`,
    });
    expect(await bench.parts()).toEqual([]);
  });

  it("is asked for in the language and with the filter of the job, which only the dataset needs", async () => {
    await bench.fetch(
      borger({lang: "nb", closed_after: "2018-01-01", expression: "[background/ptype1]=3 or [background/ptype1]=4"}),
    );
    expect(server.requests.map(({pathname}) => pathname)).toEqual(
      ["dataset", "structure", "labels"].map((part) => `/rest/surveys/100/export/${part}`),
    );
    expect(server.requests.map(({searchParams}) => Object.fromEntries(searchParams))).toEqual([
      {
        format: "EU",
        lang: "nb",
        expression:
          '[respondent/closeTime] > datetime("2018-01-01 00:00:00") and ([background/ptype1]=3 or [background/ptype1]=4)',
      },
      {format: "EU", lang: "nb"},
      {format: "EU", lang: "nb"},
    ]);
  });

  it("holds only respondents of the status that is wanted", async () => {
    const all = await bench.fetch(borger());
    const before = (await bench.files())["borger/dataset.csv"] ?? "";
    const completed = await bench.fetch(borger({status: "completed"}));
    const after = (await bench.files())["borger/dataset.csv"] ?? "";
    const lines = before.split("\r\n");
    const kept = lines.filter((line, index) => index === 0 || line === "" || line.endsWith(";1;0"));
    expect(kept.length).toBeLessThan(lines.length);
    expect(after).toBe(kept.join("\r\n"));
    expect(completed.files[0]?.rows).toBe(kept.length - 2);
    const anybody = await bench.fetch(borger({status: ["completed", "partial", "distributed", "new", "dropped"]}));
    expect(anybody.files[0]?.sha256).toBe(all.files[0]?.sha256);
  });

  it("is not replaced when nobody is of the status that is wanted, or the dataset does not tell it", async () => {
    const none = await bench.refusal(borger({status: "new"}));
    expect(none.message).toMatch(/: none of 227 respondents is new\.$/);
    expect(none).toMatchObject({kind: "data", canRetry: false, place: {file: "from.borger.status"}});
    server.changes.set("dataset", (text) => text.replace("stato_4", "x"));
    expect((await bench.refusal(borger({status: "completed"}))).message).toContain("has no column stato_4");
  });

  it("is unchanged the next night when nothing is new", async () => {
    await bench.fetch(borger());
    const again = await bench.fetch(borger());
    expect(again.hasChanged).toBe(false);
    expect(again.files.map(({state}) => state)).toEqual(["unchanged", "unchanged", "unchanged"]);
  });
});

describe("credentials that SurveyXact does not take", () => {
  it.each([
    ["a wrong password", "projekt:forkert", 401],
    ["another user", "nogen:hemmelig-kode-7", 401],
  ])("%s is told once, and is not shown", async (_, given, status) => {
    bench.environment.SX = given;
    const error = await bench.refusal(borger());
    expect(error).toMatchObject({kind: "environment", canRetry: false, place: {file: "from.borger.credentials"}});
    expect(error.message).toContain(`the server answers ${status}: it does not let this user in`);
    expect(`${error.message} ${error.hint}`).not.toContain(given.split(":")[1]);
    expect(bench.waits).toEqual([]);
  });
});

describe("a server in trouble", () => {
  it("is asked again after longer and longer waits, and what has come is not fetched again", async () => {
    server.faults.push(() => false, answering(500), answering(502), answering(503));
    await bench.fetch(borger({requests_per_minute: 6000}), {retries: {wait_seconds: 8}});
    expect(bench.waits.filter((seconds) => seconds >= 1)).toEqual([8, 16, 32]);
    expect(server.requests.map(({pathname}) => pathname.split("/").at(-1))).toEqual([
      "dataset",
      "structure",
      "structure",
      "structure",
      "structure",
      "labels",
    ]);
    expect(bench.events.filter(({kind}) => kind === "retry")).toHaveLength(3);
  });

  it("is given up after as many tries as the job says, and the earlier data stay", async () => {
    await bench.fetch(borger());
    const before = await bench.files();
    server.faults.push(...Array.from({length: 3}, () => answering(500)));
    const error = await bench.refusal(borger({expression: "[background/x]=1"}), {retries: {tries: 3}});
    expect(error).toMatchObject({kind: "environment", canRetry: true});
    expect(error.message).toBe(`"borger" cannot be fetched from ${server.rest}/surveys/100: the server answers 500.`);
    expect(error.hint).toContain("a field in expression that the survey does not have");
    expect(await bench.files()).toEqual(before);
  });

  it("gets the time that it asks for", async () => {
    const inHalfAMinute = new Date(Date.UTC(2026, 2, 1, 2, 31)).toUTCString();
    server.faults.push(answering(429, "", {"retry-after": "77"}), answering(503, "", {"retry-after": inHalfAMinute}));
    await bench.fetch(borger({requests_per_minute: 6000}), {retries: {wait_seconds: 1}});
    // The second is a time that has passed meanwhile.
    expect(bench.waits.filter((seconds) => seconds >= 1)).toEqual([77, 2]);
  });

  it("that wants to be left alone for longer than the job waits is left to the next run", async () => {
    server.faults.push(answering(429, "", {"retry-after": "3600"}));
    const error = await bench.refusal(borger());
    expect(error.canRetry).toBe(true);
    expect(error.message).toContain("429: it is asked too often, and asks for a wait of 3600 seconds");
    expect(server.requests).toHaveLength(1);
  });

  it("is not asked more often than the job allows", async () => {
    await bench.fetch(borger({requests_per_minute: 4}));
    expect(bench.waits).toEqual([15, 15]);
  });

  it.each([
    ["says nothing", () => true],
    [
      "falls silent in the middle",
      (_, response) => {
        response.writeHead(200, {"content-length": 5000});
        response.write("responde;");
        return true;
      },
    ],
  ] satisfies [string, Fault][])("that %s is given up, and asked again", async (_, fault) => {
    server.faults.push(fault);
    // With much else to do, this machine may itself be silent for so long.
    await bench.fetch(borger({silent_seconds: 0.2}), {retries: {tries: 20}});
    expect(bench.events.find(({kind}) => kind === "retry")).toMatchObject({
      message: expect.stringContaining("the server has been silent for 0.2 seconds"),
    });
  });

  it("that sends a byte now and then is given up when one file takes too long", async () => {
    server.faults.push((_, response) => {
      response.writeHead(200, {"content-length": 5000});
      const drip = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(drip));
      return true;
    });
    const error = await bench.refusal(borger({longest_seconds: 0.2}), {retries: {tries: 1}});
    expect(error.message).toContain("it takes longer than 0.2 seconds");
  });

  it("that breaks off, or sends half of what it has announced, is asked again", async () => {
    server.faults.push(
      (_, response) => {
        response.destroy();
        return true;
      },
      (_, response) => {
        response.writeHead(200, {"content-length": 5000}).write("responde;organiza");
        setTimeout(() => response.destroy(), 20);
        return true;
      },
    );
    const fetched = await bench.fetch(borger());
    expect(fetched.files[0]?.rows).toBe(227);
    expect(bench.events.filter(({kind}) => kind === "retry")).toHaveLength(2);
  });

  it("that has no such survey is not asked again", async () => {
    const error = await bench.refusal(borger({survey: 404}));
    expect(error.message).toContain("404: there is nothing at that address");
    expect(error.hint).toBe("Is the number of the survey right?");
    expect(server.requests).toHaveLength(1);
  });

  it("that leads on to another host gets no password there", async () => {
    server.faults.push(answering(302, "", {location: "https://login.example.dk/"}));
    const error = await bench.refusal(borger());
    expect(error.message).toContain("leads on to another host, login.example.dk");
  });
});

describe("what came and is no export", () => {
  const html = "<!DOCTYPE html>\n<html><head><title>Log ind</title></head><body>Log ind</body></html>";

  it("a login page is no data, and is tried again", async () => {
    server.faults.push(...Array.from({length: 4}, () => answering(200, html)));
    const error = await bench.refusal(borger());
    expect(error).toMatchObject({kind: "data", canRetry: true});
    expect(error.message).toContain("what came as dataset.csv is a web page and no data");
    expect(server.requests).toHaveLength(4);
    expect(await bench.files()).toEqual({});
  });

  it.each([
    ["nothing at all", "", /is empty/, true],
    ["a header without respondents", "responde;stato_4\r\n", /a header and no rows/, false],
    [
      "a row that is cut off",
      "responde;borgerid;stato_4\r\n1;B1;1\r\n2;B",
      /line 3.*2 fields where the header has 3/,
      true,
    ],
    [
      "uneven rows",
      "responde;borgerid;stato_4\r\n1;B1;1\r\n2;B2\r\n",
      /line 3.*2 fields where the header has 3/,
      false,
    ],
    ["other text", "Fejl: tjenesten er lukket\r\n", /a header and no rows/, false],
  ])("%s is refused", async (_, dataset, message, canRetry) => {
    server.changes.set("dataset", () => dataset);
    const error = await bench.refusal(borger(), {retries: {tries: 2}});
    expect(error.message).toMatch(message);
    expect(error).toMatchObject({kind: "data", canRetry});
  });

  it("UTF-16 that ends in half a letter is refused", async () => {
    const half: Fault = (_, response) => {
      response.end(Buffer.from("\xff\xfer\0e\0s", "latin1"));
      return true;
    };
    server.faults.push(half, half);
    const error = await bench.refusal(borger({format: "INTL_US"}), {retries: {tries: 2}});
    expect(error.message).toContain("ends in the middle of a letter");
  });

  it("a structure that does not fit the dataset is refused, and the earlier data stay", async () => {
    await bench.fetch(borger());
    const before = await bench.files();
    server.changes.set("dataset", (text) => text.replace("psykhelb", "psykheld"));
    const error = await bench.refusal(borger());
    expect(error).toMatchObject({kind: "data", canRetry: false});
    expect(error.message).toContain('The dataset lacks "psykhelb", which the structure file describes');
    expect(error.hint).toContain('Did you mean "psykheld"?');
    expect(await bench.files()).toEqual(before);
  });

  it("parts of an earlier try that do not fit are fetched anew, since the survey may have been changed meanwhile", async () => {
    server.faults.push(() => false, ...Array.from({length: 4}, () => answering(500)));
    await bench.refusal(borger());
    const rename = (text: string) => text.replace("psykhelb;", "psykheld;");
    server.changes.set("dataset", rename);
    server.changes.set("structure", (text) => text.replace("psykhelb;psykhelb", "psykheld;psykheld"));
    server.requests.length = 0;
    const fetched = await bench.fetch(borger());
    expect((await bench.files())["borger/dataset.csv"]).toContain("psykheld");
    expect(fetched.files[0]?.rows).toBe(227);
    expect(server.requests).toHaveLength(5);
  });

  it("never stands in a message when it may be somebody's answer", async () => {
    const mail = "anne.hansen@example.dk";
    server.changes.set("dataset", () => `responde;borgerid\r\n1;"${mail}" ja;2\r\n`);
    const error = await bench.refusal(borger(), {retries: {tries: 1}});
    expect(`${error.message} ${error.hint} ${JSON.stringify(bench.events)}`).not.toContain(mail);
  });

  it("is refused while it comes when it is larger than the job allows", async () => {
    const error = await bench.refusal(borger({largest_mb: 0.01}));
    expect(error).toMatchObject({kind: "data", canRetry: false, place: {file: "from.borger.largest_mb"}});
    expect(error.message).toContain("the file is larger than 0.01 MB");
  });
});

describe("a run that was cut short", () => {
  it("is gone on with: parts that had come are not asked for again, for an hour", async () => {
    server.faults.push(
      () => false,
      () => false,
      ...Array.from({length: 4}, () => answering(500)),
    );
    await bench.refusal(borger());
    server.requests.length = 0;
    bench.later(30 * 60);
    await bench.fetch(borger());
    expect(server.requests.map(({pathname}) => pathname.split("/").at(-1))).toEqual(["labels"]);
  });

  it("is begun anew when it is older, or its step was another", async () => {
    const cut = async () => {
      server.faults.push(() => false, ...Array.from({length: 4}, () => answering(500)));
      await bench.refusal(borger());
      server.requests.length = 0;
    };
    await cut();
    bench.later(2 * 3600);
    await bench.fetch(borger());
    expect(server.requests).toHaveLength(3);
    await cut();
    await bench.fetch(borger({lang: "nb"}));
    expect(server.requests).toHaveLength(3);
  });

  it("that is stopped leaves the earlier data", async () => {
    await bench.fetch(borger());
    const before = await bench.files();
    const controller = new AbortController();
    server.faults.push(() => {
      controller.abort(new Error("stopped by the night"));
      return true;
    });
    await expect(bench.fetch(borger({lang: "en"}), {}, controller.signal)).rejects.toThrow("stopped by the night");
    expect(await bench.files()).toEqual(before);
  });
});

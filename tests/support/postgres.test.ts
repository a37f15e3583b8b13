import {Client} from "pg";
import {describe, expect, it} from "vitest";
import {createDatabase, testServers} from "./postgres.ts";

const {urls, missing} = await testServers();

describe.skipIf(urls.length === 0)(`servers for tests${missing}`, () => {
  it("are databases of one's own", async () => {
    for (const url of urls) {
      const database = await createDatabase(url);
      const client = new Client({connectionString: database.url});
      await client.connect();
      const {rows} = await client.query("SELECT 1 AS one");
      await client.end();
      await database.drop();
      expect(rows).toEqual([{one: 1}]);
    }
  });
});

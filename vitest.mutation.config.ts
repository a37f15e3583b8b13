import {defineConfig} from "vitest/config";

/** Only the tests of the statistics, without the slow ones, for mutation testing. */
export default defineConfig({
  test: {
    include: ["tests/statistics/**/*.test.ts"],
    testTimeout: 60_000,
    isolate: false,
    tags: [{name: "slow"}],
    tagsFilter: ["!slow"],
  },
});

import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {fileURLToPath} from "node:url";
import {cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType} from "dependency-cruiser";
import {afterAll, describe, expect, it} from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const rules: {forbidden: IForbiddenRuleType[]; options: ICruiseOptions} = createRequire(import.meta.url)(
  "../.dependency-cruiser.cjs",
);
const planted = `${root}src/statistics/planted-by-the-layers-test.ts`;

async function violations(): Promise<string[]> {
  const {output} = await cruise(["src"], {
    ...rules.options,
    ruleSet: {forbidden: rules.forbidden},
    validate: true,
    baseDir: root,
  });
  const result = output as ICruiseResult;
  expect(result.summary.totalCruised).toBeGreaterThan(50);
  return result.summary.violations.map((each) => `${each.from} -> ${each.to}`);
}

describe("the layers", () => {
  afterAll(() => rmSync(planted, {force: true}));

  it("are kept", async () => {
    expect(await violations()).toEqual([]);
  });

  it("are guarded: a forbidden import is caught", async () => {
    mkdirSync(`${root}src/statistics`, {recursive: true});
    writeFileSync(planted, 'import "../errors/cli-error.ts";\n');
    expect(await violations()).toContain("src/statistics/planted-by-the-layers-test.ts -> src/errors/cli-error.ts");
  });
});

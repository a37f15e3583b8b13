import {describe, expect, it} from "vitest";
import {instituteTheme as theme} from "../../support/themes.ts";
import {faults} from "./faults.ts";
import {sceneOf} from "./scene.ts";

const text = (words: string, x: number, y: number, more = "") =>
  `<text text-anchor="start" transform="translate(${x},${y})" font-size="12px" font-weight="400" fill="#1b1b1b"${more}>${words}</text>`;
const bar = (x: number, y: number, width: number, height: number, fill: string) =>
  `<path d="M${x},${y}h${width}v${height}h-${width}Z" fill="${fill}"/>`;
const found = (...marks: string[]) =>
  faults(
    sceneOf(`<svg viewBox="0 0 200 100"><g transform="translate(10,10)">${marks.join("")}</g></svg>`, theme),
    theme,
    "bars",
  );

describe("faults", () => {
  it("are none where texts stand apart on paper and inside bars", () => {
    expect(
      found(bar(0, 0, 100, 20, "#dfe9f0").replace("/>", ' stroke="#2f6485"/>'), text("Ja", 4, 14), text("Nej", 4, 50)),
    ).toEqual([]);
  });

  it("tell of texts that run into each other", () => {
    expect(found(text("Meget", 0, 20), text("lidt", 20, 22))).toEqual(['"Meget" runs into "lidt"']);
  });

  it("tell of what sticks out of the figure, on every side", () => {
    expect(found(text("Meget langt", 150, 20))).toEqual(['"Meget langt" sticks out of the figure']);
    expect(found(text("Højt", 0, -4))).toEqual(['"Højt" sticks out of the figure']);
    expect(found(bar(-20, 0, 30, 20, "#173a52"))).toHaveLength(1);
  });

  it("tell of a text across the edge of a bar", () => {
    expect(found(bar(0, 0, 20, 20, "#dfe9f0").replace("/>", ' stroke="#2f6485"/>'), text("Hele tiden", 4, 14))).toEqual(
      ['"Hele tiden" is crossed by the edge of a bar at 10 10 30 30'],
    );
  });

  it("tell of a text with a line or a sign through it, and not of the grid", () => {
    const line = (stroke: string) => `<line transform="translate(10,0)" x2="0" y2="50" stroke="${stroke}"/>`;
    const dot = '<path transform="translate(10,16)" d="M4,0A4,4,0,1,1,-4,0A4,4,0,1,1,4,0" fill="#2f6485"/>';
    expect(found(line("#2f6485"), text("Meget", 0, 20))).toEqual(['"Meget" is crossed by a line']);
    expect(found(dot, text("Meget", 0, 20))).toHaveLength(1);
    expect(found(line(theme.grid), text("Meget", 0, 20))).toEqual([]);
  });

  it("tell of text that is hard to read on what lies under it", () => {
    expect(found(bar(0, 0, 100, 20, "#173a52"), text("Ja", 4, 14))).toEqual([
      expect.stringMatching(/^"Ja" has a contrast of 1\.\d\d to #173a52$/),
    ]);
  });

  it("tell of a bar that is hardly seen on the paper", () => {
    expect(found(bar(0, 0, 100, 20, "#dfe9f0"))).toEqual([expect.stringMatching(/contrast of 1\.\d\d to #ffffff$/)]);
  });

  it("tell of small type", () => {
    expect(found(text("Lille", 0, 20).replace("12px", "8px"))).toEqual(['"Lille" is 8 pixels high']);
  });
});

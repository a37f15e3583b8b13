import {describe, expect, it} from "vitest";
import {tidySvg} from "../../src/figures/tidy-svg.ts";

describe("tidySvg", () => {
  it("takes out classes, roles and descriptions", () => {
    const svg = `<svg class="marks" version="1.1"><g role="graphics-object" aria-roledescription="group"><path d="M0,0"/></g></svg>`;
    expect(tidySvg(svg, "a")).toBe(`<svg><g><path d="M0,0"/></g></svg>`);
  });

  it("makes ids the figure's own, and what refers to them", () => {
    const svg = `<clipPath id="clip0"></clipPath><g clip-path="url(#clip0)"></g>`;
    expect(tidySvg(svg, "psyk fys")).toBe(
      `<clipPath id="figure-psyk_20fys-clip0"></clipPath><g clip-path="url(#figure-psyk_20fys-clip0)"></g>`,
    );
  });

  it("cuts coordinates to hundredths and leaves colours and texts alone", () => {
    const svg = `<path d="M0,1.23456h266.66666666666663" fill="#123456"/><text transform="translate(1.005,2)">1.23456 class="x"</text>`;
    expect(tidySvg(svg, "a")).toBe(
      `<path d="M0,1.23h266.67" fill="#123456"/><text transform="translate(1,2)">1.23456 class="x"</text>`,
    );
  });
});

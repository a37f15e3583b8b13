// The table in docs/architecture.md, enforced. A room may import itself, and the rooms named here.
const rooms = {
  errors: [],
  numbers: ["errors"],
  statistics: [],
  results: ["numbers", "errors"],
  config: ["numbers", "errors"],
  sources: ["config", "results", "errors"],
  codebook: ["sources", "config", "errors"],
  "personal-data": ["sources", "config", "errors"],
  quick: ["results", "numbers", "codebook", "errors"],
  store: ["codebook", "sources", "results", "errors"],
  analyses: ["store", "codebook", "statistics", "results", "config", "numbers", "errors"],
  narrative: ["results", "numbers", "errors"],
  figures: ["results", "config", "numbers", "errors"],
  report: ["narrative", "results", "numbers", "errors"],
  render: ["report", "results", "numbers", "errors"],
  pipeline: [
    "errors",
    "numbers",
    "results",
    "config",
    "sources",
    "personal-data",
    "quick",
    "codebook",
    "store",
    "analyses",
    "narrative",
    "figures",
    "report",
    "render",
  ],
  calculator: ["statistics", "errors"],
  init: ["pipeline", "personal-data", "codebook", "sources", "results", "config", "errors"],
  cli: ["init", "pipeline", "quick", "calculator", "config", "errors"],
};

const layers = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-only-${allowed.join("-") || "itself"}`,
  severity: "error",
  from: {path: `^src/${room}/`},
  to: {path: "^src/", pathNot: `^src/(${[room, ...allowed].join("|")})/`},
}));

module.exports = {
  forbidden: [
    ...layers,
    {name: "no-circles", severity: "error", from: {}, to: {circular: true}},
    {name: "no-room-without-a-rule", severity: "error", from: {path: `^src/(?!(${Object.keys(rooms).join("|")})/)`}, to: {}},
    {name: "product-knows-no-tests", severity: "error", from: {path: "^src/"}, to: {path: "^(tests|scripts)/"}},
    {name: "only-the-store-knows-duckdb", severity: "error", from: {path: "^src/(?!store/)"}, to: {path: "@duckdb"}},
    {name: "only-figures-draw", severity: "error", from: {path: "^src/(?!figures/)"}, to: {path: "node_modules/(vega|vega-lite)/"}},
    {name: "only-render-knows-the-browser", severity: "error", from: {path: "^src/(?!render/)"}, to: {path: "node_modules/puppeteer"}},
  ],
  options: {
    doNotFollow: {path: "node_modules"},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: "tsconfig.json"},
    enhancedResolveOptions: {extensions: [".ts", ".js", ".mjs", ".cjs", ".json"]},
  },
};

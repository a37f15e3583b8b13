import type {TreeElement} from "../read/structure-tree.ts";
import type {Rule} from "../rule.ts";

const tableSections = ["THead", "TBody", "TFoot"];

/** Which elements may stand in which (ISO 32000-1, 14.8.4). */
export const syntaxRules: readonly Rule[] = [
  parents("rows", "09-004", "TR", ["Table", ...tableSections]),
  parents("header-cells", "09-004", "TH", ["TR"]),
  parents("cells", "09-004", "TD", ["TR"]),
  ...tableSections.map((type) => parents(`sections-${type}`, "09-004", type, ["Table"])),
  kids("table-kids", "09-004", "Table", ["TR", ...tableSections], "at-either-end"),
  kids("row-kids", "09-004", "TR", ["TH", "TD"], "nowhere"),
  ...tableSections.map((type) => kids(`section-kids-${type}`, "09-004", type, ["TR"], "nowhere")),
  atMostOne("heads", "THead"),
  atMostOne("feet", "TFoot"),
  {
    name: "bodies",
    clause: "7.2",
    condition: "09-004",
    message: "A table has a head or foot of its own and no body",
    check: ({tree}) =>
      ofRole(tree?.elements, "Table")
        .filter((table) => {
          const roles = rolesOf(table);
          return (roles.includes("THead") || roles.includes("TFoot")) && !roles.includes("TBody");
        })
        .map(offence),
  },
  parents("items", "09-005", "LI", ["L"]),
  parents("bodies-of-items", "09-005", "LBody", ["LI"]),
  kids("list-kids", "09-005", "L", ["L", "LI"], "first"),
  kids("item-kids", "09-005", "LI", ["Lbl", "LBody"], "nowhere"),
  parents("contents-items", "09-006", "TOCI", ["TOC"]),
  kids("contents-kids", "09-006", "TOC", ["TOC", "TOCI"], "first"),
  {
    name: "direct-content",
    clause: "ISO 32000-1, 14.8.4.3",
    condition: null,
    message: "An element that only holds other elements holds content of its own",
    check: ({tree}) =>
      (tree?.elements ?? [])
        .filter(({role, contents}) => role !== null && onlyElements.has(role) && contents.length > 0)
        .map(offence),
  },
];

const onlyElements = new Set(["Document", "Part", "Sect", "L", "LI", "TOC", "TOCI", "Table", "TR", ...tableSections]);

function parents(name: string, condition: string, type: string, allowed: readonly string[]): Rule {
  return {
    name,
    clause: "7.2",
    condition,
    message: `A ${type} stands in something else than ${allowed.join(", ")}`,
    check: ({tree}) =>
      ofRole(tree?.elements, type)
        .filter(({parent}) => parent === null || parent.role === null || !allowed.includes(parent.role))
        .map(offence),
  };
}

function kids(
  name: string,
  condition: string,
  type: string,
  allowed: readonly string[],
  caption: "first" | "at-either-end" | "nowhere",
): Rule {
  const captions = caption === "nowhere" ? "" : ` and one Caption (${caption === "first" ? "first" : "first or last"})`;
  return {
    name,
    clause: "7.2",
    condition,
    message: `A ${type} holds something else than ${allowed.join(", ")}${captions}`,
    check: ({tree}) =>
      ofRole(tree?.elements, type)
        .filter((element) => {
          const all = rolesOf(element);
          const last = all.length - 1;
          const captioned = all.indexOf("Caption");
          const isInPlace =
            (caption !== "nowhere" && captioned === 0) || (caption === "at-either-end" && captioned === last);
          return all.some((role, index) => !allowed.includes(role) && !(index === captioned && isInPlace));
        })
        .map(offence),
  };
}

function atMostOne(name: string, type: string): Rule {
  return {
    name,
    clause: "7.2",
    condition: "09-004",
    message: `A table has more than one ${type}`,
    check: ({tree}) =>
      ofRole(tree?.elements, "Table")
        .filter((table) => rolesOf(table).filter((role) => role === type).length > 1)
        .map(offence),
  };
}

function ofRole(elements: readonly TreeElement[] | undefined, role: string): readonly TreeElement[] {
  return (elements ?? []).filter((element) => element.role === role);
}

function rolesOf({kids: own}: TreeElement): string[] {
  return own.map(({role, type}) => role ?? type);
}

function offence({object, page, type}: TreeElement) {
  return {object, page, what: type};
}

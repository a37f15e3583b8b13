import type {EvaluationInfo} from "../../../results/model.ts";
import {escapeXml, plainText, tag, valued, xmlDeclaration} from "../xml.ts";
import {plainNamespaces} from "./namespaces.ts";

/** docProps/core.xml: what the document is called, and by whom. It is as old as its data. */
export function coreXml(info: EvaluationInfo): string {
  const authors = info.authors.length > 0 ? info.authors.join("; ") : (info.organisation ?? "");
  const element = (name: string, words: string | null) =>
    words === null || words === "" ? "" : `<${name}>${escapeXml(plainText(words))}</${name}>`;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(info.dataDate ?? "")?.[0];
  const date = (name: string) =>
    day === undefined ? "" : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:${name}>`;
  return (
    xmlDeclaration +
    tag(
      "cp:coreProperties",
      {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      },
      element("dc:title", info.title) +
        element("dc:subject", info.subtitle) +
        element("dc:creator", authors) +
        element("dc:description", info.dataNotice) +
        element("cp:lastModifiedBy", authors) +
        date("created") +
        date("modified") +
        element("dc:language", "da-DK"),
    )
  );
}

/** docProps/app.xml. */
export function appXml(info: EvaluationInfo): string {
  const company = info.organisation === null ? "" : `<Company>${escapeXml(plainText(info.organisation))}</Company>`;
  const namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
  return xmlDeclaration + tag("Properties", {xmlns: namespace}, `<Application>maalepunkt</Application>${company}`);
}

/** settings.xml: laid out as today's Word does, with its own fonts, and Danish signs in numbers. */
export const settingsXml =
  xmlDeclaration +
  tag(
    "w:settings",
    plainNamespaces,
    "<w:embedTrueTypeFonts/><w:saveSubsetFonts/>" +
      valued("defaultTabStop", 720) +
      valued("characterSpacingControl", "doNotCompress") +
      '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' +
      tag(
        "w:compat",
        {},
        tag("w:compatSetting", {
          "w:name": "compatibilityMode",
          "w:uri": "http://schemas.microsoft.com/office/word",
          "w:val": 15,
        }),
      ) +
      tag("w:themeFontLang", {"w:val": "da-DK"}) +
      valued("decimalSymbol", ",") +
      valued("listSeparator", ";"),
  );

import type {EvaluationInfo} from "../../../results/model.ts";
import type {Origins} from "../anchors.ts";
import type {Look} from "../look.ts";
import type {DocumentBlock, Section} from "../model.ts";
import type {MediaFile} from "../pictures.ts";
import type {ParagraphStyles} from "../styles.ts";
import {documentXml} from "./document.ts";
import {fontTable} from "./fonts.ts";
import {footnotesXml} from "./footnotes.ts";
import {framesOf} from "./frames.ts";
import {contentType, relationshipType} from "./namespaces.ts";
import {numberingXml} from "./numbering.ts";
import {originsProperties, originsXml} from "./origins.ts";
import type {Part} from "./package.ts";
import {appXml, coreXml, settingsXml} from "./properties.ts";
import {stylesXml} from "./styles.ts";

/** All that a document is made of. */
export interface DocumentContent {
  readonly info: EvaluationInfo;
  readonly look: Look;
  readonly styles: ParagraphStyles;
  readonly sections: readonly Section[];
  readonly footnotes: ReadonlyMap<number, readonly DocumentBlock[]>;
  readonly orderedLists: number;
  readonly media: readonly MediaFile[];
  readonly origins: Origins;
  /** Puts the numbers of pages where they belong. */
  readonly withPages: (xml: string) => string;
}

/** The files of a document, those that a reader wants first in front. */
export function documentParts(content: DocumentContent): Part[] {
  const {info, look, styles, sections, footnotes, media, withPages} = content;
  const frames = framesOf(sections);
  const {xml: fontsXml, fonts} = fontTable(look.families);
  const named = (name: string, xml: string, type = name): Part => ({
    name: `word/${name}.xml`,
    content: xml,
    type: contentType(type),
    relationship: {id: `rId${name}`, type: relationshipType(type)},
  });
  return [
    {
      name: "word/document.xml",
      content: withPages(documentXml(sections, frames.ofSections)),
      type: contentType("document.main"),
      relationship: {id: "rId1", type: relationshipType("officeDocument")},
      of: "",
    },
    named("styles", stylesXml(styles, look)),
    named("settings", settingsXml),
    named("numbering", numberingXml(content.orderedLists)),
    named("footnotes", withPages(footnotesXml(footnotes))),
    named("fontTable", fontsXml),
    ...frames.files.map(
      ({name, xml, kind, relationship}): Part => ({
        name: `word/${name}`,
        content: xml,
        type: contentType(kind),
        relationship: {id: relationship, type: relationshipType(kind)},
      }),
    ),
    ...media.map(
      ({name, content: bytes, relationship}): Part => ({
        name: `word/${name}`,
        content: bytes,
        relationship: {id: relationship, type: relationshipType("image")},
      }),
    ),
    ...fonts.map(
      ({name, content: bytes, relationship}): Part => ({
        name: `word/${name}`,
        content: bytes,
        relationship: {id: relationship, type: relationshipType("font")},
        of: "word/fontTable.xml",
      }),
    ),
    ...ownParts(content.origins),
    ...propertyParts(info),
  ];
}

function ownParts(origins: Origins): Part[] {
  const source = "customXml/item1.xml";
  return [
    {name: source, content: originsXml(origins), relationship: {id: "rIdOrigins", type: relationshipType("customXml")}},
    {
      name: "customXml/itemProps1.xml",
      content: originsProperties,
      type: "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
      relationship: {id: "rId1", type: relationshipType("customXmlProps")},
      of: source,
    },
  ];
}

function propertyParts(info: EvaluationInfo): Part[] {
  return [
    {
      name: "docProps/core.xml",
      content: coreXml(info),
      type: "application/vnd.openxmlformats-package.core-properties+xml",
      relationship: {
        id: "rId2",
        type: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
      },
      of: "",
    },
    {
      name: "docProps/app.xml",
      content: appXml(info),
      type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      relationship: {id: "rId3", type: relationshipType("extended-properties")},
      of: "",
    },
  ];
}

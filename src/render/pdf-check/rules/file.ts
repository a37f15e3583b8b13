import {PdfText} from "../../pdf/values.ts";
import {type Rule, unless} from "../rule.ts";

/** A file that assistive technology may read: what kind it is, that it is tagged, and that nothing is locked. */
export const fileRules: readonly Rule[] = [
  {
    name: "header",
    clause: "6.1",
    condition: null,
    message: 'The file does not begin with "%PDF-1." and a digit up to 7',
    check: ({objects}) => unless(/^%PDF-1\.[0-7][\r\n]/.test(objects.source)),
  },
  {
    name: "marked",
    clause: "6.2",
    condition: null,
    message: "The catalogue does not say that the file is tagged (MarkInfo, Marked)",
    check: ({objects}) => unless(objects.dictionary(objects.catalogue.get("/MarkInfo"))?.get("/Marked") === true),
  },
  {
    name: "suspects",
    clause: "7.1",
    condition: "01-007",
    message: "The file says that its tags may be wrong (MarkInfo, Suspects)",
    check: ({objects}) => unless(objects.dictionary(objects.catalogue.get("/MarkInfo"))?.get("/Suspects") !== true),
  },
  {
    name: "structure-tree",
    clause: "7.1",
    condition: null,
    message: "The file has no structure tree",
    check: ({tree}) => unless(tree !== null && tree.elements.length > 0),
  },
  {
    name: "language",
    clause: "7.2",
    condition: "11-001",
    message: "The catalogue does not say in which language the document is",
    check: ({objects}) => unless(objects.catalogue.get("/Lang") instanceof PdfText),
  },
  {
    name: "language-tag",
    clause: "7.2",
    condition: null,
    message: "A language is not named as RFC 3066 does",
    check: ({objects, tree}) => {
      const named = [
        {language: objects.catalogue.get("/Lang"), object: null},
        ...(tree?.elements ?? []).map(({dictionary, object}) => ({language: dictionary.get("/Lang"), object})),
      ];
      return named.flatMap(({language, object}) =>
        language instanceof PdfText && !/^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(language.bytes)
          ? [{object, what: language.bytes}]
          : [],
      );
    },
  },
  {
    name: "encryption",
    clause: "7.16",
    condition: "26-002",
    message: "The file is encrypted and does not let assistive technology read it",
    check: ({objects}) => {
      const encryption = objects.dictionary(objects.trailer.get("/Encrypt"));
      if (encryption === null) return [];
      const permissions = objects.resolve(encryption.get("/P"));
      // The tenth bit: extraction for accessibility.
      return unless(typeof permissions === "number" && (permissions & 0x200) !== 0);
    },
  },
];

const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Of the parts that hold text and pictures. */
export const textNamespaces = {
  "xmlns:w": main,
  "xmlns:r": relationships,
  "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
};

/** Of the other parts. */
export const plainNamespaces = {"xmlns:w": main, "xmlns:r": relationships};

export const relationshipType = (name: string) => `${relationships}/${name}`;

export const contentType = (name: string) =>
  `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;

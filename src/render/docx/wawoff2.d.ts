declare module "wawoff2/decompress.js" {
  /** A WOFF 2 font as the OpenType font it was packed from. */
  export default function decompress(font: Uint8Array): Promise<Uint8Array>;
}

// What a scanner, a camera or a person typed -> what it means: a garment or a take-over code.
// Promises null for anything else. A GTIN is only believed when its check digit is right, which
// is what lets wedge.js find a scan among other keystrokes.

import { readTag as gtinIn } from "../kit/tags.js";

const SEPARATOR = /^\u001d/; // GS1 FNC1, as some scanners type it in front

/** The take-over code in our own link, as on a paper token. A bare word is never taken for a code. */
const codeIn = (text) => /[#?&](?:code|takeover)=([0-9A-Za-z]{4,12})(?![0-9A-Za-z])/i.exec(text)?.[1].toUpperCase() ?? null;

/** @returns {{kind: "garment", gtin: string} | {kind: "code", code: string} | null} */
export function readTag(raw) {
  const text = String(raw).trim().replace(SEPARATOR, "");
  const gtin = gtinIn(text);
  if (gtin) return { kind: "garment", gtin };
  const code = codeIn(text);
  return code ? { kind: "code", code } : null;
}

/**
 * Reading tags in the page: what a code says, the camera where the browser has one (only on a secure
 * page), a keyboard-wedge scanner. Where none of that works, a photo goes to POST /scans.
 */

/** The GTIN in what a tag's code says: a GS1 Digital Link, an element string, or bare digits. Or null. */
export function readTag(text) {
  const said = text.trim().replace(/^\]\w\d/, "");
  const link = /\/(?:01|gtin)\/(\d{8,14})(?:[/?#]|$)/i.exec(said) ?? /^\(01\)(\d{14})/.exec(said) ?? /^01(\d{14})/.exec(said);
  const digits = link?.[1] ?? (/^[\d\s-]+$/.test(said) ? said.replace(/\D/g, "") : "");
  return [8, 12, 13, 14].includes(digits.length) && checkDigitFits(digits) ? digits.padStart(14, "0") : null;
}

/** GS1's mod-10 check digit: weights 3 and 1 from the right. */
export function checkDigitFits(digits) {
  const sum = [...digits.slice(0, -1)].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 1 : 3), 0);
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}

export const cameraWorks = () => "BarcodeDetector" in globalThis && Boolean(navigator.mediaDevices?.getUserMedia);

const FORMATS = ["qr_code", "ean_13", "ean_8", "upc_a", "upc_e", "code_128", "data_matrix"];
const LOOK_MS = 150; // about seven looks a second: quick enough for a hand, gentle on a battery

/** Shows the camera in `video` and calls `found(gtin, text)` once. Returns a function that stops it. */
export async function watchCamera(video, found) {
  const known = await BarcodeDetector.getSupportedFormats();
  const detector = new BarcodeDetector({ formats: FORMATS.filter((format) => known.includes(format)) });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  video.srcObject = stream;
  await video.play();
  let timer = null;
  const stop = () => {
    clearTimeout(timer);
    timer = null;
    stream.getTracks().forEach((track) => track.stop());
  };
  const look = async () => {
    const codes = await detector.detect(video).catch(() => []);
    const hit = codes.map((code) => [readTag(code.rawValue), code.rawValue]).find(([gtin]) => gtin);
    if (timer === null) return;
    if (!hit) timer = setTimeout(look, LOOK_MS);
    else {
      stop();
      found(...hit);
    }
  };
  timer = setTimeout(look, LOOK_MS);
  return stop;
}

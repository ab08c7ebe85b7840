/**
 * A picture that the shopper chose: opened in the page, and made small before it is sent. What is sent is
 * drawn anew, so that where and when it was taken stays on the phone, and so does what is outside the box.
 */
const LONGEST = 1600; // sees every stitch that is compared, and is sent in a second
const QUALITY = 0.86;

export const WHOLE = Object.freeze({ left: 0, top: 0, right: 1, bottom: 1 });
export const isWhole = (part) => Object.keys(WHOLE).every((side) => part[side] === WHOLE[side]);

/** @returns {Promise<{file: Blob, url: string|null, image: HTMLImageElement|null}>} no `url` where this browser cannot show it */
export async function openPicture(file) {
  const url = URL.createObjectURL(file);
  const image = new Image();
  try {
    await new Promise((resolve, reject) => Object.assign(image, { onload: resolve, onerror: reject, src: url }));
    if (!image.naturalWidth) throw new Error("no pixels");
    return { file, url, image };
  } catch {
    URL.revokeObjectURL(url);
    return { file, url: null, image: null };
  }
}

export function closePicture(picture) {
  for (const url of [picture?.url, picture?.sentUrl]) if (url) URL.revokeObjectURL(url);
}

/** What to send: the marked part as a JPEG; the file as it is, with the part to look at, where that cannot be made. */
export async function prepared({ file, image }, part) {
  const blob = image && (await drawn(image, part).catch(() => null));
  return blob ? { blob, part: WHOLE } : { blob: file, part };
}

async function drawn(image, { left, top, right, bottom }) {
  const [width, height] = [(right - left) * image.naturalWidth, (bottom - top) * image.naturalHeight];
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "white"; // what is transparent in a cut-out is no black background
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(image, left * image.naturalWidth, top * image.naturalHeight, width, height, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

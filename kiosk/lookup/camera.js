/**
 * Reading a tag with the kiosk's camera. Three ways, the best that the browser allows: the browser
 * reads codes itself; else the service reads still pictures of the live image; else (no camera on a
 * page without TLS) a photo is taken or chosen and the service reads that.
 */
import { ask, Refusal } from "../kit/api.js";
import { cameraWorks, watchCamera } from "../kit/tags.js";

const LOOK_MS = 1500; // stays below the service's limit of a picture a second
const LONG_SIDE = 1280; // enough for a 20 mm code at arm's length

export const liveCamera = () => Boolean(navigator.mediaDevices?.getUserMedia);

/** Shows the camera in `video` until `found(gtin)`. Resolves to a function that stops it. */
export async function watch(video, found, { api }) {
  if (cameraWorks()) return watchCamera(video, found);
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment", width: { ideal: LONG_SIDE } },
  });
  let running = true;
  const stop = () => {
    running = false;
    stream.getTracks().forEach((track) => track.stop());
  };
  video.srcObject = stream;
  await video.play();
  (async () => {
    while (running) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const gtin = running && (await readPicture(await still(video), { api }).catch(() => null));
      if (gtin && running) {
        stop();
        found(gtin);
      }
    }
  })();
  return stop;
}

async function still(video) {
  const canvas = document.createElement("canvas");
  const scale = Math.min(1, LONG_SIDE / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = video.videoWidth * scale;
  canvas.height = video.videoHeight * scale;
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}

/** The GTIN in a picture, read by the service; null where it sees no tag. */
export async function readPicture(picture, { api }) {
  const form = new FormData();
  form.append("file", picture, "tag.jpg");
  try {
    return (await ask("POST", `${api.base}/scans`, { body: form, waits: [] })).gtin;
  } catch (error) {
    if (error instanceof Refusal && error.code === "tag_unreadable") return null;
    throw error;
  }
}

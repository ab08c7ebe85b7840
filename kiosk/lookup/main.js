/** The store kiosk: enrols, follows the lobby, hears scans, and starts over for the next person. */
import { dropAccess, enrol, showNoAccess } from "../kit/access.js";
import { connect } from "../kit/api.js";
import { showConnection } from "../kit/connection.js";
import { render } from "../kit/dom.js";
import { onLanguage } from "../kit/i18n.js";
import { follow } from "../kit/live.js";
import { closeSheets } from "../kit/sheet.js";
import { signals } from "../kit/signals.js";
import { attempt } from "../kit/toast.js";
import { kiosk } from "./kiosk.js";
import { screen } from "./screen.js";
import { hosted } from "./hosted.js";
import { listen } from "./wedge.js";

const root = document.querySelector("#app");

async function start() {
  let access;
  try {
    access = await enrol("kiosk");
  } catch (error) {
    return showNoAccess(root, error);
  }
  if (!access) return showNoAccess(root);

  const api = connect(access);
  const noted = signals({ box: "fitroom:kiosk:signals", post: () => ({ url: `${api.base}/signals`, token: access.token }) });
  const visit = hosted({ store: access.store, changed: () => draw() });
  const machine = kiosk({ api, visit, noted, draw: () => draw() });
  const draw = () => render(root, screen(machine));

  const stream = follow({
    url: `${api.base}/lobby/events`, token: access.token, onState: showConnection,
    onView(lobby) {
      machine.state.lobby = lobby;
      draw();
    },
    onGone(problem) {
      closeSheets();
      visit.leave();
      dropAccess("kiosk");
      showNoAccess(root, problem.code === "access_ended" ? null : problem);
    },
  });
  addEventListener("pagehide", stream.stop, { once: true });
  onLanguage(draw);
  listen((tag) => {
    closeSheets();
    if (tag.kind === "garment") machine.openGtin(tag.gtin);
    else attempt(() => machine.takeOver(tag.code));
  });
  draw();
  machine.state.store = await api.get("/").catch(() => null);
  return draw();
}

start();

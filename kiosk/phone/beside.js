/** A phone that is a companion's: it comes in by a code, and shows what there is for it, until it is sent away. */
import { dropAccess } from "../kit/access.js";
import { closeSheets } from "../kit/sheet.js";
import { calledSheet, companyPage, joinPage, partedPage } from "./alongside.js";
import { companion } from "./company.js";
import { guest, noNotes } from "./guest.js";
import { go, here } from "./route.js";

/** Whether this phone is a companion's now: with an invitation, or since earlier. */
export async function joinCompany(app, invitation) {
  let heard;
  const changed = () => {
    const { called_at: at } = app.company.view;
    if (heard !== undefined && at && at !== heard) calledSheet(app);
    heard = at;
    app.paint();
  };
  const gone = () => {
    closeSheets();
    app.parted = true;
    app.paint();
  };
  const company = companion({ store: app.store, changed, gone });
  if (!invitation && !company.joined) return false;
  Object.assign(app, {
    company, invitation, parted: false, visit: guest(app.store), notes: noNotes(),
    joined() {
      app.invitation = null;
      go.to("list");
    },
    /** On their own: the next scan starts a visit of this phone. */
    alone() {
      dropAccess("companion");
      location.assign(`/phone${location.search}`);
    },
  });
  app.api = app.visit.api;
  if (!invitation) await company.resume();
  return true;
}

/** The pages that stand in for a shopper's own. */
export function beside(app, { page } = here()) {
  if (app.invitation) return { state: "joining", key: "joining", page: joinPage };
  if (app.parted) return { state: "parted", key: "joining", page: partedPage };
  return { state: "company", ...(["list", "room"].includes(page) && { key: "company", page: companyPage }) };
}

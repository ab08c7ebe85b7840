/**
 * What a companion's phone has in place of a visit of its own: it looks around like anybody, and nothing
 * that it looks at is noted.
 */
import { connect } from "../kit/api.js";

export const guest = (store) => ({
  api: connect({ store }), view: null, id: null, live: false, signalsTo: null,
  begin: async () => {},
  needsAccessible: () => false,
});

export const noNotes = () => ({ note() {}, watch() {}, dwell: () => () => {}, flush() {}, forget() {} });

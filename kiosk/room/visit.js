/**
 * Everything that the shopper in this room can say through its screen. What the service answers about the
 * visit is shown at once: a tap does not wait for the room's next view.
 */
export function shopperHere(app, { forgotten }) {
  const visit = () => `/visits/${app.view.visit.id}`;
  const heard = (answer) => {
    if (answer?.visit) app.hear(answer.visit);
    return answer;
  };
  const api = {
    get: app.api.get,
    post: (path, body) => app.api.post(path, body).then(heard),
    put: (path, body) => app.api.put(path, body).then(heard),
    remove: (path) => app.api.remove(path).then(heard),
  };
  return {
    walkIn: () => api.post(`/rooms/${app.room}/walk-in`).then(app.show),
    arrive: () => api.post(`/rooms/${app.room}/entry`).then(app.show),
    request: (gtin, { slate, position, carry = false } = {}) => api.post(`${visit()}/requests`, { gtin, carry, slate, position }),
    replace: ({ id }, gtin, { slate, position } = {}) => api.post(`${visit()}/requests/${id}/replacement`, { gtin, slate, position }),
    wait: ({ id }) => api.post(`${visit()}/requests/${id}/patience`),
    carryInstead: ({ id }) => api.post(`${visit()}/requests/${id}/carry`),
    chooseCounting: (counted) => api.put(`${visit()}/counting`, { counted }),
    bringIn: ({ id }) => api.post(`${visit()}/requests/${id}/arrival`),
    change: (request, gtin) => api.put(`${visit()}/requests/${request.id}/variant`, { gtin }),
    cancel: (request) => api.post(`${visit()}/requests/${request.id}/cancellation`),
    thinkAgain: (request) => api.remove(`${visit()}/requests/${request.id}/outcome`),
    decide: (request, outcome, reasons = []) => api.put(`${visit()}/requests/${request.id}/outcome`, { outcome, reasons }),
    opine: (style, opinion, reasons = []) => api.put(`${visit()}/opinions/${encodeURIComponent(style)}`, { opinion, reasons }),
    callHelp: (about) => api.post(`${visit()}/help`, { about }),
    stopHelp: () => api.remove(`${visit()}/help`),
    want: (gtin) => api.post(`${visit()}/wishes`, { gtin }),
    stopWanting: ({ id }) => api.remove(`${visit()}/wishes/${id}`),
    inviteCompanion: () => api.post(`${visit()}/companions/code`),
    callCompanion: ({ id }) => api.post(`${visit()}/companions/${id}/call`),
    sendAway: ({ id }) => api.remove(`${visit()}/companions/${id}`),
    code: () => api.post(`${visit()}/code`),
    look: (n) => api.get(`${visit()}/goes-with?n=${n}`),
    end: () => api.post(`${visit()}/end`),
    async forget() {
      const path = visit();
      app.notes.forget();
      await api.remove(path);
      forgotten();
    },
  };
}

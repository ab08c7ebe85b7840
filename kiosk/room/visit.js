/** Everything that the shopper in this room can say through its screen. The view comes back by itself. */
export function shopperHere(app, { forgotten }) {
  const { api } = app;
  const visit = () => `/visits/${app.view.visit.id}`;
  return {
    walkIn: () => api.post(`/rooms/${app.room}/walk-in`),
    arrive: () => api.post(`/rooms/${app.room}/entry`),
    request: (gtin, { slate, position } = {}) => api.post(`${visit()}/requests`, { gtin, carry: false, slate, position }),
    change: (request, gtin) => api.put(`${visit()}/requests/${request.id}/variant`, { gtin }),
    cancel: (request) => api.post(`${visit()}/requests/${request.id}/cancellation`),
    thinkAgain: (request) => api.remove(`${visit()}/requests/${request.id}/outcome`),
    decide: (request, outcome) => api.put(`${visit()}/requests/${request.id}/outcome`, { outcome }),
    opine: (style, opinion) => api.put(`${visit()}/opinions/${encodeURIComponent(style)}`, { opinion }),
    callHelp: (about) => api.post(`${visit()}/help`, { about }),
    stopHelp: () => api.remove(`${visit()}/help`),
    code: () => api.post(`${visit()}/code`),
    slate: (n) => api.get(`${visit()}/slate?n=${n}`),
    end: () => api.post(`${visit()}/end`),
    async forget() {
      const path = visit();
      app.notes.forget();
      await api.remove(path);
      forgotten();
    },
  };
}

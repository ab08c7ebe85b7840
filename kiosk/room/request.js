/** What every card of a request in this room has: its marks, and the request as it is now. */
export const marks = (request, state = request.state) => ({ key: request.id, "data-request": request.id, "data-state": state, "data-style": request.style });

/** The request as it is now, and how to change it: what the change sheet works on while views arrive. */
export const handleOf = (app, request) => {
  const current = () => app.view?.visit?.requests.find((each) => each.id === request.id) ?? null;
  return { api: app.api, current, change: (variant) => app.visit.change(current(), variant.gtin) };
};

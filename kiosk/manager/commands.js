/** What a manager decides here. Views follow by themselves; a refusal is said. */
import { attempt } from "../kit/toast.js";

export const commands = ({ api }) => ({
  answerQuestion: (question, answer, button) => attempt(() => api.post(`/questions/${question.id}/answer`, { answer }), button),
  setTiming: (on, button) => attempt(() => api.put("/individual-timing", { on }), button),
});

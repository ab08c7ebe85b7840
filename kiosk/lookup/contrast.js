/** High contrast, as a person chooses it; contrast.css says what it means. */
const root = document.documentElement;

export const highContrast = () => root.dataset.contrast === "high";

export function setHighContrast(on) {
  if (on) root.dataset.contrast = "high";
  else delete root.dataset.contrast;
}

// data-save: what was answered is saved when the page is left or hidden. Nothing is kept in the browser itself.
const form = document.querySelector("form[data-save]");
const answered = () => {
  const sent = new URLSearchParams(new FormData(form));
  sent.set("partial", "on");
  return sent;
};
let kept = String(answered());
let isSending = false;
const keep = () => {
  const now = answered();
  if (isSending || String(now) === kept) return;
  if (navigator.sendBeacon(location.href, now)) kept = String(now);
};
form.addEventListener("submit", () => (isSending = true));
addEventListener("pageshow", () => (isSending = false));
addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep());

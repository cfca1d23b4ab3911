// Comfort over pages that work without it. Each part looks for its own data attribute and does nothing elsewhere.

import(document.querySelector("script[data-frontend]").dataset.frontend)
  .then(({ initAll }) => initAll())
  .catch(() => document.body.classList.remove("govuk-frontend-supported"));

// data-once: one press of a button sends once. The server decides what counts; this only saves a second wait.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!event.submitter?.matches("[data-once]")) return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  // A page that was slow to answer, or was left with the browser's Back, may be sent again.
  setTimeout(() => delete form.dataset.sent, 5000);
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));

// data-leave: leave without this page staying behind the browser's Back button.
document.querySelectorAll("a[data-leave]").forEach((link) =>
  link.addEventListener("click", (event) => {
    event.preventDefault();
    location.replace(link.href);
  }),
);

// data-poll: ask how far a job has come, {text, percent, is_finished}, and reload once it is done.
function follow(box) {
  const words = box.querySelector("[data-poll-text]");
  const bar = box.querySelector("progress");
  let pause = 2;
  async function ask() {
    try {
      const answer = await fetch(box.dataset.poll, { headers: { Accept: "application/json" }, redirect: "manual" });
      // Signed out, or not ours any more: the page itself says so better than a bar that stands still.
      if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) return location.reload();
      if (!answer.ok) throw new Error(answer.status);
      const { text, percent, is_finished: isFinished } = await answer.json();
      if (text && words.textContent !== text) words.textContent = text;
      if (typeof percent === "number") bar.value = percent;
      if (isFinished) return location.reload();
      pause = 2;
    } catch {
      pause = Math.min(pause * 2, 30);
    }
    setTimeout(ask, pause * 1000);
  }
  setTimeout(ask, pause * 1000);
}
document.querySelectorAll("[data-poll]").forEach(follow);

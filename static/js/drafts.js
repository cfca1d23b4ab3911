// data-keep: what is typed is kept on the server as a draft, which only its writer sees. Nothing is kept in
// the browser itself. The Save button saves; this only makes sure that nothing is lost until it is pressed.
const PAUSE = 1500;
const LONGEST_WAIT = 30_000;
const page = document.querySelector("input[data-keep]");
const form = page.form;
const NEVER = new Set(["csrfmiddlewaretoken", "save", "next"]);

const WORDS = {
  offline: "Not saved yet. You seem to be offline; we keep trying. Please leave this page open.",
  trouble: "Not saved yet. Something went wrong on our side; we keep trying. Please leave this page open.",
  old: "Not saved: this page has been open for very long. Press the button to save it.",
  long: "This is too long to be kept while you type. Press the button to save it.",
};

const said = document.createElement("p");
said.className = "app-saved";
said.setAttribute("role", "status");
const buttons = form.querySelector(".govuk-button-group") ?? form.querySelector("[type=submit]");
buttons.after(said);

function say(words, { isTrouble = false, link = null } = {}) {
  if (said.dataset.says === words) return;
  said.dataset.says = words;
  said.textContent = words;
  said.classList.toggle("app-saved--trouble", isTrouble);
  if (!link) return;
  const anchor = document.createElement("a");
  anchor.className = "govuk-link";
  anchor.href = link;
  anchor.target = "_blank";
  anchor.textContent = "Sign in again (opens in a new tab)";
  said.append(" ", anchor);
}

function typed() {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const isSecret = form.querySelector(`input[type=password][name="${CSS.escape(name)}"]`);
    if (typeof value === "string" && !NEVER.has(name) && !isSecret) sent.append(name, value);
  }
  return sent;
}

let kept = String(typed());
let timer = null;
let wait = PAUSE;
let isSending = false;
let isInTrouble = false;
let isOver = false;
let insists = false;
let inFlight = null;

const hasNews = () => String(typed()) !== kept;

function request(sent) {
  const body = new URLSearchParams(sent);
  body.set("page_title", document.querySelector("h1")?.textContent.trim().replace(/\s+/g, " ") ?? "");
  return body;
}

async function keep() {
  clearTimeout(timer);
  while (inFlight) await inFlight;
  if (isOver || !hasNews()) return !isInTrouble;
  inFlight = send(typed());
  const isKept = await inFlight;
  inFlight = null;
  if (!isOver && hasNews()) later(isKept ? PAUSE : wait);
  return isKept;
}

async function send(sent) {
  let answer;
  try {
    answer = await fetch(page.dataset.keep, { method: "POST", body: request(sent), headers: { Accept: "application/json" } });
  } catch {
    return trouble(WORDS.offline);
  }
  if (answer.status === 409) return stop(WORDS.old);
  if (answer.status === 413) return stop(WORDS.long, { isForGood: false });
  if (!answer.ok) return trouble(WORDS.trouble);
  return note(sent, await answer.json());
}

function note(sent, { saved_at: at, is_signed_in: isSignedIn, csrf }) {
  kept = String(sent);
  wait = PAUSE;
  isInTrouble = insists = false;
  const mark = form.querySelector("input[name=csrfmiddlewaretoken]");
  if (csrf && mark) mark.value = csrf;
  if (isSignedIn) say(`Saved at ${at} for you alone, not in the plan yet`);
  else say(`Saved at ${at} for you alone. You have been signed out, but nothing is lost.`, { isTrouble: true, link: page.dataset.signIn });
  return true;
}

function trouble(words) {
  isInTrouble = true;
  wait = Math.min(wait * 2, LONGEST_WAIT);
  say(words, { isTrouble: true });
  return false;
}

function stop(words, { isForGood = true } = {}) {
  isOver = isForGood;
  kept = isForGood ? kept : String(typed());
  isInTrouble = false;
  say(words, { isTrouble: true });
  return false;
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(keep, pause);
}

// Waiting for a pause, but not for ever: somebody may type for minutes without one.
let since = 0;
function changed() {
  if (isInTrouble) return;
  since ||= Date.now();
  if (Date.now() - since > 10_000) {
    since = 0;
    keep();
  } else later(PAUSE);
}

function lastChance() {
  if (isSending || isOver || !hasNews()) return;
  const sent = typed();
  if (navigator.sendBeacon(page.dataset.keep, request(sent))) kept = String(sent);
}

form.addEventListener("input", changed);
form.addEventListener("change", () => keep());
addEventListener("online", () => hasNews() && keep());
addEventListener("focus", () => said.querySelector("a") && (kept = "", keep()));
addEventListener("pagehide", lastChance);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && lastChance());
addEventListener("beforeunload", (event) => isInTrouble && !isSending && hasNews() && event.preventDefault());

// Sent while the server cannot be reached, the page would be gone: it is tried first, and sent once it gets through.
// Whoever presses again while the server is there but unwell may try.
form.addEventListener("submit", (event) => {
  if ((!isInTrouble || insists) && navigator.onLine) {
    isSending = true;
    clearTimeout(timer);
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const button = event.submitter;
  kept = "";
  keep().then((isKept) => {
    if (isKept) return form.requestSubmit(button);
    insists = said.dataset.says === WORDS.trouble;
    said.scrollIntoView({ block: "nearest" });
  });
});
addEventListener("pageshow", (event) => {
  // Back from the browser's memory after it was sent: what it shows may be old.
  if (event.persisted && isSending) location.reload();
  isSending = false;
});

// The page of the service: what is written goes to /v1/report, and its report is shown beside it. Nothing is stored, and nothing else is asked.
import { EXAMPLE } from "./example.js";
import { NotTaken, watchDrops, wordsOf } from "./files.js";
import { NoReport, reportOf } from "./service.js";
import { show, watchLinks } from "./shown.js";

const WAIT = 350; // milliseconds after the last key
const MOST_WAIT = 5000;
const HINT = "Plain text or HTML. The report follows while you write.";
const READ_AS = { text: "Read as plain text.", html: "Read as HTML." };

const at = (name) => document.getElementById(name);
const [form, text, status, report, hint] = ["draft", "text", "status", "report", "hint"].map(at);
const FIELDS = ["title", "author", "published", "outlet", "url"].map(at);

let timer = 0;
let took = 0; // milliseconds of the last answer: a long article is not asked about at every pause
let asking = null;

/** Say how things stand, to a screen reader too; what was said already is not said again. */
function say(words, wrong = false) {
  if (status.textContent !== words) status.textContent = words;
  status.classList.toggle("wrong", wrong);
}

function article() {
  const made = { text: text.value };
  if (at("form").value) made.html = at("form").value === "html";
  for (const field of FIELDS) if (field.value.trim()) made[field.name] = field.value.trim();
  return made;
}

function result(told) {
  if (told.reason) return `No score: ${told.reason}.`;
  return `${told.band[0].toUpperCase()}${told.band.slice(1)}: ${told.value} of 100.`;
}

function askNothing() {
  report.replaceChildren(at("before").content.cloneNode(true));
  hint.textContent = HINT;
  say("");
}

/** Ask for the report of what is written. The old one stays until the new one is here, and a newer question ends this one. */
async function ask() {
  clearTimeout(timer);
  asking?.abort();
  const mine = new AbortController();
  asking = mine;
  const began = performance.now();
  try {
    if (text.value.trim()) {
      report.setAttribute("aria-busy", "true");
      const wait = (seconds) => say(`The service is busy; it is asked again in ${seconds} seconds.`);
      const told = await reportOf(article(), { key: at("key").value, signal: mine.signal, wait });
      if (mine.signal.aborted) return;
      show(report, told.html);
      hint.textContent = READ_AS[told.read_as];
      say(result(told));
    } else {
      askNothing();
    }
    report.classList.remove("stale");
  } catch (problem) {
    if (mine.signal.aborted) return;
    explain(problem);
  }
  took = performance.now() - began;
  report.removeAttribute("aria-busy");
}

function explain(problem) {
  if (problem.wantsKey) at("key-field").hidden = false;
  const words = problem instanceof NoReport ? problem.message : `This page failed (${problem.message}). Copy what you wrote and load the page again.`;
  const stale = report.querySelector(".verdict") !== null;
  report.classList.toggle("stale", stale);
  say(stale ? `${words} The report shown is of what stood here before.` : words, true);
}

function goToReport() {
  const verdict = report.querySelector(".verdict");
  if (!verdict || report.classList.contains("stale")) return;
  report.focus({ preventScroll: true });
  verdict.scrollIntoView({ block: "nearest" });
}

function askSoon() {
  clearTimeout(timer);
  timer = setTimeout(ask, Math.min(Math.max(WAIT, took), MOST_WAIT));
}

/** Put another article in place of the one that is written. */
function take(words, known = {}) {
  for (const field of FIELDS) field.value = known[field.name] ?? "";
  at("form").value = "";
  text.value = words;
  text.scrollTop = 0;
  return ask();
}

async function open(file, ofSeveral = 1) {
  try {
    await take(await wordsOf(file));
    if (ofSeveral > 1) say(`${status.textContent} Of ${ofSeveral} files the first was read: one article at a time.`);
  } catch (problem) {
    say(problem instanceof NotTaken ? problem.message : `“${file.name}” cannot be read.`, true);
  }
}

form.addEventListener("input", (event) => {
  if (["file", "key"].includes(event.target.id)) return; // a key that is half written is not sent
  if (event.inputType === "insertFromPaste" && event.target === text) ask();
  else askSoon();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await ask();
  goToReport();
});
at("file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (file) open(file);
  event.target.value = ""; // so that the same file can be opened again
});
at("clear").addEventListener("click", () => {
  take("");
  text.focus();
});
report.addEventListener("click", (event) => {
  if (event.target.id !== "example") return;
  take(EXAMPLE.text, EXAMPLE).then(goToReport);
});
watchLinks();
watchDrops({ taken: open, said: (words) => take(words), over: (hangs) => text.classList.toggle("over", hangs) });
askNothing();

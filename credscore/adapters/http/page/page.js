// The page of the service: what is written goes to /v1/report, and the report comes back as HTML in which everything of the article is escaped.
"use strict";

const WAIT = 400; // milliseconds after the last key
const form = document.getElementById("draft");
const text = document.getElementById("text");
const status = document.getElementById("status");
const report = document.getElementById("report");
const key = document.getElementById("key");
const FIELDS = ["title", "url", "outlet", "author", "published"];
const MOST = 2000000; // bytes, as the service takes
const trusted = window.trustedTypes
  ? window.trustedTypes.createPolicy("credscore", { createHTML: (html) => html })
  : { createHTML: (html) => html };

let timer = 0;
let asking = null;

function say(words, wrong = false) {
  status.textContent = words;
  status.classList.toggle("wrong", wrong);
}

function looksLikeHtml(words) {
  return /^\s*<(?:!doctype|html|head|body|article|main|section|div|p|h[1-6]|ul|ol|table|figure)\b/i.test(words)
    || (words.match(/<\/(?:p|div|h[1-6]|li|ul|ol|span|a|strong|em|article|blockquote)\s*>/gi) || []).length > 1;
}

function article() {
  const made = { text: text.value, html: looksLikeHtml(text.value) };
  for (const name of FIELDS) {
    const value = document.getElementById(name).value.trim();
    if (value) made[name] = value;
  }
  return made;
}

async function ask() {
  clearTimeout(timer);
  if (asking) asking.abort();
  if (!text.value.trim()) {
    report.replaceChildren();
    say("");
    return;
  }
  const mine = new AbortController();
  asking = mine;
  report.classList.add("old");
  report.setAttribute("aria-busy", "true");
  say("Reading…");
  try {
    const headers = { "content-type": "application/json" };
    if (key.value) headers["x-api-key"] = key.value;
    const answer = await fetch("/v1/report", {
      method: "POST", headers, body: JSON.stringify(article()), signal: mine.signal, credentials: "omit",
    });
    const told = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(told.error), { status: answer.status });
    report.innerHTML = trusted.createHTML(told.html);
    say(told.reason ? `No score: ${told.reason}.` : `${told.band[0].toUpperCase()}${told.band.slice(1)}: ${told.value} of 100.`);
  } catch (problem) {
    if (problem.name === "AbortError") return;
    if (problem.status === 401) {
      document.getElementById("key-field").hidden = false;
      say("This service asks for a key: write it below the article.", true);
    } else if (problem.status) {
      say(`Not read: ${problem.message}`, true);
    } else {
      say("The service does not answer. Is it still running? What you wrote is still here.", true);
    }
  }
  if (asking === mine) {
    asking = null;
    report.classList.remove("old");
    report.removeAttribute("aria-busy");
  }
}

async function open(file) {
  if (file.size > MOST) {
    say(`${file.name} is too large: ${file.size.toLocaleString("en")} bytes, and at most ${MOST.toLocaleString("en")} are read.`, true);
    return;
  }
  text.value = await file.text();
  ask();
}

form.addEventListener("input", (event) => {
  if (event.target.id === "file") return;
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask().then(() => report.focus());
});
document.getElementById("file").addEventListener("change", (event) => {
  if (event.target.files.length) open(event.target.files[0]);
});
document.getElementById("clear").addEventListener("click", () => {
  form.reset();
  ask();
  text.focus();
});

// Whatever is dropped anywhere stays on this page.
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    text.classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) open(event.dataTransfer.files[0]);
    else if (name === "drop" && event.dataTransfer.getData("text/plain")) {
      text.value = event.dataTransfer.getData("text/plain");
      ask();
    }
  });
}
document.addEventListener("dragleave", () => text.classList.remove("over"));

// A link within the report moves the focus with the view, so that the keyboard and a screen reader follow; the address stays as it is.
report.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  const target = document.getElementById(link.getAttribute("href").slice(1));
  if (!target) return;
  event.preventDefault();
  for (let above = target.parentElement; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
  if (!target.matches("a, button, input, summary")) target.tabIndex = -1;
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
});

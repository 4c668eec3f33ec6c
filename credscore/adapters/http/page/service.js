// What is asked of the service, and what it means in words when there is no answer.

const MOST_TRIES = 4;
const SECONDS_TO_WAIT = 2; // where a busy service does not say
const MOST_SECONDS = 30;

/** Why there is no report, in words for the person who waits for it. */
export class NoReport extends Error {
  constructor(words, { wantsKey = false } = {}) {
    super(words);
    this.wantsKey = wantsKey;
  }
}

/** Return the report of an article. A busy service is asked again when it says so; `wait` is told how many seconds that is. */
export async function reportOf(article, { key, signal, wait }) {
  for (let tries = 1; ; tries += 1) {
    const answer = await answerTo(article, key, signal);
    if (answer.ok && answer.headers.get("content-type")?.startsWith("application/json")) return answer.json();
    const busy = answer.status === 429 || answer.status === 503;
    if (!busy || tries === MOST_TRIES) throw await refusal(answer, key);
    const seconds = Math.min(Number(answer.headers.get("retry-after")) || SECONDS_TO_WAIT, MOST_SECONDS);
    wait(seconds);
    await pause(seconds * 1000, signal);
  }
}

async function answerTo(article, key, signal) {
  const headers = { "content-type": "application/json" };
  if (key) headers["x-api-key"] = key;
  try {
    return await fetch("v1/report", {
      method: "POST", headers, body: JSON.stringify(article), signal, credentials: "omit", cache: "no-store", redirect: "error",
    });
  } catch (problem) {
    if (problem.name === "AbortError") throw problem;
    throw new NoReport("The service does not answer. Start it again with credscore serve, then press Report.");
  }
}

async function refusal(answer, key) {
  if (answer.status === 401) {
    const wrong = key ? "That is not the key of this service." : "This service asks for a key.";
    return new NoReport(`${wrong} Write it below the article, then press Report.`, { wantsKey: true });
  }
  if (answer.status === 413) return new NoReport("The article is too large for this service. Give it one article at a time.");
  if (answer.status === 429) return new NoReport("The service is busy. Press Report in a minute.");
  const said = await answer.json().then((told) => told.error, () => "");
  if (said) return new NoReport(`Not read: ${said}.`);
  return new NoReport(`Not read: something between this page and the service answered ${answer.status}. Press Report to try again.`);
}

function pause(milliseconds, signal) {
  return new Promise((done, failed) => {
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      failed(signal.reason);
    });
  });
}

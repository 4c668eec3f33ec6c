// Files: opened or dropped anywhere on the page, read here, and never navigated to.

const MOST_BYTES = 5000000; // no article is as long, and a text field that holds more no longer follows the keys
const SENT = { bytes: "is no text", size: "is too large for one article", unread: "cannot be read" };

/** Why a file is not taken, in words. */
export class NotTaken extends Error {
  constructor(name, why) {
    super(`“${name}” ${SENT[why]}. Save the article as plain text or HTML, or paste it.`);
  }
}

/** Return the words of a file: UTF-8 or UTF-16, else what the page names as its encoding, else Windows' Western one. */
export async function wordsOf(file) {
  if (file.size > MOST_BYTES) throw new NotTaken(file.name, "size");
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new NotTaken(file.name, "unread"); // a folder, or a file that is gone
  }
  const words = decoded(bytes);
  if (words.includes("\0")) throw new NotTaken(file.name, "bytes");
  return words;
}

function decoded(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const western = new TextDecoder("windows-1252").decode(bytes);
    const named = /<meta[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(western.slice(0, 2048));
    try {
      return named ? new TextDecoder(named[1]).decode(bytes) : western;
    } catch {
      return western; // an encoding that nobody knows
    }
  }
}

/** Have whatever is dropped on the page stay on it. `taken` gets a file, `said` a text; `over` is told whether something hangs above. */
export function watchDrops({ taken, said, over }) {
  const ours = (event) => event.dataTransfer.types.includes("Files") || !event.target.closest?.("input, textarea");
  document.addEventListener("dragover", (event) => {
    if (!ours(event)) return; // words drawn into a field, or within it, are the browser's business
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    over(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) over(false);
  });
  document.addEventListener("drop", (event) => {
    over(false);
    if (!ours(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    const words = event.dataTransfer.getData("text/plain");
    if (file) taken(file, event.dataTransfer.files.length);
    else if (words.trim()) said(words);
  });
}

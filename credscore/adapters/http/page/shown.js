// The report on the page: put there as it came, with a way to each of its parts, and links that take the keyboard with them.

// The service escapes all that is the article's; the page's policy lets no script, style or request of it run all the same.
const policy = window.trustedTypes?.createPolicy("credscore", { createHTML: (html) => html }) ?? { createHTML: (html) => html };

/** Put a report into its place. What was folded open stays so. */
export function show(place, html) {
  const open = new Set([...place.querySelectorAll("details[open]")].map(nameOf));
  place.innerHTML = policy.createHTML(html);
  for (const fold of place.querySelectorAll("details")) fold.open = open.has(nameOf(fold));
  place.querySelector(".verdict")?.after(parts(place));
}

function nameOf(fold) {
  const list = [...fold.closest("section").querySelectorAll("details")];
  return `${fold.closest("section").querySelector("h2")?.textContent} ${list.indexOf(fold)}`;
}

function parts(place) {
  const nav = document.createElement("nav");
  nav.setAttribute("aria-label", "Parts of the report");
  nav.className = "parts";
  place.querySelectorAll("h2").forEach((heading, index) => {
    heading.id = `part-${index + 1}`;
    const link = document.createElement("a");
    link.href = `#${heading.id}`;
    link.textContent = heading.textContent.split(",")[0];
    nav.append(link);
  });
  return nav;
}

/** Have links within the page move the focus with the view, folds opened on the way; the address stays as it is. */
export function watchLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (!target.matches("a, button")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: target.matches("h2, #report") ? "start" : "center" });
  });
}

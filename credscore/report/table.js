// Sorts and filters the table of articles. Without it the table stands in its first order, whole.
(() => {
  "use strict";
  const table = document.querySelector("table.articles");
  if (!table || !table.tBodies[0]) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const caption = table.caption;
  const heads = [...table.tHead.rows[0].cells];

  // One bar of controls: words to look for, the bands, the order (for narrow screens, where the heads of the columns do not show).
  const bar = document.createElement("form");
  bar.className = "filter";
  bar.setAttribute("role", "search");
  const labelled = (words, control) => {
    const label = document.createElement("label");
    label.append(words + " ", control);
    bar.append(label);
    return control;
  };
  const words = labelled("Words", document.createElement("input"));
  words.type = "search";
  const band = labelled("Sourcing", document.createElement("select"));
  const bands = table.dataset.bands.split("|").concat("no score");
  for (const name of ["all", ...bands]) band.append(new Option(name, name === "all" ? "" : name));
  const by = labelled("Sorted by", document.createElement("select"));
  const told = document.createElement("output");
  told.setAttribute("aria-live", "polite");
  bar.append(told);
  table.parentElement.before(bar);

  const haystacks = rows.map((row) => row.textContent.toLowerCase());
  const filter = () => {
    const needles = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      const held = needles.every((needle) => haystacks[i].includes(needle));
      row.hidden = !held || (band.value !== "" && row.dataset.band !== band.value);
      shown += row.hidden ? 0 : 1;
    });
    told.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} shown`;
  };
  words.addEventListener("input", filter);
  band.addEventListener("input", filter);
  bar.addEventListener("submit", (event) => event.preventDefault());

  // Each head of a column that can be sorted becomes a button.
  const key = (row, column, sort) => {
    const cell = row.cells[column];
    if (!cell || (row.cells.length < heads.length && column > 2)) return null;
    const value = cell.dataset.value ?? cell.textContent.trim();
    if (value === "") return null;
    return sort === "number" ? Number(value) : value.toLowerCase();
  };
  const order = (column, down) => {
    const sort = heads[column].dataset.sort;
    const keyed = rows.map((row, place) => [key(row, column, sort), place, row]);
    keyed.sort(([a, i], [b, j]) => {
      if (a === null || b === null) return (a === null) - (b === null) || i - j;
      const less = sort === "number" ? a - b : a.localeCompare(b, undefined, { numeric: true });
      return (down ? -less : less) || i - j;
    });
    for (const each of heads) each.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    by.value = `${column} ${down ? "down" : "up"}`;
    caption.textContent = `Sorted by ${by.selectedOptions[0].textContent}.`;
    body.append(...keyed.map(([, , row]) => row));
  };
  const first = caption.textContent;
  by.append(new Option("lowest value first", ""));
  heads.forEach((head, column) => {
    if (!head.dataset.sort) return;
    const name = head.textContent.trim().toLowerCase();
    by.append(new Option(`${name}, rising`, `${column} up`), new Option(`${name}, falling`, `${column} down`));
    const button = document.createElement("button");
    button.type = "button";
    button.append(head.textContent);
    head.replaceChildren(button);
    // Heads that come again on each sheet of paper lose what can be pressed, and their words with it.
    window.addEventListener("beforeprint", () => head.replaceChildren(button.textContent));
    window.addEventListener("afterprint", () => head.replaceChildren(button));
    button.addEventListener("click", () => order(column, head.getAttribute("aria-sort") === "ascending"));
  });
  by.addEventListener("input", () => {
    const [column, way] = by.value.split(" ");
    if (way) return order(Number(column), way === "down");
    for (const each of heads) each.removeAttribute("aria-sort");
    caption.textContent = first;
    body.append(...rows);
  });
})();

/**
 * Places in a document: the service counts code points of one text, JavaScript UTF-16 units, and Docs has many text elements.
 *
 * Nothing here asks the document anything, so that it runs in node as well. A document is given as its pieces, in their order:
 * {paragraph, child, text, title}: which paragraph of the body, which of its children, its characters, whether its style is that of a title.
 */

const BETWEEN = '\n\n';

/**
 * Returns how many UTF-16 units lie before a character, given how many code points do.
 */
function unitsBefore(text, codePoints) {
  let units = 0;
  for (let left = codePoints; left > 0 && units < text.length; left--) {
    units += text.codePointAt(units) > 0xffff ? 2 : 1;
  }
  return units;
}

/**
 * Returns a text without halves of characters, which JSON cannot carry; each becomes U+FFFD, so that every other place stays.
 */
function wellFormed(text) {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) => (found.length === 2 ? found : '\ufffd'));
}

/**
 * Returns the draft that pieces make: its title, its text with a paragraph's pieces as one, and where in the text each piece stands.
 */
function draftOf(pieces) {
  const draft = {title: '', text: '', pieces: []};
  let last = null;
  for (const piece of pieces) {
    if (piece.title) {
      draft.title = draft.title || wellFormed(piece.text).trim();
      continue;
    }
    if (piece.text === '') {
      continue;
    }
    if (last !== null && piece.paragraph !== last) {
      draft.text += BETWEEN;
    }
    last = piece.paragraph;
    const start = draft.text.length;
    draft.text += wellFormed(piece.text);
    draft.pieces.push({paragraph: piece.paragraph, child: piece.child, start: start, end: draft.text.length});
  }
  return draft;
}

/**
 * Returns the parts of the document that a question is about, from code points of the draft's text: {paragraph, child, start, end, quote}
 * each, `start` and `end` in UTF-16 units of the piece. Words that run over several pieces have several.
 */
function partsOf(draft, start, end) {
  const from = unitsBefore(draft.text, start);
  const to = unitsBefore(draft.text, end);
  return draft.pieces
    .map((piece) => ({piece: piece, from: Math.max(from, piece.start), to: Math.min(to, piece.end)}))
    .filter((part) => part.from < part.to)
    .map((part) => ({
      paragraph: part.piece.paragraph,
      child: part.piece.child,
      start: part.from - part.piece.start,
      end: part.to - part.piece.start,
      quote: draft.text.slice(part.from, part.to),
    }));
}

/**
 * Returns where a part's words stand in the document as it is now, or null where they are gone: in the piece where they stood, or else in the
 * piece that is nearest to it; in it the place that is nearest to where they stood.
 */
function located(pieces, part) {
  const away = (piece) => Math.abs(piece.paragraph - part.paragraph) + (piece.child === part.child ? 0 : 0.5);
  const holding = pieces.filter((piece) => wellFormed(piece.text).includes(part.quote));
  if (part.quote === '' || holding.length === 0) {
    return null;
  }
  const piece = holding.reduce((best, each) => (away(each) < away(best) ? each : best));
  const now = wellFormed(piece.text);
  let start = now.indexOf(part.quote);
  for (let at = start; at !== -1; at = now.indexOf(part.quote, at + 1)) {
    if (Math.abs(at - part.start) < Math.abs(start - part.start)) {
      start = at;
    }
  }
  return {paragraph: piece.paragraph, child: piece.child, start: start, end: start + part.quote.length};
}

/**
 * Returns places in the order of the document, those that overlap or touch as one.
 */
function merged(places) {
  const sorted = places.slice().sort((a, b) => a.paragraph - b.paragraph || a.child - b.child || a.start - b.start);
  const found = [];
  for (const place of sorted) {
    const last = found[found.length - 1];
    if (last && last.paragraph === place.paragraph && last.child === place.child && place.start <= last.end) {
      last.end = Math.max(last.end, place.end);
    } else {
      found.push({paragraph: place.paragraph, child: place.child, start: place.start, end: place.end});
    }
  }
  return found;
}

/**
 * Returns the runs of one colour from `start` to before `end`: {start, end, colour} each.
 *
 * `changes` are the offsets at which any formatting changes, `colourAt` gives the colour of a character, null for none.
 */
function runsOf(start, end, changes, colourAt) {
  const cuts = [start].concat(changes.filter((offset) => start < offset && offset < end));
  const found = [];
  cuts.forEach((cut, number) => {
    const colour = colourAt(cut);
    const until = number + 1 < cuts.length ? cuts[number + 1] : end;
    const last = found[found.length - 1];
    if (last && last.colour === colour) {
      last.end = until;
    } else {
      found.push({start: cut, end: until, colour: colour});
    }
  });
  return found;
}

if (typeof module !== 'undefined') {
  module.exports = {unitsBefore, wellFormed, draftOf, partsOf, located, merged, runsOf};
}

/**
 * credscore in Google Docs: a menu, a sidebar, marks on demand. What follows from a document's text alone is in Places.js and Report.js.
 */

const MARK = '#fdecc8'; // the background of words that a question is about
const NAMED = 'credscore:'; // a named range of each mark, with the background that it covers: ranges move with the words, offsets do not

/** Adds the menu. */
function onOpen() {
  DocumentApp.getUi()
    .createAddonMenu()
    .addItem('Check sourcing', 'showSidebar')
    .addItem('Take the marks away', 'clearMarks')
    .addToUi();
}

/** Adds the menu where the add-on was just installed. */
function onInstall() {
  onOpen();
}

/** Opens the sidebar. */
function showSidebar() {
  DocumentApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Sourcing'));
}

/** Returns the report of the document as it stands. */
function checkDraft() {
  const draft = draftOf(pieces_(tab_()));
  if (draft.text.trim() === '') {
    throw new Error('There is no text to check yet.');
  }
  const told = ask_({text: draft.text, title: draft.title || null});
  return reportOf(told, (start, end) => partsOf(draft, start, end));
}

/** Marks the words of some parts, instead of those that are marked. Returns how many places were marked. */
function markWords(parts) {
  clearMarks();
  const tab = tab_();
  const pieces = pieces_(tab);
  const places = merged(parts.map((part) => located(pieces, part)).filter((place) => place !== null));
  const paragraphs = tab.getBody().getParagraphs();
  places.forEach((place) => {
    const text = paragraphs[place.paragraph].getChild(place.child).asText();
    const colourAt = (offset) => text.getBackgroundColor(offset);
    runsOf(place.start, place.end, text.getTextAttributeIndices(), colourAt).forEach((run) => {
      const range = tab.newRange().addElement(text, run.start, run.end - 1).build();
      tab.addNamedRange(NAMED + (run.colour || ''), range);
      text.setBackgroundColor(run.start, run.end - 1, MARK);
    });
  });
  return places.length;
}

/** Gives the words that are marked the background that they had, and takes nothing else away. Returns how many marks there were. */
function clearMarks() {
  const marks = tab_().getNamedRanges().filter((range) => range.getName().startsWith(NAMED));
  const stretches = [];
  marks.forEach((mark) => {
    const before = mark.getName().slice(NAMED.length) || null;
    mark.getRange().getRangeElements().forEach((element) => {
      const text = element.getElement().asText();
      const whole = !element.isPartial();
      const start = whole ? 0 : element.getStartOffset();
      const end = whole ? text.getText().length : element.getEndOffsetInclusive() + 1;
      if (start < end) {
        stretches.push({text: text, start: start, end: end, before: before});
      }
    });
    mark.remove();
  });
  stretches.forEach((stretch) => restore_(stretch.text, stretch.start, stretch.end, stretch.before));
  stretches.forEach((stretch) => restoreTypedOn_(stretch.text, stretch.end, stretch.before));
  return marks.length;
}

/** Selects the words of some parts. Returns whether they are still there. */
function selectWords(parts) {
  const tab = tab_();
  const pieces = pieces_(tab);
  const places = parts.map((part) => located(pieces, part)).filter((place) => place !== null);
  if (places.length === 0) {
    return false;
  }
  const paragraphs = tab.getBody().getParagraphs();
  const range = tab.newRange();
  places.forEach((place) => {
    range.addElement(paragraphs[place.paragraph].getChild(place.child).asText(), place.start, place.end - 1);
  });
  DocumentApp.getActiveDocument().setSelection(range.build());
  return true;
}

/** Returns the settings of whoever is signed in: the address, and whether a key is kept. The key itself stays here. */
function readSettings() {
  const kept = PropertiesService.getUserProperties();
  return {address: kept.getProperty('address') || '', hasKey: Boolean(kept.getProperty('key'))};
}

/** Keeps an address and a key; an empty key keeps the one that is kept, unless it is to be forgotten. Returns the settings. */
function saveSettings(given) {
  const kept = PropertiesService.getUserProperties();
  kept.setProperty('address', addressOf(given.address));
  if (given.forgetKey) {
    kept.deleteProperty('key');
  } else if (given.key) {
    kept.setProperty('key', String(given.key).trim());
  }
  return readSettings();
}

/** Returns what the service says of an article. */
function ask_(article) {
  const kept = PropertiesService.getUserProperties();
  if (!kept.getProperty('address')) {
    throw new Error('Set the address of a credscore service first, under Settings below.');
  }
  const address = addressOf(kept.getProperty('address'));
  const key = kept.getProperty('key');
  let answer;
  try {
    answer = UrlFetchApp.fetch(`${address}/v1/annotate`, {
      method: 'post',
      contentType: 'application/json',
      payload: JSON.stringify(article),
      headers: key ? {Authorization: `Bearer ${key}`} : {},
      followRedirects: false, // the key goes to no other address
      muteHttpExceptions: true,
    });
  } catch (problem) {
    throw new Error('The credscore service cannot be reached from Google Docs. See whether its address under Settings below is right.');
  }
  return answerOf(answer.getResponseCode(), answer.getContentText());
}

/** Returns the tab that is open. */
function tab_() {
  return DocumentApp.getActiveDocument().getActiveTab().asDocumentTab();
}

/** Returns the text elements of a tab's body, as Places.js takes them. */
function pieces_(tab) {
  const found = [];
  tab.getBody().getParagraphs().forEach((paragraph, number) => {
    const title = paragraph.getHeading() === DocumentApp.ParagraphHeading.TITLE;
    for (let child = 0; child < paragraph.getNumChildren(); child++) {
      const element = paragraph.getChild(child);
      if (element.getType() === DocumentApp.ElementType.TEXT) {
        found.push({paragraph: number, child: child, text: element.asText().getText(), title: title});
      }
    }
  });
  return found;
}

/** Gives a stretch its background back, where it still has that of a mark: whoever coloured it since keeps their colour. */
function restore_(text, start, end, before) {
  runsOf(start, end, text.getTextAttributeIndices(), (offset) => text.getBackgroundColor(offset))
    .filter((run) => run.colour === MARK)
    .forEach((run) => text.setBackgroundColor(run.start, run.end - 1, before));
}

/** Gives what was typed on at a mark's end, and took its background over, the background of before. */
function restoreTypedOn_(text, end, before) {
  const length = text.getText().length;
  if (end < length && text.getBackgroundColor(end) === MARK) {
    const run = runsOf(end, length, text.getTextAttributeIndices(), (offset) => text.getBackgroundColor(offset))[0];
    text.setBackgroundColor(run.start, run.end - 1, before);
  }
}

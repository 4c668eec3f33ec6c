/**
 * A stand-in for what Google Docs gives a script: as much of DocumentApp, PropertiesService, HtmlService and UrlFetchApp as the add-on calls, as
 * strict about offsets as the documentation says they are. Runs in node and in a browser. It is no Google Docs.
 */

const Heading = {NORMAL: 'Normal', TITLE: 'Title', HEADING1: 'Heading 1'};
const ElementType = {TEXT: 'TEXT', INLINE_IMAGE: 'INLINE_IMAGE'};

/** A text element: its UTF-16 units, each with its background and the named ranges that it lies in. */
class Text {
  constructor(words) {
    this.units = words.split('').map((unit) => ({unit: unit, colour: null, ranges: new Set()}));
  }
  getType() { return ElementType.TEXT; }
  asText() { return this; }
  getText() { return this.units.map((each) => each.unit).join(''); }
  check_(start, end) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end >= this.units.length) {
      throw new Error(`Index (${start} to ${end}) must be within a text of ${this.units.length}.`);
    }
  }
  getBackgroundColor(offset) {
    this.check_(offset, offset);
    return this.units[offset].colour;
  }
  setBackgroundColor(start, endInclusive, colour) {
    this.check_(start, endInclusive);
    this.units.slice(start, endInclusive + 1).forEach((each) => { each.colour = colour; });
    return this;
  }
  getTextAttributeIndices() {
    return this.units.map((_, at) => at).filter((at) => at === 0 || this.units[at].colour !== this.units[at - 1].colour);
  }
  /** What somebody types takes over the background before it, and lies in the named ranges that lie around it. */
  type(offset, words) {
    const before = this.units[offset - 1];
    const after = this.units[offset];
    const ranges = before && after ? [...before.ranges].filter((range) => after.ranges.has(range)) : [];
    const typed = words.split('').map((unit) => ({unit: unit, colour: before ? before.colour : null, ranges: new Set(ranges)}));
    this.units.splice(offset, 0, ...typed);
  }
  remove(start, end) { this.units.splice(start, end - start); }
}

class InlineImage {
  getType() { return ElementType.INLINE_IMAGE; }
  asText() { throw new Error('an image is no text'); }
}

class Paragraph {
  constructor(children, heading) {
    this.children = children;
    this.heading = heading;
  }
  getHeading() { return this.heading; }
  getNumChildren() { return this.children.length; }
  getChild(number) { return this.children[number]; }
}

class RangeElement {
  constructor(text, start, endInclusive) {
    this.text = text;
    this.start = start;
    this.endInclusive = endInclusive;
  }
  getElement() { return this.text; }
  isPartial() { return this.start > 0 || this.endInclusive < this.text.units.length - 1; }
  getStartOffset() { return this.isPartial() ? this.start : -1; }
  getEndOffsetInclusive() { return this.isPartial() ? this.endInclusive : -1; }
}

class RangeBuilder {
  constructor() { this.elements = []; }
  addElement(text, start, endInclusive) {
    text.check_(start, endInclusive);
    this.elements.push(new RangeElement(text, start, endInclusive));
    return this;
  }
  build() { return {getRangeElements: () => this.elements}; }
}

class Tab {
  constructor(paragraphs) {
    this.paragraphs = paragraphs;
    this.named = [];
  }
  getBody() { return {getParagraphs: () => this.paragraphs}; }
  newRange() { return new RangeBuilder(); }
  getNamedRanges() { return this.named.slice(); }
  texts_() { return this.paragraphs.flatMap((paragraph) => paragraph.children).filter((child) => child instanceof Text); }
  addNamedRange(name, range) {
    const made = {
      getName: () => name,
      getRange: () => ({
        getRangeElements: () => this.texts_().flatMap((text) => {
          const within = text.units.map((each, at) => (each.ranges.has(made) ? at : -1)).filter((at) => at !== -1);
          return within.length ? [new RangeElement(text, within[0], within[within.length - 1])] : [];
        }),
      }),
      remove: () => {
        this.named = this.named.filter((each) => each !== made);
        this.texts_().forEach((text) => text.units.forEach((each) => each.ranges.delete(made)));
      },
    };
    range.getRangeElements().forEach((element) => {
      element.text.units.slice(element.start, element.endInclusive + 1).forEach((each) => each.ranges.add(made));
    });
    this.named.push(made);
    return made;
  }
}

/**
 * Returns what a script finds in its global scope, for a document of some paragraphs and a `fetch` that answers {status, body} to an address
 * and its options. A paragraph is a string; or {texts, heading}, with null among the texts for an image. What happened is told in `seen`.
 */
function hostOf(paragraphs, fetch) {
  const made = paragraphs.map((given) => {
    const {texts, heading} = typeof given === 'string' ? {texts: [given], heading: Heading.NORMAL} : given;
    return new Paragraph(texts.map((words) => (words === null ? new InlineImage() : new Text(words))), heading || Heading.NORMAL);
  });
  const tab = new Tab(made);
  const kept = new Map();
  const seen = {menu: [], sidebar: null, selected: null, asked: []};
  const menu = {
    addItem: (label, name) => { seen.menu.push([label, name]); return menu; },
    addToUi: () => {},
  };
  const page = {setTitle: (title) => { page.title = title; return page; }};
  const properties = {
    getProperty: (name) => (kept.has(name) ? kept.get(name) : null),
    setProperty: (name, value) => { kept.set(name, String(value)); },
    deleteProperty: (name) => { kept.delete(name); },
  };
  return {
    DocumentApp: {
      ElementType: ElementType,
      ParagraphHeading: Heading,
      getUi: () => ({createAddonMenu: () => menu, showSidebar: (shown) => { seen.sidebar = shown; }}),
      getActiveDocument: () => ({
        getActiveTab: () => ({asDocumentTab: () => tab}),
        setSelection: (range) => {
          seen.selected = range.getRangeElements().map((e) => e.text.getText().slice(e.start, e.endInclusive + 1)).join('');
        },
      }),
    },
    HtmlService: {createHtmlOutputFromFile: (name) => { page.file = name; return page; }},
    PropertiesService: {getUserProperties: () => properties},
    UrlFetchApp: {
      fetch: (address, options) => {
        seen.asked.push({address: address, options: options});
        const {status, body} = fetch(address, options);
        return {getResponseCode: () => status, getContentText: () => body};
      },
    },
    tab: tab,
    seen: seen,
  };
}

if (typeof module !== 'undefined') {
  module.exports = {hostOf, Heading, Text};
}

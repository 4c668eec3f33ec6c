const assert = require('node:assert/strict');
const {test} = require('node:test');

const {draftOf, located, merged, partsOf, runsOf, unitsBefore, wellFormed} = require('../Places.js');

const BRIDGE = '\u{1f309}'; // one code point, two units
const piece = (paragraph, text, child = 0, title = false) => ({paragraph, child, text, title});

test('code points become UTF-16 units, at every place of any text', () => {
  const text = `a${BRIDGE}e\u0301 \u{1f468}\u200d\u{1f469}\u200d\u{1f467}\r\u05d0\u{1f1f3}\u{1f1f4}z`;
  const points = Array.from(text);
  for (let end = 0; end <= points.length; end++) {
    assert.equal(text.slice(0, unitsBefore(text, end)), points.slice(0, end).join(''));
  }
  assert.equal(unitsBefore(text, points.length + 9), text.length);
});

test('half a character is replaced, one unit for one', () => {
  assert.equal(wellFormed(`a${BRIDGE}\ud83cb\udf09`), `a${BRIDGE}\ufffdb\ufffd`);
});

test('a draft is its paragraphs; the first title is its title, and no part of the text', () => {
  const draft = draftOf([piece(0, ' Ferry ', 0, true), piece(1, 'One.'), piece(2, ''), piece(3, 'Two.')]);
  assert.equal(draft.title, 'Ferry');
  assert.equal(draft.text, 'One.\n\nTwo.');
  assert.deepEqual(draft.pieces, [
    {paragraph: 1, child: 0, start: 0, end: 4},
    {paragraph: 3, child: 0, start: 6, end: 10},
  ]);
});

test('pieces of one paragraph, with an image between them, are one paragraph', () => {
  const draft = draftOf([piece(0, 'The clerk ', 0), piece(0, 'said so.', 2)]);
  assert.equal(draft.text, 'The clerk said so.');
  assert.deepEqual(partsOf(draft, 4, 14), [
    {paragraph: 0, child: 0, start: 4, end: 10, quote: 'clerk '},
    {paragraph: 0, child: 2, start: 0, end: 4, quote: 'said'},
  ]);
});

test('a place is counted from its piece, in units', () => {
  const draft = draftOf([piece(0, `${BRIDGE} One.`), piece(4, `${BRIDGE}${BRIDGE} is said.`)]);
  assert.deepEqual(partsOf(draft, 11, 13), [{paragraph: 4, child: 0, start: 5, end: 7, quote: 'is'}]);
});

test('words that run over two paragraphs have a part in each, and the break in none', () => {
  const draft = draftOf([piece(0, 'One.'), piece(1, 'Two.')]);
  assert.deepEqual(partsOf(draft, 2, 9).map((part) => part.quote), ['e.', 'Two']);
});

test('what is no place has no part', () => {
  const draft = draftOf([piece(0, 'One.'), piece(1, 'Two.')]);
  for (const [start, end] of [[4, 6], [2, 2], [5, 1], [90, 99]]) {
    assert.deepEqual(partsOf(draft, start, end), []);
  }
});

test('words are found where they stood, where they moved, in another paragraph, or not', () => {
  const part = {paragraph: 1, child: 0, start: 4, end: 8, quote: 'said'};
  const at = (...pieces) => located(pieces, part);
  assert.deepEqual(at(piece(0, 'said'), piece(1, 'she said so')), {paragraph: 1, child: 0, start: 4, end: 8});
  assert.deepEqual(at(piece(1, 'he said what she said')), {paragraph: 1, child: 0, start: 3, end: 7});
  assert.deepEqual(at(piece(0, 'x'), piece(5, 'said', 2), piece(9, 'said')), {paragraph: 5, child: 2, start: 0, end: 4});
  assert.equal(at(piece(1, 'she told so')), null);
  assert.equal(located([piece(1, 'x')], {...part, quote: ''}), null);
});

test('places that overlap or touch are one; those of other pieces are not', () => {
  const place = (paragraph, start, end, child = 0) => ({paragraph, child, start, end});
  assert.deepEqual(
    merged([place(1, 0, 3), place(0, 5, 9), place(0, 2, 5), place(0, 3, 4), place(0, 11, 12), place(1, 2, 4, 2)]),
    [place(0, 2, 9), place(0, 11, 12), place(1, 0, 3), place(1, 2, 4, 2)]
  );
});

test('runs of one colour are told apart, and those that only differ otherwise are not', () => {
  const colours = [null, null, 'red', 'red', 'red', null];
  const colourAt = (offset) => colours[offset];
  assert.deepEqual(runsOf(1, 6, [0, 2, 4, 5], colourAt), [
    {start: 1, end: 2, colour: null},
    {start: 2, end: 5, colour: 'red'},
    {start: 5, end: 6, colour: null},
  ]);
  assert.deepEqual(runsOf(3, 4, [0, 2, 4, 5], colourAt), [{start: 3, end: 4, colour: 'red'}]);
});

const assert = require('node:assert/strict');
const {readFileSync} = require('node:fs');
const {join} = require('node:path');
const {test} = require('node:test');
const vm = require('node:vm');

const {hostOf, Heading} = require('./host.js');

const BRIDGE = '\u{1f309}';
const MARK = '#fdecc8';
const FILES = ['Places.js', 'Report.js', 'Code.gs'].map((name) => [name, readFileSync(join(__dirname, '..', name), 'utf8')]);
const PARAGRAPHS = [
  {texts: ['Gate sold'], heading: Heading.TITLE},
  `${BRIDGE} The gate was sold, said the clerk.`,
  {texts: ['A person close to ', null, 'the council denied it.']},
];

/** Returns the add-on in a document, with an answer of the service that asks about some words. */
function addOn({paragraphs = PARAGRAPHS, about = [], status = 200, body = null, set = true} = {}) {
  const host = hostOf(paragraphs, () => ({status: status, body: body === null ? answer(host, about) : body}));
  const context = vm.createContext({...host, module: undefined});
  FILES.forEach(([name, source]) => vm.runInContext(source, context, {filename: name}));
  if (set) {
    context.saveSettings({address: 'https://sourcing.example.org/', key: 'a key'});
  }
  return {...host, call: (name, ...given) => JSON.parse(JSON.stringify(context[name](...given) ?? null))};
}

/** Returns what the service would say: offsets in code points of the text that it was sent. */
function answer(host, about) {
  const {text} = JSON.parse(host.seen.asked[host.seen.asked.length - 1].options.payload);
  const questions = about.map((quote) => {
    const start = Array.from(text.slice(0, text.indexOf(quote))).length;
    return {question: `Who says “${quote}”?`, about: {start: start, end: start + Array.from(quote).length, quote: quote}};
  });
  return JSON.stringify({band: 'thinly sourced', edge: null, value: 40, note: 'n', report: {headline: 'h', sentence: 's', speakers: [], questions}});
}

const words = (host, paragraph, child = 0) => host.tab.paragraphs[paragraph].children[child];
const marked = (host) => host.tab.texts_().map((text) => text.units.map((each) => (each.colour === MARK ? each.unit : ' ')).join('').trim()).filter(Boolean);
const parts = (report) => report.questions.flatMap((question) => question.parts);

test('the menu and the sidebar', () => {
  const host = addOn();
  host.call('onInstall');
  assert.deepEqual(host.seen.menu, [['Check sourcing', 'showSidebar'], ['Take the marks away', 'clearMarks']]);
  host.call('showSidebar');
  assert.deepEqual([host.seen.sidebar.file, host.seen.sidebar.title], ['Sidebar', 'Sourcing']);
});

test('the draft is sent once, over HTTPS, with the key, and follows no redirect', () => {
  const host = addOn({about: ['the clerk']});
  const report = host.call('checkDraft');
  assert.equal(host.seen.asked.length, 1);
  const {address, options} = host.seen.asked[0];
  assert.equal(address, 'https://sourcing.example.org/v1/annotate');
  assert.deepEqual([options.method, options.contentType, options.followRedirects, options.muteHttpExceptions], ['post', 'application/json', false, true]);
  assert.equal(options.headers.Authorization, 'Bearer a key');
  assert.deepEqual(JSON.parse(options.payload), {
    text: `${BRIDGE} The gate was sold, said the clerk.\n\nA person close to the council denied it.`,
    title: 'Gate sold',
  });
  assert.deepEqual(parts(report), [{paragraph: 1, child: 0, start: 27, end: 36, quote: 'the clerk'}]);
});

test('words are marked where they stand, across an image too, and get back the background that they had', () => {
  const host = addOn({about: ['the clerk', 'A person close to the council']});
  words(host, 1).setBackgroundColor(0, 30, '#00ff00');
  const before = host.tab.texts_().map((text) => text.units.map((each) => each.colour));
  const report = host.call('checkDraft');
  assert.equal(host.call('markWords', parts(report)), 3);
  assert.deepEqual(marked(host), ['the clerk', 'A person close to', 'the council']);
  assert.equal(host.call('clearMarks'), 4); // one of them stands on two backgrounds
  assert.deepEqual(host.tab.texts_().map((text) => text.units.map((each) => each.colour)), before);
  assert.deepEqual(host.tab.getNamedRanges(), []);
});

test('marks move with their words, and take with them what was typed within and behind', () => {
  const host = addOn({about: ['the clerk']});
  host.call('markWords', parts(host.call('checkDraft')));
  const text = words(host, 1);
  text.type(0, 'Late. ');
  text.type(text.getText().indexOf('clerk'), 'old ');
  text.type(text.getText().indexOf('clerk') + 5, ' of Orle');
  assert.deepEqual(marked(host), ['the old clerk of Orle']);
  host.call('clearMarks');
  assert.deepEqual(marked(host), []);
  assert.ok(text.units.every((each) => each.colour === null));
});

test('a colour that somebody gave since is theirs, and a named range of others is left alone', () => {
  const host = addOn({about: ['the clerk']});
  host.tab.addNamedRange('theirs', host.tab.newRange().addElement(words(host, 1), 0, 3).build());
  host.call('markWords', parts(host.call('checkDraft')));
  words(host, 1).setBackgroundColor(31, 35, '#ff0000');
  host.call('clearMarks');
  assert.equal(words(host, 1).getBackgroundColor(31), '#ff0000');
  assert.equal(words(host, 1).getBackgroundColor(28), null);
  assert.deepEqual(host.tab.getNamedRanges().map((range) => range.getName()), ['theirs']);
});

test('marking twice leaves one mark, and marked words that were deleted leave none', () => {
  const host = addOn({about: ['the clerk', 'clerk']});
  const report = host.call('checkDraft');
  assert.equal(host.call('markWords', parts(report)), 1);
  assert.equal(host.call('markWords', parts(report)), 1);
  assert.equal(host.tab.getNamedRanges().length, 1);
  words(host, 1).remove(27, 36);
  assert.equal(host.call('clearMarks'), 1);
  assert.equal(host.call('markWords', parts(report)), 0);
});

test('a whole text element can be marked and cleared', () => {
  const host = addOn({paragraphs: ['Sold.', 'It is said.'], about: ['It is said.']});
  host.call('markWords', parts(host.call('checkDraft')));
  assert.deepEqual(marked(host), ['It is said.']);
  host.call('clearMarks');
  assert.deepEqual(marked(host), []);
});

test('a question selects its words, wherever they are by now', () => {
  const host = addOn({about: ['A person close to the council']});
  const report = host.call('checkDraft');
  words(host, 2).type(0, 'Late: ');
  assert.equal(host.call('selectWords', parts(report)), true);
  assert.equal(host.seen.selected, 'A person close to the council');
  words(host, 2).remove(0, 24);
  words(host, 2, 2).remove(0, 5);
  assert.equal(host.call('selectWords', parts(report)), false);
});

test('the key stays with the script, and is kept, changed and forgotten', () => {
  const host = addOn();
  assert.deepEqual(host.call('readSettings'), {address: 'https://sourcing.example.org', hasKey: true});
  assert.deepEqual(host.call('saveSettings', {address: 'https://other.example.org', key: ''}), {address: 'https://other.example.org', hasKey: true});
  host.call('saveSettings', {address: 'https://other.example.org', key: '', forgetKey: true});
  host.call('checkDraft');
  assert.deepEqual(Object.keys(host.seen.asked[0].options.headers), []);
});

for (const address of ['', 'http://sourcing.example.org', 'sourcing.example.org', 'https://', 'https://a b', 'https://u:p@h', 'https://h/?q', 'javascript:1']) {
  test(`no address: ${address || 'nothing'}`, () => {
    assert.throws(() => addOn().call('saveSettings', {address: address}), /expected one that begins with https:/);
  });
}

for (const [status, body, told] of [
  [401, '', /another key/],
  [503, '', /busy/],
  [429, '', /busy/],
  [413, '', /in parts/],
  [302, '', /status 302/],
  [200, '<h1>Hello</h1>', /no credscore service/],
  [200, 'null', /no credscore service/],
  [200, '{"report": 7}', /no credscore service/],
]) {
  test(`an answer with status ${status} ${body}`, () => {
    assert.throws(() => addOn({status: status, body: body}).call('checkDraft'), told);
  });
}

test('no address, no text, nothing there: each is told in words', () => {
  assert.throws(() => addOn({set: false}).call('checkDraft'), /Set the address/);
  assert.throws(() => addOn({paragraphs: ['', '  ']}).call('checkDraft'), /no text to check/);
  const host = addOn();
  host.UrlFetchApp.fetch = () => { throw new Error('DNS error'); };
  assert.throws(() => host.call('checkDraft'), /cannot be reached/);
});

test('nothing is shown but what is known', () => {
  const odd = {band: 9, value: 'x', report: {sentence: ['x'], speakers: [7, null, {who: 'A', claims: -1, more: 1}], questions: [{about: 3}]}};
  assert.deepEqual(addOn({body: JSON.stringify(odd)}).call('checkDraft'), {
    band: '', edge: '', value: null, headline: '', sentence: '', note: '',
    speakers: [{who: 'A', role: '', standing: '', claims: 0, relayed: 0, quoted: 0}],
    questions: [{question: '', parts: []}],
  });
});

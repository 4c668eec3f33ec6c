/**
 * What the sidebar shows of the service's answer: nothing but the members it knows, each of the kind it should be. Runs in node as well.
 */

const MOST_SHOWN = 200;

/**
 * Returns the report of a draft. `partsAt` gives the parts of the document between two code points of the text that was sent.
 */
function reportOf(told, partsAt) {
  const report = told.report;
  return {
    band: words_(told.band),
    edge: words_(told.edge),
    value: typeof told.value === 'number' ? told.value : null,
    headline: words_(report.headline),
    sentence: words_(report.sentence),
    note: words_(told.note),
    speakers: rows_(report.speakers).map((row) => ({
      who: words_(row.who),
      role: words_(row.role),
      standing: words_(row.standing),
      claims: count_(row.claims),
      relayed: count_(row.relayed),
      quoted: count_(row.quoted),
    })),
    questions: rows_(report.questions).map((row) => {
      const about = row.about || {};
      return {question: words_(row.question), parts: partsAt(count_(about.start), count_(about.end))};
    }),
  };
}

/**
 * Returns an answer of the service as an object. Throws, in words for whoever writes, where it is none.
 */
function answerOf(status, body) {
  if (status === 401 || status === 403) {
    throw new Error('The credscore service asks for another key. Set it under Settings below.');
  }
  if (status === 408 || status === 429 || status === 503) {
    throw new Error('The credscore service is busy. Try again in a moment.');
  }
  if (status === 413) {
    throw new Error('The draft is longer than the credscore service reads at once. Check it in parts.');
  }
  if (status !== 200) {
    throw new Error(`The credscore service answered with status ${status} instead of a report. Whoever runs it can look at it.`);
  }
  let told = null;
  try {
    told = JSON.parse(body);
  } catch (problem) {
    told = null;
  }
  if (!told || typeof told.report !== 'object' || told.report === null) {
    throw new Error('What answers at this address is no credscore service. Set another under Settings below.');
  }
  return told;
}

/**
 * Returns an address as it is kept. Throws where it is none that Docs may send a draft to.
 */
function addressOf(given) {
  const address = String(given || '').trim().replace(/\/+$/, '');
  if (!/^https:\/\/[^\s\/?#@]+(\/[^\s?#@]*)?$/.test(address)) {
    throw new Error(`“${address}” is no address of a service; expected one that begins with https://, such as https://sourcing.example.org`);
  }
  return address;
}

function words_(given) {
  return typeof given === 'string' ? given : '';
}

function count_(given) {
  return Number.isInteger(given) && given > 0 ? given : 0;
}

function rows_(given) {
  return Array.isArray(given) ? given.filter((row) => row !== null && typeof row === 'object').slice(0, MOST_SHOWN) : [];
}

if (typeof module !== 'undefined') {
  module.exports = {reportOf, answerOf, addressOf};
}

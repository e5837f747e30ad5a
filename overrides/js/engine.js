// Search in all texts of a language, in the box that search.js has made. The index is made by scripts/finish/search.py;
// the sentence that a result shows is taken from its page. Villages are found by match.js, which is asked for unknown words.
(() => {
  'use strict';
  const list = document.querySelector('[data-engine]');
  const words = list.dataset;
  const shown = 5;
  const box = document.querySelector('.search');
  const results = document.createElement('ul');
  results.className = 'contents found';
  const none = document.createElement('div');
  list.before(results, none);
  const input = box.querySelector('input');
  const said = box.querySelector('[role]');
  const villages = document.querySelector('[data-villages]');
  if (villages) {
    results.before(villages);
    new MutationObserver(() => {
      none.hidden = Boolean(villages.querySelector('li'));
      if (none.hidden && !results.firstChild) said.textContent = villages.querySelector('[role]').textContent;
    }).observe(villages.querySelector('ul'), { childList: true });
  }

  const fold = (text) => text.normalize('NFD').toLowerCase().replace(/['’ʼ\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, ' ').trim();

  // Old, Malaysian and hasty spellings of one sound are one: passport, tjalo, fotocopy.
  const sound = (word) => word.replace(/oe/g, 'u').replace(/dj/g, 'j').replace(/tj|ch/g, 'c').replace(/ph|[fv]/g, 'p')
    .replace(/sy|z/g, 's').replace(/kh|ck|q/g, 'k').replace(/x/g, 'ks').replace(/(.)\1+/g, '$1');

  const cut = (word, pattern, by, least) => {
    const rest = word.replace(pattern, by);
    return rest.length < least ? word : rest;
  };

  // What is left of a word without the syllables that Indonesian puts before and behind: dibayarkan, membayar, bayar.
  const root = (word) => {
    const bare = cut(cut(word, /(nya|lah|kah|pun|ku|mu)$/, '', 4), /(kan|an|i)$/, '', 4);
    const mended = [[/^[mp]eny/, 's'], [/^[mp]em(?=[aeiou])/, 'p'], [/^[mp]en(?=[aeiou])/, 't'],
      [/^[mp]eng|^(mem|men|pem|pen|per|ber|ter|me|pe|be|di|ke|se|ng)/, '']];
    const fit = mended.find(([pattern]) => pattern.test(bare));
    return sound(fit ? cut(bare, fit[0], fit[1], 4) : bare);
  };

  // Whether one letter too many, too few, wrong, or two exchanged is all that tells two words apart.
  const near = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let from = 0;
    while (from < a.length && a[from] === b[from]) from += 1;
    let left = a.length;
    let right = b.length;
    while (left > from && right > from && a[left - 1] === b[right - 1]) {
      left -= 1;
      right -= 1;
    }
    return (left - from < 2 && right - from < 2)
      || (left - from === 2 && right - from === 2 && a[from] === b[from + 1] && a[from + 1] === b[from]);
  };

  const pairs = (word) => Array.from(word.slice(1), (letter, at) => word[at] + letter);

  const alike = (a, b) => {
    const of = pairs(b);
    return 2 * pairs(a).filter((pair) => of.includes(pair)).length / (a.length + b.length - 2);
  };

  const numbers = (text) => {
    const all = [];
    let at = -1;
    for (const letter of text) {
      const code = letter.charCodeAt(0) - 35;
      at += code < 88 ? code + 1 : 88;
      if (code < 88) all.push(at);
    }
    return all;
  };

  const typedWord = (word) => ({ word, sound: sound(word), root: root(word) });

  const read = (index) => {
    const where = index.where.split(' ');
    const vocabulary = index.words.split(' ').map((word, at) => (
      Object.assign({ where: where[at] }, typedWord(word))));
    const sections = [];
    index.pages.forEach(([address, title, ...parts]) => {
      const page = { address, title, fold: fold(title).split(' ').map(root) };
      [''].concat(parts).forEach((part) => {
        const [heading, anchor] = [].concat(part, fold([].concat(part)[0]).replace(/ /g, '-'));
        sections.push({ page, anchor, heading, fold: fold(heading).split(' ').map(root) });
      });
    });
    const plain = (text) => text.split(' ').map((word) => index.short[word] || word).join(' ').split(' ');
    const same = index.same.map(([text, to]) => ({ text: plain(text).map(root), words: plain(text), to }));
    if (villages) Object.assign(villages.dataset, index.villages);
    // Everyday words that no page uses are known also.
    const known = new Set(index.words.split(' '));
    new Set([].concat(...same.map(({ words: all }) => all))).forEach((word) => {
      if (!known.has(word)) vocabulary.push(Object.assign({ where: '', everyday: true }, typedWord(word)));
    });
    return { vocabulary, sections, same, plain };
  };

  // How well a known word answers a typed one, 0 to 1; `whole` when more of the word cannot be still to come.
  const fits = (typed, known, whole) => {
    if (typed.word === known.word) return 1;
    if (typed.root === known.root) return 0.9;
    if (typed.sound === known.sound) return 0.9;
    if (typed.word.length > 2 && known.word.startsWith(typed.word)) return whole ? 0.5 : 0.7;
    if (typed.word.length > 3 && !/\d/.test(typed.word) && (near(typed.sound, known.sound)
      || near(typed.root, known.root) && typed.root.length > 4)) return 0.6;
    return 0;
  };

  // One typed word: in which sections it stands, how surely, and how much it tells.
  const term = (data, word, whole) => {
    const typed = typedWord(word);
    const found = data.vocabulary.map((known) => [fits(typed, known, whole), known]).filter(([fit]) => fit);
    const best = Math.max(0, ...found.map(([fit]) => fit));
    const hits = new Map();
    const roots = new Map();
    found.filter(([fit]) => fit > (best < 0.9 ? best - 0.05 : 0.65)).forEach(([fit, known]) => {
      roots.set(known.root, Math.max(fit, roots.get(known.root) || 0));
      numbers(known.where).forEach((at) => hits.set(at, Math.max(fit, hits.get(at) || 0)));
    });
    const common = best > 0.8 && !hits.size && !found.some(([, known]) => known.everyday);
    const rare = Math.log(1 + data.sections.length / (1 + hits.size));
    return { typed, best, hits, roots, weight: common ? 0.6 : best ? rare : 3 };
  };

  // Joined words are taken apart, and words that are one when joined count as one also.
  const terms = (data, text) => {
    const known = (word) => data.vocabulary.some((each) => each.word === word);
    const typed = data.plain(text);
    const all = [];
    typed.forEach((word, at) => {
      const next = typed[at + 1];
      const one = term(data, word, at < typed.length - 1);
      const cuts = one.best < 0.6 ? pairs(word).map((_, cutAt) => [word.slice(0, cutAt), word.slice(cutAt)])
        .filter((parts) => parts.every((part) => part.length > 2 && known(part))) : [];
      if (cuts.length) all.push(...cuts[0].map((part) => term(data, part, true)));
      else if (word.length > 1) all.push(one);
      if (next && known(word + next)) all.push(term(data, word + next, true));
    });
    return all;
  };

  const titled = (each, said) => Math.max(0, ...said.map((word) => each.roots.get(word) || 0));

  const score = (data, asked) => {
    const total = asked.reduce((sum, each) => sum + each.weight, 0);
    const onPage = new Map();
    asked.forEach((each, number) => each.hits.forEach((fit, at) => {
      const page = data.sections[at].page;
      const hits = onPage.get(page) || onPage.set(page, []).get(page);
      hits[number] = Math.max(fit, hits[number] || 0);
    }));
    const given = data.sections.map((section, at) => {
      let sum = 0;
      let covered = 0;
      asked.forEach((each, number) => {
        const title = titled(each, section.page.fold);
        const heading = titled(each, section.fold);
        const text = each.hits.get(at) || 0;
        const page = (onPage.get(section.page) || [])[number] || 0;
        sum += each.weight * (2 * title + 1.5 * heading + text + 0.3 * page);
        covered += each.weight * Math.max(title, heading, text, page / 2);
      });
      return sum * (0.2 + 0.8 * covered / total);
    });
    data.same.forEach(({ text, to }) => {
      const used = text.map((word) => asked.find((each) => each.roots.has(word)));
      if (!used.every(Boolean)) return;
      const share = Array.from(new Set(used)).reduce((sum, each) => sum + each.weight, 0) / total;
      // A whole page is meant where no section is named: then one of its sections may answer better than its beginning.
      const { page, anchor } = data.sections[to];
      data.sections.forEach((section, at) => {
        if (at === to || !anchor && section.page === page) {
          given[at] += total * (at === to ? 4 : 3) * share * (1 + text.length / 10);
        }
      });
    });
    return given;
  };

  const ranked = (data, asked) => {
    const best = new Map();
    score(data, asked).forEach((points, at) => {
      const { page } = data.sections[at];
      if (points > 0 && points > (best.get(page) || [0])[0]) best.set(page, [points, data.sections[at]]);
    });
    return Array.from(best.values()).sort((a, b) => b[0] - a[0]).map(([, section]) => section);
  };

  const item = (section) => {
    const made = document.createElement('li');
    const link = document.createElement('a');
    link.href = section.page.address + (section.anchor && '#' + section.anchor);
    link.textContent = section.page.title;
    if (section.anchor) {
      link.append(document.createElement('span'));
      link.lastChild.textContent = section.heading;
    }
    made.append(link, document.createElement('p'));
    return made;
  };

  // What an element says outside the paragraphs and lists in it.
  const own = (node) => Array.from(node.childNodes, (part) => (/^(P|[UOD]L|DIV|BR)$/.test(part.nodeName) ? '\n'
    : part.textContent)).join('');

  // The sentence that answers most of what was asked: of the section, or of its page where the section has none.
  const sentence = (page, section, asked) => {
    let best = ['', 0];
    let anchor = '';
    page.querySelector('article .text').querySelectorAll('h2, h3, p, li, td, dt, dd').forEach((node) => {
      if (/^H/.test(node.tagName)) anchor = node.id;
      else {
        own(node).replace(/([.?!])\s+/g, '$1\n').split('\n').forEach((part) => {
          const roots = fold(part).split(' ').map(root);
          const points = asked.reduce((sum, each) => sum + each.weight * titled(each, roots), 0);
          const near = points * (anchor === section.anchor ? 2 : 1);
          if (part.trim() && (!best[0] || near > best[1])) best = [part.trim(), near];
        });
      }
    });
    return best[0];
  };

  // What was asked for is bold, so that the eye finds it.
  const mark = (place, text, asked) => text.split(/([\wÀ-ɏ'’]+)/).forEach((word) => {
    const made = document.createElement(asked.some((each) => titled(each, [root(fold(word))])) ? 'b' : 'span');
    made.textContent = word;
    place.append(made);
  });

  let loading;
  const load = () => {
    loading = loading || fetch('indeks.json').then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(read);
    return loading;
  };

  const loaded = {};
  const pageAt = (address) => {
    loaded[address] = loaded[address] || fetch(address).then((answer) => answer.text())
      .then((text) => new DOMParser().parseFromString(text, 'text/html'));
    return loaded[address];
  };

  const quote = (sections, asked) => sections.forEach((section, at) => {
    pageAt(section.page.address).then((page) => {
      const place = results.children[at];
      if (place && place.section === section) mark(place.lastChild, sentence(page, section, asked), asked);
    }).catch(() => { delete loaded[section.page.address]; });
  });

  // Nothing found: the help numbers of every page, and known words that look like the one typed.
  const help = (data, typed) => {
    const nearest = data.vocabulary.filter(({ word }) => word.length > 3).map(({ word }) => [alike(typed, word), word])
      .sort((a, b) => b[0] - a[0]).slice(0, 4).filter(([points]) => points > 0.35);
    none.innerHTML = nearest.length ? '<p>' + words.near + '</p><p></p>' : '';
    nearest.forEach(([, word]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = word;
      button.addEventListener('click', () => {
        input.value = word;
        input.dispatchEvent(new Event('input'));
        input.focus();
      });
      none.lastChild.append(button, ' ');
    });
    document.querySelectorAll('.foot__title, footer > div > .calls, footer .aside').forEach((part) => none.append(part.cloneNode(true)));
  };

  // A name that no page knows may be a village's; match.js looks it up in its own files.
  const askVillages = (name) => {
    const field = villages && villages.querySelector('input');
    if (!field || field.value === name) return;
    field.value = name;
    field.dispatchEvent(new Event('input'));
  };

  const placed = /^(desa|kampung|dusun|kelurahan|kecamatan) /;
  const placeIn = (data, text, asked) => {
    if (placed.test(text)) return text.replace(placed, '');
    const known = (each) => !each.hits.size || each.hits.size > 2
      || data.sections.some((section) => titled(each, section.fold) > 0.8);
    return text.length > 3 && asked.some((each) => each.best < 0.9 || !known(each)) ? text : '';
  };

  let waiting;
  const show = (data) => {
    const text = fold(input.value);
    const asked = terms(data, text.replace(placed, ''));
    const found = asked.some((each) => each.best) ? ranked(data, asked) : [];
    const first = found.slice(0, shown);
    results.textContent = none.textContent = '';
    first.forEach((section) => {
      results.append(item(section));
      results.lastChild.section = section;
    });
    askVillages(placeIn(data, text, asked));
    said.innerHTML = first.length ? words.count.replace(/\{jumlah\}/g, first.length) : words.none;
    if (!found.length && text.length > 2) help(data, text);
    clearTimeout(waiting);
    waiting = setTimeout(() => quote(first, asked), 300);
  };

  const answer = () => {
    const typed = input.value;
    if (!list.hidden) box.scrollIntoView();
    list.hidden = fold(typed).length > 1;
    if (!list.hidden) {
      clearTimeout(waiting);
      askVillages('');
      results.textContent = none.textContent = said.textContent = '';
      return;
    }
    load().then((data) => { if (input.value === typed) show(data); }).catch(() => {
      loading = undefined;
      list.hidden = false;
      said.innerHTML = words.failed;
    });
  };
  input.addEventListener('input', answer);
  load().catch(() => { loading = undefined; });
  answer();
})();

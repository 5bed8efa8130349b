// What a search finds, in which order. Made when the search is opened, once the library,
// the words and the texts of all sections have come.
explainer.finder = () => {
  const { split, stem, idle, telling } = explainer.words;
  const { labels, rings } = explainer.vocabulary;
  const records = explainer.records.map(([address, title, subtitle, text, label, aliases], id) => {
    const [sort, weight] = labels[label];
    return { id, address, title, subtitle, text, label: sort, weight, aliases, page: "" };
  });
  // A record is found by the words for its page as well.
  const pages = new Map(records.map(({ address, title, aliases }) => [address, [title, ...aliases].join(" ; ")]));
  for (const record of records) {
    const [page, id] = record.address.split("#");
    if (id) record.page = pages.get(page);
  }

  const key = (words) => telling(words).map(stem).join(" ");

  const BOOST = { title: 3, aliases: 3, subtitle: 2.5, text: 1, page: 0.2 };
  const index = new MiniSearch({
    fields: Object.keys(BOOST),
    extractField: (record, field) => (field === "aliases" ? record.aliases.join(" ; ") : record[field]),
    tokenize: (text) => split(text),
    processTerm: (word) => {
      if (idle.has(word)) return null;
      written.set(word, (written.get(word) ?? 0) + 1);
      return stem(word);
    },
    searchOptions: {
      boost: BOOST,
      boostTerm: (term) => (/^\d{4,}$/.test(term) ? 2 : 1), // who types a figure looks for it
      boostDocument: (id) => records[id].weight,
      tokenize: (term) => [term],
      processTerm: (term) => term,
    },
  });
  const written = new Map(); // how often each word stands in a text
  const named = new Map(); // the records that a whole query names, and how; a number names none
  const add = (record) => {
    index.add(record);
    const names = record.label.startsWith("figure") ? record.aliases : [record.title, ...record.aliases];
    for (const words of names.map((one) => split(one, true))) {
      const name = key(words);
      named.set(name, [...(named.get(name) ?? []), [record.id, words.map(stem).join(" ")]]);
    }
  };

  let vocabulary; // the words as they are written, in order
  let names; // those of people, bodies and places
  const forms = new Map(); // the words of each stem
  const ringed = new Map(); // what a word may be called as well, by its key
  const built = (async () => {
    // In slices, so that letters are taken meanwhile.
    const rest = [...records];
    while (rest.length) {
      const end = performance.now() + 6;
      while (rest.length && performance.now() < end) add(rest.shift());
      await new Promise((go) => setTimeout(go));
    }
    vocabulary = [...written.keys()].sort();
    for (const word of vocabulary) forms.set(stem(word), [...(forms.get(stem(word)) ?? []), word]);
    const called = records.filter(({ label }) => /^(person|body|place)/.test(label));
    const all = [...rings.flat(), ...called.map(({ title }) => title)];
    names = [...new Set(all.flatMap((name) => split(name)))].filter((word) => written.has(word));
    for (const ring of rings) {
      const keys = [...new Set(ring.map((one) => key(split(one, true))))];
      for (const one of keys) ringed.set(one, [...new Set([...(ringed.get(one) ?? []), ...keys])]);
    }
  })();

  // The stems of the words that begin so; a long number is typed to its end, and three digits
  // are a number themselves, or so many thousand or million.
  const begun = (word) => {
    if (/^\d{4}/.test(word)) return [];
    if (/^\d{3}$/.test(word)) return [`${word}000`, `${word}000000`].filter((one) => written.has(one));
    let low = 0;
    for (let high = vocabulary.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (vocabulary[middle] < word) low = middle + 1;
      else high = middle;
    }
    const found = new Set();
    while (vocabulary[low]?.startsWith(word) && found.size < 24) found.add(stem(vocabulary[low++]));
    return [...found];
  };

  // How many letters must be put in, left out, replaced or swapped; past `most`, just more.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        const replaced = row[j - 1] + (one[i - 1] !== other[j - 1]);
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, replaced, swapped ? before[j - 2] + 1 : Infinity);
      }
      [before, row] = [row, next];
    }
    return row.at(-1);
  };
  // The word that a mistyped one was to be. A letter is mistaken within a word, not at its
  // start; and a word that another begins with is another word. Short words are too near
  // each other, unless they are names.
  const mended = (word) => {
    const most = Math.floor(word.length / 5);
    if (!most || /\d/.test(word)) return undefined;
    const alike = (word.length < 8 ? names : vocabulary)
      .filter((one) => one[0] === word[0] && !one.startsWith(word) && !word.startsWith(one))
      .map((one) => [distance(one, word, most), -written.get(one), one])
      .filter(([letters]) => letters <= most);
    return alike.sort(([a, often], [b, rare]) => a - b || often - rare)[0]?.[2];
  };

  const OTHERS = Object.fromEntries(Object.entries(BOOST).map(([field, much]) => [field, much / 5]));
  const any = (queries) => ({ combineWith: "OR", queries });
  const all = (queries) => ({ combineWith: "AND", queries });
  // "318" is typed for 318,000 as well.
  const meant = (word) => {
    const exact = forms.has(stem(word)) ? [stem(word)] : [];
    return exact.length && !/^\d{3}$/.test(word) ? exact : [...new Set([...exact, ...begun(word)])];
  };
  // A query in parts: each a word, or the longest run of words that has other names.
  const parts = (words) => {
    const found = [];
    for (let at = 0; at < words.length; ) {
      const run = (size) => words.slice(at, at + size);
      let size = Math.min(4, words.length - at);
      while (size > 1 && !ringed.has(key(run(size)))) size -= 1;
      const ring = ringed.get(key(run(size)))?.map((one, place) => ({
        ...all(one.split(" ")),
        boost: place ? OTHERS : BOOST, // the name that the site itself uses counts most
      }));
      const own = meant(words[at]);
      found.push({ words: run(size), queries: ring ?? (own.length ? [any(own)] : []) });
      at += size;
    }
    return found;
  };

  // What the whole query names comes first, then what the site says, documents last. Where
  // no section has all of the words, those that have some of them.
  const find = (typed) => {
    const mistyped = new Map();
    const words = telling(split(typed, true)).map((word) => {
      const better = meant(word).length || ringed.has(stem(word)) ? undefined : mended(word);
      if (better) mistyped.set(word, better);
      return better ?? word;
    });
    const asked = parts(words);
    const known = asked.filter(({ queries }) => queries.length);
    const queries = known.map(({ queries }) => any(queries));
    let found = queries.length ? index.search(all(queries)) : [];
    const whole = found.length > 0;
    if (!whole && queries.length > 1) found = index.search(any(queries));
    // To the letter before by its telling words alone.
    const first = new Map();
    const spoken = split(typed, true).map(stem).join(" ");
    for (const [id, name] of named.get(key(words)) ?? []) {
      first.set(id, Math.max(first.get(id) ?? 0, records[id].weight + (name === spoken ? 100 : 0)));
    }
    const rank = ({ id }) => (first.has(id) ? 0 : records[id].label.startsWith("source") ? 2 : 1);
    const weight = ({ id }) => first.get(id) ?? 0;
    found.sort((a, b) => rank(a) - rank(b) || weight(b) - weight(a) || b.score - a.score);
    return {
      found,
      unknown: asked.filter(({ queries }) => !queries.length).map(({ words }) => words.join(" ")),
      mistyped,
      whole,
    };
  };
  return { records, built, find, forms };
};

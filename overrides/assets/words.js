// How words are compared, by the search and by the filters of lists alike. Two words are
// the same when their terms are: without marks, in one spelling, by their stem; a number
// in digits alone, a day in its ISO form.
(() => {
  const LIKE = { ł: "l", ø: "o", đ: "d", æ: "ae", œ: "oe", ß: "ss", ı: "i", "№": "no " };
  const plain = (text) =>
    text
      .toLowerCase()
      .replace(/[łøđæœßı№]/g, (one) => LIKE[one])
      .normalize("NFKD")
      .replace(/и\u0306/g, "й") // the one mark that makes another letter, to the stemmer too
      .replace(/[\p{M}\p{Cf}]+/gu, "")
      .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)
      .replace(/[‘’ʼ`]/g, "'");

  // Days
  const MONTHS = "january february march april may june july august september october november december";
  const NAMES = MONTHS.split(" ");
  const MONTH =
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?" +
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|январ[ьяе]|феврал[ьяе]|март[ае]?|апрел[ьяе]|ма[йяе]" +
    "|июн[ьяе]|июл[ьяе]|август[ае]?|сентябр[ьяе]|октябр[ьяе]|ноябр[ьяе]|декабр[ьяе])(?!\\p{L})\\.?";
  const CYRILLIC = ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
  const month = (name) => {
    const latin = NAMES.findIndex((one) => one.startsWith(name.slice(0, 3)));
    return latin >= 0 ? latin : CYRILLIC.findLastIndex((one) => name.startsWith(one));
  };
  const ORDINAL = "(?:\\s?(?:st|nd|rd|th)|-?го)?(?:\\s+of)?";
  const YEAR = "(?:,?\\s*(\\d{4})(?!\\d))?";
  const ISO = /(?<!\d)(\d{4})[-/](\d\d)[-/](\d\d)(?!\d)/g;
  const DIGITS = /(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d\d)(?![\d.]\d|\d)/g;
  const SPAN = new RegExp(`(?<!\\d)(\\d{1,2})(?:\\s*${MONTH})?${YEAR}\\s*[-–—]\\s*(?=(\\d{1,2})\\s*${MONTH}${YEAR})`, "gu");
  const DAY = new RegExp(`(?<![\\d.])(\\d{1,2})${ORDINAL}\\s*${MONTH}${YEAR}`, "gu");
  const MONTH_FIRST = new RegExp(`(?<!\\p{L})${MONTH}\\s*(\\d{1,2})(?:st|nd|rd|th)?(?!\\d|[.,]\\d)${YEAR}`, "gu");

  // Numbers
  const WORDS = { two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };
  Object.assign(WORDS, { twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50 });
  const COUNTED = new RegExp(`(?<!\\p{L})(${Object.keys(WORDS).join("|")})(?!\\p{L})`, "gu");
  const NUMBER = "(\\d+(?:[.,]\\d+)?)";
  const SCALE = "(k|к|thousands?|тыс|тысяч[аи]?|m|mn|mio|mln|millions?|млн|миллион(?:а|ов)?|bn|billions?|млрд)";
  const SCALED = new RegExp(`(?<![\\d.,])${NUMBER}(?:\\s*(?:[-–—]|to|or|до)\\s*${NUMBER})?[\\s-]*${SCALE}(?![\\p{L}\\d])`, "gu");
  const scale = (name) => (/^(k|к|th|ты)/.test(name) ? 1e3 : /^(m|м(?!лрд))/.test(name) ? 1e6 : 1e9);
  const GROUPED = /(?<![\d.,])\d{1,3}([ ,.'])\d{3}(?:\1\d{3})*(?![ ,.']?\d)/g;

  const TERM = /--\d\d-\d\d|\d{4}-\d\d-\d\d|\d+(?:\.\d+)*|\p{L}+(?:'\p{L}+)*/gu;

  // The words of a text, before they are stemmed. A text gives a day and a large number in
  // each form in which it may be asked for; who asks gives the one that says most.
  const split = (text, asked = false) => {
    const days = (found, ...days) => {
      const told = days.flatMap(([year, month, day]) => {
        const short = `--${String(month).padStart(2, 0)}-${String(day).padStart(2, 0)}`;
        const whole = year ? [String(year).padStart(4, "20") + short.slice(1)] : [];
        return asked && year ? whole : [...whole, short];
      });
      return ` ${told.join(" ")} ${asked ? "" : found} `;
    };
    const scaled = (found, low, high, name) => {
      const times = (one) => Math.round(one.replace(",", ".") * scale(name));
      const numbers = [low, high].filter(Boolean).map(times).join(" ");
      return asked ? ` ${numbers} ` : ` ${numbers} ${found}`;
    };
    return (
      plain(text)
        .replace(/(?<!\p{L})half an? (?=million)/gu, "0.5 ")
        .replace(/(?<!\p{L})(?:an?|one) (?=(?:hundred )?(?:thousand|million|billion)|per ?cent)/gu, "1 ")
        .replace(COUNTED, (word) => WORDS[word])
        .replace(/(\d) hundred(?: (?=thousand)|(?!\p{L}))/gu, "$100 ")
        .replace(ISO, (found, ...day) => days(asked ? "" : found, day))
        .replace(DIGITS, (found, day, _, month, year) =>
          days(found, month > 12 ? [year, day, month] : [year, month, day]),
        )
        // Its first day has what only the last one says.
        .replace(SPAN, (found, day, name, year, _, last, end) =>
          days("", [year ?? end, month(name ?? last) + 1, day]),
        )
        .replace(DAY, (found, day, name, year) => days(found, [year, month(name) + 1, day]))
        .replace(MONTH_FIRST, (found, name, day, year) => days(found, [year, month(name) + 1, day]))
        .replace(SCALED, scaled)
        .replace(GROUPED, (number) => number.replace(/\D/g, ""))
        .replace(/(?<=\d),(?=\d{1,2}(?!\d))/g, ".")
        .replace(/(?<=\d)(?:st|nd|rd|th)(?!\p{L})/gu, "")
        .replace(/%|per cent/g, " percent ")
        .match(TERM) ?? []
    );
  };

  // Stems
  const IRREGULAR = {};
  for (const forms of (
    "begin began begun;bring brought;buy bought;child children;come came;draw drew drawn;drive drove driven;" +
    "fall fell fallen;fight fought;find found;flee fled;forbid forbade forbidden;get got;give gave given;" +
    "go went gone;hold held;keep kept;know knew known;lead led;leave left;lose lost;make made;man men;" +
    "meet met;pay paid;say said;see saw seen;send sent;shoot shot;speak spoke spoken;take took taken;" +
    "tell told;think thought;wife wives;win won;woman women;write wrote written;summons summonses;" +
    "program programme;programs programmes;gray grey;jail gaol;aging ageing"
  ).split(";")) {
    const [form, ...others] = forms.split(" ");
    for (const other of others) IRREGULAR[other] = form;
  }
  const american = (word) =>
    word
      .replace(/(?<=\p{L}{2})is(?=(?:e[drs]?|ers|ing|ations?)$)/u, "iz")
      .replace(/(?<=\p{L}{2})ys(?=(?:e[drs]?|ing)$)/u, "yz")
      .replace(/(?<=\p{L}{3}o)u(?=r(?:s|ed|ing|ers?|able|ful|less|ly)?$)/u, "")
      .replace(/^(?:def|off|lic|pret)enc(?=es?$|eless$)/, (found) => `${found.slice(0, -1)}s`)
      .replace(/^((?:kilo)?me|cen|li|thea)tre(?=s?$)/, "$1ter")
      .replace(/oubl(?=e|ing)/, "ubl") // of a currency, and of all words that rhyme with it
      .replace(/^(judg|acknowledg)ement/, "$1ment");
  // What is left of "travelled" and of "traveled".
  const single = (stem) => stem.replace(/(?<=\p{L}{4})ll$/u, "l");
  const stems = new Map();
  const stem = (word) => {
    if (!stems.has(word)) stems.set(word, stemmed(word));
    return stems.get(word);
  };
  let english, cyrillic; // made when first needed, since their scripts may come after this one
  const stemmed = (word) => {
    if (/\d/.test(word)) return word;
    // The stemmer takes the names of these countries for verbs.
    const country = /^(\p{L}+стан)(?:[ауе]|ом)?$/u.exec(word);
    if (country) return country[1];
    if (/[а-я]/.test(word)) return (cyrillic ??= new window.explainer.stemmers.ru()).stemWord(word);
    const form = american(Object.hasOwn(IRREGULAR, word) ? IRREGULAR[word] : word);
    const name = form.length > 2 && form.length < 5 && NAMES.find((one) => one.slice(0, form.length) === form);
    return single((english ??= new window.explainer.stemmers.en()).stemWord(name || form));
  };

  // Words that a sentence needs and a search does not.
  const idle = new Set(
    ("a an the of in on at to for from by with and or nor is are was were be been being am do does did done has have had " +
      "i me my we us our you your he him his she her it its they them their this that these those there here " +
      "what who whom whose which when where why how many much can could will would shall should must might " +
      "happen happens happened please tell know not no yes if then than as so such about into just very also too any some really actually exactly " +
      "и в во на с со по к у о об от до за из не ли как что это кто где когда почему сколько был была было были").split(" "),
  );

  const telling = (words) => {
    const some = words.filter((word) => !idle.has(word));
    return some.length ? some : words;
  };

  // Whether a text has each of the words asked for, or a word that begins with it; of the
  // last, which may not be typed to its end, a letter is enough.
  const has = (text) => {
    const words = [...new Set(split(text))];
    const known = new Set(words.map(stem));
    const begins = (one) => words.some((word) => word.startsWith(one));
    return (asked) =>
      telling(asked).every(
        (one) => known.has(stem(one)) || ((one.length > 2 || one === asked.at(-1)) && begins(one)),
      );
  };

  (window.explainer ??= {}).words = { split, stem, idle, telling, has };
})();

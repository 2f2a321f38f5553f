// Writes a model of the types as Markdown, in one language.
import { kindTitles } from '../codes.mjs';
import { examplesOf } from './examples.mjs';

/** The text of the page. `textOf` gives what a text says in the page's language. */
export function render(entries, words, textOf) {
  const sections = entries.flatMap((entry) => sectionsOf(entry, words));
  return `${[words.generated, words.head, ...new Page(sections, words, textOf).texts()].join('\n\n')}\n`;
}

/** The headings of an entry: each function with the types that its signature names, then the other types. */
function sectionsOf(entry, words) {
  const examples = examplesOf(entry.key);
  const left = new Map(entry.types.map((type) => [type.symbol, type]));
  const take = (symbols) =>
    symbols.flatMap((symbol) => {
      const type = left.get(symbol);
      if (!type) return [];
      left.delete(symbol);
      return [type, ...take(entry.types.filter(({ union }) => union === symbol).map((variant) => variant.symbol))];
    });
  const withTypes = (title, item) => [
    { level: 3, title, item, example: examples[title] },
    ...take(namesIn(item)).map((type) => ({ level: 4, title: type.name, item: type, example: examples[type.name] })),
  ];
  const functions = entry.functions.flatMap((item) => withTypes(item.name, item));
  const constants = entry.constants.flatMap((item) => withTypes(item.name, item));
  const types = take([...left.keys()]).map((item) => ({ level: 4, title: item.name, item, example: examples[item.name] }));
  return [
    { level: 2, title: entry.name, entry, start: examples.start },
    ...functions,
    ...constants,
    ...(types.length ? [{ level: 3, title: words.otherTypes }, ...types] : []),
  ];
}

function namesIn({ signature = [], type = [] }) {
  return [...signature, ...type].flatMap(({ ref }) => ref ?? []);
}

class Page {
  constructor(sections, words, textOf) {
    Object.assign(this, { sections, words, textOf, places: new Map() });
    const taken = new Map();
    for (const section of sections) {
      section.place = placeOf(section.title, taken);
      if (section.item) this.places.set(section.item.symbol ?? section.title, section.place);
    }
  }

  texts() {
    return [this.contents(), ...this.sections.flatMap((section) => this.section(section))];
  }

  /** A line for each function, with the types that are told with it. */
  contents() {
    const lines = [];
    for (const { level, title, place, item } of this.sections) {
      const link = `[${item || level === 2 ? `\`${title}\`` : title}](#${place})`;
      if (level === 4) lines.at(-1).types.push(link);
      else lines.push({ start: `${level === 2 ? '' : '  '}- ${link}`, types: [] });
    }
    const texts = lines.map(({ start, types }) => start + (types.length ? this.words.colon + types.join(this.words.and) : ''));
    return texts.join('\n');
  }

  section({ level, title, item, entry, start, example }) {
    const texts = [`${'#'.repeat(level)} ${title}`];
    if (entry) texts.push(...this.entry(entry, start));
    if (item) texts.push(...this.item(item));
    if (example) texts.push(code('js', example));
    return texts;
  }

  entry({ key, again }, start) {
    const { words } = this;
    const links = again.map((name) => this.link(name, name)).join(words.and);
    return [
      words.entries[key],
      ...(again.length ? [`${words.again}${links}${words.stop}`] : []),
      ...(start ? [words.start, code('js', start)] : []),
    ];
  }

  item({ symbol, name, text, signature, construct, type, members = [], values, union, codes }) {
    const texts = [];
    if (signature) texts.push(code('ts', plain(signature)));
    if (construct) texts.push(code('ts', `new ${name.replace('Constructor', '')}${plain(construct)}`));
    texts.push(this.prose(text));
    if (type && symbol) texts.push(code('ts', `type ${name} = ${plain(type)}`));
    if (type && !symbol) texts.push(code('ts', `${name}: ${plain(type)}`));
    if (union) texts.push(this.variant(union, members));
    if (codes) return [...texts, this.words.codesIn(this.codes(codes))];
    if (values) texts.push(this.values(values));
    // What a variant only narrows is told already.
    const rows = members.filter(({ narrows }) => !(union && narrows)).map((member) => this.row(member));
    return rows.length ? [...texts, table(this.words.table, rows)] : texts;
  }

  /** One of a union: which values its fields have. */
  variant(union, members) {
    const fixed = members.filter(({ narrows }) => narrows).map(({ name, type }) => `\`${name}: ${plain(type)}\``);
    return this.words.variant(this.link(union.name, union), fixed.join(this.words.and));
  }

  /** What a union of strings may be; with their meaning, where it is told. */
  values(values) {
    const shown = (value) => `\`'${value}'\``;
    if (!values[0].text.en) return this.words.one + values.map(({ value }) => shown(value)).join(this.words.and) + this.words.stop;
    const rows = values.map(({ value, text }) => [shown(value), this.prose(text, ' ')]);
    return table(this.words.values, rows);
  }

  row({ name, isOptional, type, text, sameAs }) {
    const says = sameAs ? this.words.sameAs(this.link(sameAs, sameAs)) : this.prose(text, ' ');
    return [`\`${name}${isOptional ? '?' : ''}\``, this.type(type), says];
  }

  /** A type in a table, each documented name a link. */
  type(pieces) {
    if (!pieces.some(({ ref, codes }) => ref || codes)) return `\`${plain(pieces)}\``;
    const linked = pieces.map(({ text, ref, codes }) => {
      if (!ref && !codes) return escaped(text);
      return `<a href="${ref ? `#${this.places.get(ref)}` : this.pageOf(codes)}">${text}</a>`;
    });
    return `<code>${linked.join('')}</code>`;
  }

  /** A text, its `{@link}`s as links of the page; in a table it stands on one line. */
  prose(text, lineBreak = '\n') {
    const linked = this.textOf(text).replace(/\{@link ([\w.]+)\}/g, (_, name) => {
      const [last] = name.split('.').reverse();
      const section = this.sections.find(({ title, item }) => item && title === last);
      if (!section) throw new Error(`${text.key}: a link to ${name}, which has no section`);
      return `[\`${last}\`](#${section.place})`;
    });
    return lineBreak === ' ' ? linked.replace(/\s*\n\s*/g, ' ') : linked;
  }

  link(text, target) {
    return `[\`${text}\`](#${this.places.get(target)})`;
  }

  codes(kind) {
    const title = kindTitles(this.words.lang)[kind] ?? this.words.findings;
    return `[${title}](${this.pageOf(kind)})`;
  }

  pageOf(kind) {
    const title = kindTitles(this.words.lang)[kind];
    return title ? `${this.words.codes}#${placeOf(title, new Map())}` : this.words.findings;
  }
}

/** The fragment that GitHub gives a heading; one that is taken gets a number. */
function placeOf(title, taken) {
  const place = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, '')
    .replace(/ /g, '-');
  const times = taken.get(place) ?? 0;
  taken.set(place, times + 1);
  return times ? `${place}-${times}` : place;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const code = (language, text) => `\`\`\`${language}\n${text}\n\`\`\``;

const plain = (pieces) => pieces.map(({ text }) => text).join('');

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

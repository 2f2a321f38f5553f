// `check --lines`: a log or an export with one signStr a line, read as it comes, in memory that does not grow with it.
import { explain } from '../messages/index';
import { checkSignStr } from '../node/index';
import type { Finding } from '../types';
import type { Look } from './look';
import { SCHEMA } from './render';
import { WORDS } from './words';

interface Options {
  readonly isJson: boolean;
  readonly look: Look;
  readonly out: (text: string) => Promise<void>;
}

/** Gives the exit status. Empty lines are counted and say nothing. */
export async function checkLines(chunks: AsyncIterable<Buffer>, { isJson, look, out }: Options): Promise<number> {
  const sum = new Sum();
  for await (const lines of linesOf(chunks)) {
    const printed = lines.map((line) => {
      const findings = sum.add(line);
      if (findings.length === 0) return '';
      return isJson ? `${JSON.stringify({ line: sum.lines, findings })}\n` : renderLine(sum.lines, findings, look);
    });
    await out(printed.join(''));
  }
  await out(isJson ? `${JSON.stringify(sum.asJson())}\n` : sum.render(look));
  return sum.withErrors === 0 ? 0 : 1;
}

/** Whole lines, as many as a piece of the input completes; of UTF-16 too. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncIterable<string[]> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let [first, rest] = [Buffer.alloc(0), ''];
  for await (const piece of chunks) {
    const chunk = first.length ? Buffer.concat([first, piece]) : piece;
    first = Buffer.alloc(0);
    // The mark may come in two pieces.
    if (!decoder && chunk.length < 2) first = Buffer.from(chunk);
    if (first.length) continue;
    decoder ??= new TextDecoder(encodingOf(chunk));
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield lines.map((line) => line.replace(/\r$/, ''));
  }
  rest += first.toString();
  if (rest !== '') yield [rest];
}

/** By the mark at the beginning, which the decoder takes away. */
function encodingOf(chunk: Buffer): string {
  const mark = chunk.subarray(0, 2).toString('hex');
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
}

function renderLine(line: number, findings: readonly Finding[], { styles }: Look): string {
  const said = findings.map(({ code, severity, offset }) => styles[severity](offset === null ? code : `${code}@${offset}`));
  return `${line}  ${said.join(' ')}\n`;
}

/** What was found in all lines. */
class Sum {
  lines = 0;
  withErrors = 0;
  private readonly counts = new Map<string, number>();

  /** The findings of the next line. */
  add(line: string): readonly Finding[] {
    this.lines += 1;
    if (line === '') return [];
    const { ok, findings } = checkSignStr(line);
    if (!ok) this.withErrors += 1;
    for (const { code } of findings) this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
    return findings;
  }

  /** The most frequent first. */
  private sorted(): [string, number][] {
    return [...this.counts].sort(([, one], [, other]) => other - one);
  }

  asJson(): object {
    const { lines, withErrors } = this;
    return { schema: SCHEMA, ok: withErrors === 0, lines, linesWithErrors: withErrors, counts: Object.fromEntries(this.sorted()) };
  }

  render({ lang, styles }: Look): string {
    const rows = this.sorted().map(([code, count]) => {
      const number = count.toLocaleString('en-US').padStart(10);
      return `${number}  ${styles.bold(code)}  ${explain(code, lang, 'finding')?.title ?? ''}`;
    });
    const sum = WORDS[lang].lines(this.lines.toLocaleString('en-US'), this.withErrors.toLocaleString('en-US'));
    const colour = this.withErrors === 0 ? styles.good : styles.error;
    return `${['', ...rows, colour(sum)].join('\n')}\n`;
  }
}

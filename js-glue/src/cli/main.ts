// `npx pay-sign-center`
import { fstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

export { run };
export { columns, visible, windowAt } from './window';

/** What could not be read or written, or wrong usage. */
const FAILED = 2;

async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
  process.exitCode = FAILED;
  const status = await run(process.argv.slice(2), {
    env: process.env,
    stdin: { isTTY: process.stdin.isTTY, read: readStdin, pieces: () => process.stdin },
    isTerminal: process.stdout.isTTY === true,
    columns: process.stdout.columns,
    version,
    out: (text) => written(process.stdout, text),
    err: (text) => written(process.stderr, text),
  });
  process.exitCode = status;
}

/** Not by readFileSync(0): a pipe that has nothing to give yet makes that throw EAGAIN. */
async function readStdin(): Promise<Buffer> {
  // As a stream, a folder is empty.
  if (fstatSync(0).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function written(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())));
}

/** In one sentence. Whoever has closed the pipe may have seen enough, and is told nothing. */
function say(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EPIPE') process.stderr.write(`pay-sign-center: the output cannot be written: ${code ?? 'it failed'}\n`);
}

if (require.main === module) {
  // The callback of a write hears of its error; without a listener the process would die of it all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  main().catch(say);
}

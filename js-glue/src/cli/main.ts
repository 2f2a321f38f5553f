// `npx pay-sign-center`
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from './input';
import { run } from './run';

export { run };
export { maskText } from './mask';
export { columns, visible, windowAt } from './window';

function main(): void {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
  // Whoever reads the output may have seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = run(process.argv.slice(2), {
    env: process.env,
    stdin: { isTTY: process.stdin.isTTY, read: () => textOf(readFileSync(0)) },
    isTerminal: process.stdout.isTTY === true,
    version,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
}

if (require.main === module) main();

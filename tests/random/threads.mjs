// A judge in as many threads as there are seeds.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Random } from '../support/random.js';

/** One for each thread. */
const SEEDS = [0x5eed1, 0x5eed2];
const MOST_SHOWN = 10;

/**
 * Runs the script of that address in each thread. `run` is given the random numbers, how many texts are to be made, and
 * whether an item of a list is for this thread; it returns how many answers it `judged`, which were `wrong`, and other
 * counts. `tell` makes a line of them, added up by `of(name)`.
 */
export async function judgeInThreads(url, run, tell) {
  const total = Number(process.argv[2]);
  if (!isMainThread) {
    const { turn } = workerData;
    const isMine = (_, index) => index % SEEDS.length === turn;
    parentPort.postMessage(run({ random: new Random(SEEDS[turn]), count: total / SEEDS.length, isMine }));
    return;
  }
  const sums = await Promise.all(SEEDS.map((_, turn) => thread(url, { turn })));
  const wrong = sums.flatMap((sum) => sum.wrong);
  const of = (name) => sums.reduce((sum, each) => sum + each[name], 0);
  for (const each of wrong.slice(0, MOST_SHOWN)) console.log(each);
  console.log(tell(of, total));
  console.log(`${of('judged') - wrong.length} passed, ${wrong.length} failed`);
  process.exitCode = wrong.length ? 1 : 0;
}

function thread(url, workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(url), { workerData, argv: process.argv.slice(2) });
    worker.once('message', resolve).once('error', reject);
  });
}

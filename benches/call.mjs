// A whole paySignCenter, with a host that answers at once, beside the bare call of that host.
import { engines } from './engines.mjs';
import { variants } from './fresh.mjs';
import { measure } from './pairs.mjs';
import { readOutcome } from './read.mjs';
import { ordinary, results } from './vectors.mjs';

const ROUNDS = 60;

/** The host. Each answer has a result that nobody has seen, as each call has such a signStr. */
function hostOf(queue) {
  return {
    env: { clientName: 'ap', clientVersion: '10.5.60' },
    paySignCenter({ success, complete }) {
      const payload = queue.pop();
      success?.(payload);
      complete?.(payload);
    },
  };
}

const bare = async ({ signStrs, my }) => {
  let sum = 0;
  for (const signStr of signStrs) {
    const payload = await new Promise((success) => my.paySignCenter({ signStr, success }));
    sum += payload.resultStatus.length;
  }
  return sum;
};

/** The page waits for the outcome and reads it. */
const awaited =
  ({ createPaySignCenter }) =>
  async ({ signStrs, my }) => {
    const { paySignCenter } = createPaySignCenter({ my });
    let sum = 0;
    for (const signStr of signStrs) sum += readOutcome(await paySignCenter({ signStr }));
    return sum;
  };

/** The page takes the host's payload in a callback and leaves the outcome. */
const calledBack =
  ({ createPaySignCenter }) =>
  async ({ signStrs, my }) => {
    const { paySignCenter } = createPaySignCenter({ my });
    let sum = 0;
    const success = (payload) => {
      sum += payload.resultStatus.length;
    };
    for (const signStr of signStrs) await paySignCenter({ signStr, success });
    return sum;
  };

function inputs() {
  const signStrs = variants(ordinary);
  const answers = variants([...results, ...results]).map((result) => ({ resultStatus: '7000', result }));
  return { signStrs, my: hostOf(answers), length: signStrs.length };
}

export function measureCalls() {
  return measure({
    contestants: {
      bare,
      'wasm, outcome awaited': awaited(engines.wasm),
      'wasm, callback taken': calledBack(engines.wasm),
      'js, outcome awaited': awaited(engines.js),
      'js, callback taken': calledBack(engines.js),
    },
    inputs,
    rounds: ROUNDS,
  });
}

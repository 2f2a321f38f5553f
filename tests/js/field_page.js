// One page's call on one stand-in host, in a process of its own: node field_page.js ENTRY CASE. Prints what came of it.
const [entry, json] = process.argv.slice(2);
const { host: events, returns, throwAfter, page, env } = JSON.parse(json);

// What the case changes in the realm comes before the package.
if (env) require('node:vm').runInThisContext(env);
const pkg = require(`../../pkg/${entry}.js`);
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [accepted] = readFileSync(join(__dirname, '../vectors/accepted_sign_strs.jsonl'), 'utf8').split('\n');
const { sign_str: signStr } = JSON.parse(accepted);

let hostIsThrough;
/** The host has said all that it will say. */
const through = new Promise((resolve) => {
  hostIsThrough = resolve;
});

/** More turns than an answer is held for. */
async function turns() {
  for (let left = 4; left > 0; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const found = { callbacks: 0 };
process.on('uncaughtException', (error) => {
  found.uncaught = error.message;
});
process.on('unhandledRejection', (error) => {
  found.unhandled = String(error);
});

const my = {
  env: { clientName: 'ap', clientVersion: '10.8.60.8000' },
  paySignCenter(options) {
    if (events === 'throw') throw new Error('boom');
    setTimeout(() => {
      for (const [callback, payload] of events) options[callback]?.(payload);
      hostIsThrough();
    }, 0);
    if (throwAfter) throw new Error('boom');
    return returns ? Promise.resolve(returns) : undefined;
  },
};
const { paySignCenter } = pkg.createPaySignCenter({ my });

function count() {
  found.callbacks += 1;
}

function complete(payload) {
  count();
  found.completePayload = Boolean(payload?.resultStatus);
}

/** The ways in which pages call it. */
const PAGES = {
  plain: () => paySignCenter({ signStr, success: count, fail: count, complete }),
  'no-args': () => paySignCenter(),
  'string-arg': () => paySignCenter(signStr),
  'order-str': () => paySignCenter({ orderStr: signStr }),
  frozen: () => paySignCenter(Object.freeze({ signStr })),
  'success-throws': () => paySignCenter({ signStr, success: ({ result }) => JSON.parse(result), fail: count, complete }),
  mutation() {
    const options = { signStr, success: count, fail: count, complete };
    const before = { ...options };
    const promise = paySignCenter(options);
    found.notMutated = Object.keys(before).every((key) => before[key] === options[key]);
    return promise;
  },
  async promisify() {
    const payload = await new Promise((success, fail) => void paySignCenter({ signStr, success, fail }));
    found.payload = Boolean(payload?.resultStatus);
    return {};
  },
};

const ended = PAGES[page ?? 'plain']().then(
  ({ kind, mayHaveSigned }) => Object.assign(found, { settles: 'resolve', kind, mayHaveSigned }),
  ({ code, mayHaveSigned, message }) => Object.assign(found, { settles: 'reject', code, mayHaveSigned, message }),
);
const open = through.then(turns).then(() => {
  found.settles ??= 'pending';
});

(async () => {
  await Promise.race([ended, open]);
  // What is done after the end is done within as many.
  await turns();
  process.stdout.write(JSON.stringify({ ...found, engine: pkg.engine().name }), () => process.exit());
})();

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

/** How long the host takes, and how long it may take until a call counts as open. */
const ANSWER_MS = 5;
const OPEN_MS = 400;

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
    }, ANSWER_MS);
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
const open = new Promise((resolve) => setTimeout(resolve, OPEN_MS)).then(() => {
  found.settles ??= 'pending';
});

(async () => {
  await Promise.race([ended, open]);
  // A second answer of the host's would come in the same turn; callbacks run right after it.
  await new Promise((resolve) => setTimeout(resolve, 2 * ANSWER_MS));
  process.stdout.write(JSON.stringify({ ...found, engine: pkg.engine().name }), () => process.exit());
})();

// A process that loads one file and asks it one question, for cold.mjs: `node cold.cjs FILE QUESTION SIGN_STR PAYLOAD`.
const [file, question, signStr, payload] = process.argv.slice(2);

const QUESTIONS = {
  nothing: () => {},
  check: ({ checkSignStr }) => checkSignStr(signStr).ok,
  call: ({ createPaySignCenter }) => {
    const my = { env: { clientName: 'ap', clientVersion: '10.5.60' }, paySignCenter };
    return createPaySignCenter({ my })
      .paySignCenter({ signStr })
      .then(({ kind }) => kind);
  },
};

function paySignCenter({ success }) {
  success(JSON.parse(payload));
}

async function run() {
  const began = performance.now();
  const entry = require(file);
  const loaded = performance.now();
  const answer = await QUESTIONS[question](entry);
  const answered = performance.now();
  process.stdout.write(JSON.stringify({ load: loaded - began, first: answered - loaded, answer }));
}

run();

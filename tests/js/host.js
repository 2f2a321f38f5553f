// Stand-ins for the host object `my`.
const { accepted, pkg } = require('./package');

/** A signStr that a server SDK made, and the payload of its success. */
const { sign_str: SIGN_STR, result: PAYLOAD } = accepted[0];

const USER_MESSAGE = {
  unsupported_client: '当前支付宝版本过低，无法使用此功能，请升级最新版本支付宝',
  invalid_sign_str: '签约信息有误，请稍后重试',
  host_error: '签约服务暂不可用，请稍后重试',
  engine_failed: '签约服务暂不可用，请稍后重试',
  /** Of whatever may have signed. */
  confirming: '签约结果确认中，请勿重复签约',
  no_mini_program: '请在支付宝中打开本小程序后再签约',
  in_progress: '签约页面正在打开，请稍候',
};

const NEW_CLIENT = { clientName: 'ap', clientVersion: '10.5.60' };

/** A new client whose `paySignCenter` does what `act` does with the request. `asked` lists the requests. */
function hostThat(act, rest) {
  const asked = [];
  return {
    env: NEW_CLIENT,
    asked,
    paySignCenter(request) {
      asked.push(request);
      return act.call(this, request);
    },
    ...rest,
  };
}

/** A host that runs `event`, a callback's name, with the payload, in a later turn; `rest` is what else it has. */
function hostAnswering(event, payload, rest) {
  return hostThat((request) => void setImmediate(() => request[event](payload)), rest);
}

/** The functions of the package on a given host. */
function on(my) {
  return pkg.createPaySignCenter({ my });
}

/** What a Promise came to, as a value: a failure of the test itself cannot be taken for a rejection. */
async function settled(promise) {
  let result;
  promise.then(
    (outcome) => {
      result = { outcome };
    },
    (error) => {
      result = { error };
    },
  );
  await until(() => result);
  return result;
}

/** Callbacks that write `[name, payload]` to the log. */
function logging(log) {
  const entry = (name) => (payload) => void log.push([name, payload]);
  return { success: entry('success'), fail: entry('fail'), complete: entry('complete') };
}

/** Waits until the condition is true, for more turns than anything here takes. */
async function until(condition) {
  for (let turns = 0; !condition(); turns += 1) {
    if (turns === 500) throw new Error(`waited in vain: ${condition}`);
    await turn();
  }
}

/** One turn of the event loop, timers included. */
async function turn() {
  await new Promise((resolve) => setTimeout(resolve, 0));
  await new Promise((resolve) => setImmediate(resolve));
}

/** An object of which these properties cannot be read. */
function throwingGetters(...keys) {
  const payload = {};
  for (const key of keys) {
    const get = () => {
      throw new Error(`getter of ${key}`);
    };
    Object.defineProperty(payload, key, { get, enumerable: true });
  }
  return payload;
}

module.exports = {
  NEW_CLIENT,
  PAYLOAD,
  SIGN_STR,
  USER_MESSAGE,
  hostAnswering,
  hostThat,
  logging,
  on,
  settled,
  throwingGetters,
  turn,
  until,
};

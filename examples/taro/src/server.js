// What the page asks its own server; examples/sign/server.js is such a server.
import Taro from '@tarojs/taro';

const SERVER = 'https://merchant.example';

/** Begins an agreement: `{ signStr, agreement }`, or `{ isSigned: true }` where it is signed already. */
export const begin = () => post('/agreements/sign');

/** What became of an agreement: `{ status: 'NORMAL' | 'TEMP' | 'STOP' | 'NONE', agreementNo? }`. */
export const query = (agreement) => post('/agreements/query', agreement);

async function post(path, data) {
  const answer = await Taro.request({ url: SERVER + path, method: 'POST', data });
  return answer.data;
}

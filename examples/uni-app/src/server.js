// What the page asks its own server; examples/sign/server.js is such a server.
const SERVER = 'https://merchant.example';

/** Begins an agreement: `{ signStr, agreement }`, or `{ isSigned: true }` where it is signed already. */
export async function begin() {
  const begun = await post('/agreements/sign');
  const { isSigned, signStr, agreement } = begun || {};
  // A page of an error is an answer, too. Without a number the agreement could not be asked for.
  if (isSigned !== true && !(signStr && agreement?.externalAgreementNo)) throw new Error('no agreement was begun');
  return begun;
}

/** What became of an agreement: `{ status: 'NORMAL' | 'TEMP' | 'STOP' | 'NONE', agreementNo? }`. */
export const query = (agreement) => post('/agreements/query', agreement);

async function post(path, data) {
  const answer = await uni.request({ url: SERVER + path, method: 'POST', data });
  return answer.data;
}

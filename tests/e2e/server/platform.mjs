// The platform's side: the gateway that the merchant's server asks, and the notification that it sends. What is known of an
// agreement is what the simulated client did with it.
import { createCipheriv, createDecipheriv, createSign, createVerify } from 'node:crypto';
import { createServer } from 'node:http';

const HASHES = { RSA: 'RSA-SHA1', RSA2: 'RSA-SHA256' };
const QUERY = 'alipay.user.agreement.query';

export class Platform {
  /** By external agreement number, the client on which the page was opened. */
  clients = new Map();

  constructor(keys, signType) {
    this.keys = keys;
    this.signType = signType;
    this.server = createServer((request, response) => {
      this.answer(request).then(
        (text) => response.end(text),
        (error) => response.writeHead(500).end(String(error.stack)),
      );
    });
  }

  async answer(request) {
    const params = new URLSearchParams(new URL(request.url, 'http://gateway').search);
    for (const [name, value] of new URLSearchParams(await textOf(request))) params.set(name, value);
    const content = this.isSignedByTheApp(params) ? await this.query(params) : refusal('isv.invalid-signature');
    const text = params.has('encrypt_type') ? JSON.stringify(this.encrypt(JSON.stringify(content))) : JSON.stringify(content);
    return `{"${QUERY.replaceAll('.', '_')}_response":${text},"sign":"${this.sign(text)}"}`;
  }

  isSignedByTheApp(params) {
    const names = [...params.keys()].filter((name) => name !== 'sign').sort();
    const content = names.map((name) => `${name}=${params.get(name)}`).join('&');
    return createVerify(HASHES[this.signType]).update(content).verify(this.keys.app.publicKey, params.get('sign'), 'base64');
  }

  async query(params) {
    if (params.get('method') !== QUERY) return refusal('isv.invalid-method');
    const given = params.get('biz_content');
    const { external_agreement_no: number } = JSON.parse(params.has('encrypt_type') ? this.decrypt(given) : given);
    const client = this.clients.get(number);
    const { status, agreementNo } = client ? await client.queryAgreement({ externalAgreementNo: number }) : { status: 'NONE' };
    if (status === 'NONE') return refusal('USER_AGREEMENT_NOT_EXIST');
    return { code: '10000', msg: 'Success', status, agreement_no: agreementNo, external_agreement_no: number };
  }

  /** The body of the POST to the merchant's `notify_url`. */
  notification(number, agreementNo) {
    const params = {
      agreement_no: agreementNo,
      charset: 'utf-8',
      external_agreement_no: number,
      notify_type: 'dut_user_sign',
      status: 'NORMAL',
    };
    const names = Object.keys(params).sort();
    const sign = this.sign(names.map((name) => `${name}=${params[name]}`).join('&'));
    return new URLSearchParams({ ...params, sign, sign_type: this.signType }).toString();
  }

  sign(text) {
    return createSign(HASHES[this.signType]).update(text).sign(this.keys.platform.privateKey, 'base64');
  }

  encrypt(text) {
    const cipher = createCipheriv('aes-128-cbc', ...this.aes());
    return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
  }

  decrypt(text) {
    const decipher = createDecipheriv('aes-128-cbc', ...this.aes());
    return decipher.update(text, 'base64', 'utf8') + decipher.final('utf8');
  }

  aes() {
    return [Buffer.from(this.keys.aesKey, 'base64'), Buffer.alloc(16)];
  }
}

function refusal(subCode) {
  return { code: '40004', msg: 'Business Failed', sub_code: subCode };
}

export async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Listens on a free port of the loopback, and gives its address. */
export async function listen(server) {
  // Never: a request that meets the server closing an idle connection fails.
  server.keepAliveTimeout = 0;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

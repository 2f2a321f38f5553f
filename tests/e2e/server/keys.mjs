// Fresh keys for an app and for the platform, as key pairs and as the certificates that the open platform hands out.
import { X509Certificate, generateKeyPairSync, randomBytes } from 'node:crypto';
import { generate } from 'selfsigned';

const PEM = { publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } };

const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048, ...PEM });

async function withCertificate(name) {
  const pair = newPair();
  const attributes = [
    { shortName: 'C', value: 'CN' },
    { shortName: 'O', value: name },
  ];
  const { cert } = await generate(attributes, { keyPair: pair, algorithm: 'sha256' });
  return { ...pair, certificate: cert };
}

export async function newKeys() {
  const [app, platform, root] = await Promise.all(['app', 'platform', 'root'].map(withCertificate));
  return { app, platform, root, stranger: newPair(), aesKey: randomBytes(16).toString('base64') };
}

/** The configuration of alipay-sdk that says which keys it has: the platform's public key, or certificates. */
export function configOf({ app, platform, root, aesKey }, { isByCertificates }) {
  const config = { appId: '2019072465924554', privateKey: app.privateKey, keyType: 'PKCS8', encryptKey: aesKey };
  return isByCertificates
    ? {
        ...config,
        appCertContent: app.certificate,
        alipayPublicCertContent: platform.certificate,
        alipayRootCertContent: root.certificate,
      }
    : { ...config, alipayPublicKey: new X509Certificate(platform.certificate).publicKey.export(PEM.publicKeyEncoding) };
}

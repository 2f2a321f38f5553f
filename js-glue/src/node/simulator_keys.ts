import { createDecipheriv, createSign } from 'node:crypto';
import { readPrivateKey } from './key';
import { HASHES } from './rsa';
import { verifySignStr } from './sign_str';

/** Options of `createSimulator` with which its client acts as the platform does. */
export interface SimulatorKeys {
  /** Whether the app's signature is right. */
  verify(signStr: string): boolean;
  /** The platform's signature of a result, base64. */
  signResult(content: string, signType: string): string;
  /** The clear text of a `biz_content` that is encrypted. */
  readonly decrypt?: (bizContent: string) => string;
}

/**
 * Makes the keys of a simulated platform: the app's public key, by which it refuses a signStr, and a private key of its own,
 * by which it signs results. Make both for the test; the platform's real private key is its own. `aesKey` is the app's key for
 * content, base64 as the open platform shows it, where the server encrypts `biz_content`.
 *
 * @throws TypeError of code `invalid_key` where a key is none, or not RSA.
 */
export function simulatorKeys(keys: {
  /** The public key of the app (应用公钥) that signs the signStr. */
  readonly appPublicKeyPem: string;
  /** The private key of the simulated platform, made for the test. */
  readonly platformPrivateKeyPem: string;
  /** The app's key for content (接口内容加密), base64. */
  readonly aesKey?: string;
}): SimulatorKeys {
  const platformKey = readPrivateKey(keys?.platformPrivateKeyPem, 'platformPrivateKeyPem');
  const { aesKey } = keys;
  return {
    verify: (signStr) => verifySignStr(signStr, keys.appPublicKeyPem).valid,
    signResult: (content, signType) =>
      createSign(HASHES[signType] ?? 'sha256')
        .update(content)
        .sign(platformKey, 'base64'),
    ...(aesKey !== undefined && { decrypt: (bizContent: string) => decrypt(bizContent, aesKey) }),
  };
}

/** AES in CBC mode with an initial vector of zeros, as the platform has it; the key's length says which AES. */
function decrypt(bizContent: string, aesKey: string): string {
  const key = Buffer.from(aesKey, 'base64');
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, Buffer.alloc(16));
  return decipher.update(bizContent, 'base64', 'utf8') + decipher.final('utf8');
}

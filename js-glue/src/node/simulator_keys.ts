import { createSign } from 'node:crypto';
import { readPrivateKey } from './key';
import { verifySignStr } from './sign_str';

/** Options of `createSimulator` with which its client acts as the platform does. */
export interface SimulatorKeys {
  /** Whether the app's signature is right. */
  verify(signStr: string): boolean;
  /** The platform's signature of a result, base64. */
  signResult(content: string, signType: string): string;
}

/**
 * Makes the keys of a simulated platform: the app's public key, by which it refuses a signStr, and a private key of its own,
 * by which it signs results. Make both for the test; the platform's real private key is its own.
 *
 * @throws TypeError of code `invalid_key` where a key is none, or not RSA.
 */
export function simulatorKeys(keys: { readonly appPublicKeyPem: string; readonly platformPrivateKeyPem: string }): SimulatorKeys {
  const platformKey = readPrivateKey(keys.platformPrivateKeyPem, 'platformPrivateKeyPem');
  return {
    verify: (signStr) => verifySignStr(signStr, keys.appPublicKeyPem).valid,
    signResult: (content, signType) =>
      createSign(signType === 'RSA' ? 'RSA-SHA1' : 'RSA-SHA256')
        .update(content)
        .sign(platformKey, 'base64'),
  };
}

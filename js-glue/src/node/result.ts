import type { KeyObject } from 'node:crypto';
import { read } from '../facts';
import type { SignatureCause } from '../messages/causes';
import type { HostError, Signature, SignOutcome } from '../types';
import { tools } from './core';
import { type Diagnosis, diagnose, NO_DIAGNOSIS } from './diagnosis/diagnosis';
import { asReceived } from './diagnosis/received';
import { textsOfResponse } from './diagnosis/texts';
import { gbkBytes, isGbk } from './gbk';
import { withBareSlashes } from './json_escapes';
import { isSameKey, readPublicKey } from './key';
import { decodeSign, verdictOf } from './rsa';
import { type Checked, notValid, REASON_OF, VALID, type Verification, withDiagnosis } from './verification';

/** What {@link verifySignResult} may be given besides. */
export interface VerifyResultOptions {
  /** The app's own key, to tell a result that the app signed itself, and a mix-up of the two keys. */
  readonly appPublicKey?: string;
}

/** What {@link verifySignResult} says. */
export interface ResultVerification extends Verification {
  /** The payload as it was read. A hint even when the signature is right: the server's notification or query decides. */
  readonly outcome: SignOutcome | HostError;
}

/**
 * Checks that a callback's payload (the object, or its JSON text) was signed by the platform, with the platform's public
 * key: 支付宝公钥, which the open platform shows beside the app's own, or its certificate.
 *
 * @throws TypeError of code `invalid_key` where a key is none, a private one, or not RSA.
 */
export function verifySignResult(payload: unknown, platformPublicKeyPem: string, options: VerifyResultOptions = {}): ResultVerification {
  const platform = readPublicKey(platformPublicKeyPem, 'platformPublicKeyPem');
  const appPublicKey = read(options, 'appPublicKey');
  const app = appPublicKey === undefined ? undefined : readPublicKey(appPublicKey, 'appPublicKey');
  const outcome = tools().parseSignResult(payload);
  const checked = verify(outcome, platform, app);
  const isOfApp = checked.reason === 'signed_by_app';
  return withDiagnosis({ ...checked, outcome }, () => (isOfApp ? { cause: 'app_key', fits: [] } : diagnosisOf(outcome, platform, app)));
}

function verify(outcome: SignOutcome | HostError, platform: KeyObject, app: KeyObject | undefined): Checked {
  if (app && isSameKey(platform, app)) return notValid('same_key');
  if (outcome.issues.includes('duplicate_key')) return notValid('duplicate_key');
  if (outcome.kind === 'host_error' || !outcome.signature) return notValid('no_sign');
  const { signature } = outcome;
  const texts = textsOf(signature, outcome.agreement?.charset ?? null);
  const verdict = verdictOf(texts, signature.sign, signature.signType, platform);
  if (verdict === 'valid') return VALID;
  if (verdict === 'invalid' && app && verdictOf(texts, signature.sign, signature.signType, app) === 'valid')
    return notValid('signed_by_app');
  return notValid(REASON_OF[verdict]);
}

function diagnosisOf(outcome: SignOutcome | HostError, platform: KeyObject, app: KeyObject | undefined): Diagnosis {
  const given = outcome.kind === 'host_error' ? null : outcome.signature;
  const signature = given && decodeSign(given.sign);
  if (!signature || outcome.kind === 'host_error') return NO_DIAGNOSIS;
  const diagnosed = (key: KeyObject) =>
    diagnose(signature, key, given.signType, textsOfResponse(given.signedContent, outcome.agreement?.charset ?? ''));
  const byApp = app && causeByApp(diagnosed(app));
  return byApp ? { cause: byApp, fits: [] } : asReceived(diagnosed(platform));
}

/**
 * The cause, where the app's key opens the signature; undefined where it does not. A signature of another text may have been
 * copied from a signStr, which every user holds. In every other case the app's private key signed this result.
 */
function causeByApp({ cause, fits }: Diagnosis): SignatureCause | undefined {
  if (cause === null || cause === 'other_key' || cause === 'other_key_length') return undefined;
  const isOfAnotherText = (cause === 'other_content' || cause === 'other_hash') && fits.length === 0;
  return isOfAnotherText ? 'copied_app_sign' : 'app_key';
}

/** What the platform may have signed: the text in UTF-8 or in its own charset, and with `\/` as `/`, as Java writes it. */
function textsOf({ signedContent }: Signature, charset: string | null): Uint8Array[] {
  const texts = [signedContent];
  if (signedContent.includes('\\/')) texts.push(withBareSlashes(signedContent));
  const bytes = texts.map((text) => new TextEncoder().encode(text));
  if (!charset || !isGbk(charset)) return bytes;
  const inGbk = texts.map(gbkBytes).filter((encoded) => encoded !== null);
  return [...bytes, ...inGbk];
}

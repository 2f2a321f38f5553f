import type { Finding, Text } from '../types';

/** The same call in the server SDKs that are in use, one line each. */
export interface Examples {
  /** npm `alipay-sdk` */
  readonly node: string;
  /** `alipay-sdk-java` */
  readonly java: string;
  /** PyPI `alipay-sdk-python` */
  readonly python: string;
  /** `alipay-sdk-php-all`: AopClient */
  readonly php: string;
  /** `smartwalle/alipay` */
  readonly go: string;
}

/** The sets of codes. Some codes are in more than one. */
export type Kind =
  /** What `checkSignStr` finds. */
  | 'finding'
  /** An outcome's `issues`. */
  | 'issue'
  /** `support.reason`: why the client cannot open the signing page. */
  | 'client'
  /** `reason` of a check with a key, in `./node`. */
  | 'signature'
  /** `cause` of such a check: why the signature is wrong. */
  | 'cause'
  /** `SignCenterError`'s `code`. */
  | 'error'
  /** What the platform itself says: a `sub_code`, or words on the signing page. */
  | 'platform';

/** Where it is written. */
export interface Source {
  /** The document's title. */
  readonly title: string;
  /** Its address. */
  readonly url: string;
}

/** A code explained in both languages. */
export interface Row {
  /** The code in a few words. */
  readonly title: Text;
  /** What it means. */
  readonly means?: Text;
  /** How it comes about. */
  readonly cause?: Text;
  /** What to do. */
  readonly fix: Text;
  /** Other codes and words that say the same. */
  readonly words?: readonly string[];
  /** Only where the fix is one call. */
  readonly examples?: Examples;
  /** The documents it rests on, where it is not this package's own. */
  readonly sources?: readonly Source[];
}

/** A row in which no text is left out. */
export interface WholeRow extends Row {
  readonly means: Text;
  readonly cause: Text;
}

/** A row of {@link MESSAGES}. */
export interface Message extends WholeRow {
  /** Where it is found. */
  readonly layers: readonly Finding['layer'][];
}

/** A code explained in one language. */
export interface Explanation {
  /** The set that the code is of. */
  readonly kind: Kind;
  /** The code as its table has it. */
  readonly code: string;
  /** Of findings only: how bad it is. */
  readonly severity?: Finding['severity'];
  /** The code in a few words. */
  readonly title: string;
  /** What it means. */
  readonly means?: string;
  /** How it comes about. */
  readonly cause?: string;
  /** What to do; what to change on the server, unless it says otherwise. */
  readonly fix: string;
  /** Of a finding whose fix is one call: that call in five SDKs. */
  readonly examples?: Examples;
  /** The documents it rests on, where it is not this package's own. */
  readonly sources?: readonly Source[];
}

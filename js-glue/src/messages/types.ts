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

/** A row of {@link MESSAGES}. */
export interface Message {
  /** Where it is found. */
  readonly layers: readonly Finding['layer'][];
  readonly title: Text;
  /** What it means. */
  readonly means: Text;
  /** How it comes about. */
  readonly cause: Text;
  /** What to change, on the server unless it says otherwise. */
  readonly fix: Text;
  /** Only where the fix is one call. */
  readonly examples?: Examples;
}

/** A finding explained in one language. */
export interface Explanation {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly title: string;
  readonly means: string;
  readonly cause: string;
  readonly fix: string;
  readonly examples?: Examples;
}

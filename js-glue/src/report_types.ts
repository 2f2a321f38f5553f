/** The types of what a check of a signStr says. */
import type { FindingCode, Layer, Severity } from './generated/tables';

/** One thing that is wrong with a signStr. It holds no secret and no personal data. */
export interface Finding {
  /** What is wrong. Stable; branch on this. */
  readonly code: FindingCode;
  /** `error`: cannot work on the wire. `warning`: the platform will probably refuse, or you will be surprised. */
  readonly severity: Severity;
  /** The string as a whole, its parameters, or the JSON in `biz_content`. */
  readonly layer: Layer;
  /** The parameter it is about. */
  readonly param: string | null;
  /** UTF-16 units from the start of the string given, as `String.prototype.charAt` counts; null for what is missing. */
  readonly offset: number | null;
  /** How long the place is, in the same units; 0 where something is missing between what is there; null without an offset. */
  readonly length: number | null;
  /** What was expected and what was found, in English. The wording may change. */
  readonly message: string;
}

/** What the check of a signStr found. */
export interface SignStrReport {
  /** True where no finding has the severity `error`. */
  readonly ok: boolean;
  /** What was found, the cause before its consequences. */
  readonly findings: readonly Finding[];
  /**
   * What the signStr says; null where no body can be found in it. Computed when it is read, and not enumerable. Personal
   * data is masked, unless the check was asked to show it; `sign` always is.
   */
  readonly fields: SignStrFields | null;
}

/** What `checkSignStr` found. */
export interface CheckedSignStr extends SignStrReport {
  /**
   * The signStr without its faults, where they can be undone without loss and nothing else is wrong with it. Computed when
   * it is read, and not enumerable: it holds what the signStr holds.
   */
  readonly suggestion: string | null;
}

/** How `checkSignStr` reports. */
export interface CheckOptions {
  /** Shows the names and numbers of persons in `fields`. */
  showPersonalData?: boolean;
}

/** The decoded parameters. */
export interface SignStrFields {
  /** Each under its own name, such as `app_id`; `biz_content` only where it could not be read. */
  readonly params: { readonly [name: string]: string | undefined };
  /** `biz_content`, its keys in camel case. */
  readonly bizContent: BizContent | null;
}

/** The known fields of `biz_content`; others are there too. A number may also have been given as a string. */
export interface BizContent {
  /** The product of the personal side, such as `CYCLE_PAY_AUTH_P`. */
  readonly personalProductCode?: string;
  /** The product of the merchant's side, such as `CYCLE_PAY_AUTH`. */
  readonly productCode?: string;
  /** The scene of the agreement, such as `INDUSTRY|DIGITAL_MEDIA`. */
  readonly signScene?: string;
  /** The merchant's own number of the agreement (外部签约号). */
  readonly externalAgreementNo?: string;
  /** The user's login at the merchant; personal data. */
  readonly externalLogonId?: string;
  /** How the user comes to sign. */
  readonly accessParams?: {
    /** `ALIPAYAPP` in a mini-program. */
    readonly channel?: string;
  };
  /** When how much is deducted. */
  readonly periodRuleParams?: {
    /** `DAY` or `MONTH`: the unit of `period`. */
    readonly periodType?: string;
    /** A deduction each so many days or months. */
    readonly period?: number | string;
    /** The day of the first deduction, `yyyy-MM-dd`. */
    readonly executeTime?: string;
    /** The most that one deduction may take, in yuan. */
    readonly singleAmount?: number | string;
    /** The most that all deductions may take, in yuan. */
    readonly totalAmount?: number | string;
    /** How many deductions there are at most. */
    readonly totalPayments?: number | string;
  };
  readonly [key: string]: unknown;
}

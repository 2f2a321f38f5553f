import { SUB_CODE_PREFIXES } from './generated/tables';

/** A sub-code of the platform's without the prefix with which it may come: `ACQ.SYSTEM_ERROR` is `SYSTEM_ERROR`. */
export function bareSubCode(code: string): string {
  const prefix = SUB_CODE_PREFIXES.filter((each) => code.indexOf(each) === 0)[0];
  return prefix === undefined ? code : code.slice(prefix.length);
}

// What a command is told wrongly, or cannot read: shown without a stack, with the exit status 2.
import { maskText } from '../node/index';
import type { Lang } from './words';

const EN = {
  noCommand: 'expected a command',
  otherCommand: (name: string) => `no such command: ${name}`,
  manyArguments: (count: number) => `expected one argument, found ${count}; put a string in quotation marks`,
  badLang: '--lang: expected zh or en',
  linesWithKey: '--lines checks no signatures: leave out --app-public-key',
  appKeyAlone: '--app-public-key needs --platform-public-key',
  noInput: 'expected a string, a file, or text on standard input',
  noFile: (name: string) => `there is no file ${name}`,
  fileOf: (option: string) => `the file of ${option}`,
  file: 'the file',
  standardInput: 'standard input',
  unreadable: (what: string, why: string) => `${what} cannot be read: ${why}`,
  isFolder: 'it is a folder',
  failed: 'it failed',
  notAName: '; expected the name of a file, not its text',
  otherOption: (option: string) => `no such option: ${option}`,
  needsValue: (option: string) => `${option}: expected a value`,
  takesNoValue: (option: string) => `${option} takes no value`,
  badKey: (why: string) => why,
};

export type UsageWords = typeof EN;

const ZH: UsageWords = {
  noCommand: '缺少命令',
  otherCommand: (name) => `没有这个命令：${name}`,
  manyArguments: (count) => `只接受一个参数，却有 ${count} 个；请给字符串加上引号`,
  badLang: '--lang 只能是 zh 或 en',
  linesWithKey: '--lines 不验签，请去掉 --app-public-key',
  appKeyAlone: '--app-public-key 要与 --platform-public-key 一起使用',
  noInput: '缺少字符串、文件，或标准输入的内容',
  noFile: (name) => `没有文件 ${name}`,
  fileOf: (option) => `${option} 的文件`,
  file: '文件',
  standardInput: '标准输入',
  unreadable: (what, why) => `无法读取${/^[ -~]/.test(what) ? ' ' : ''}${what}：${why}`,
  isFolder: '它是目录',
  failed: '读取失败',
  notAName: '；这里要的是文件名，不是文件的内容',
  otherOption: (option) => `没有这个选项：${option}`,
  needsValue: (option) => `${option} 缺少值`,
  takesNoValue: (option) => `${option} 不带值`,
  badKey: () => '公钥文件无法使用：应为 RSA 公钥（PEM、证书或 base64 文本），不能是私钥',
};

const USAGE: { readonly [lang in Lang]: UsageWords } = { en: EN, zh: ZH };

export class UsageError extends Error {
  constructor(readonly say: (words: UsageWords) => string) {
    super(say(EN));
  }
}

/** What to tell of an error, if it is one of usage: of ours, of parseArgs, or of a key that is none. */
export function usageOf(error: unknown, lang: Lang): string | undefined {
  const words = USAGE[lang];
  if (error instanceof UsageError) return error.say(words);
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'invalid_key') return words.badKey(message);
  if (!String(code).startsWith('ERR_PARSE_ARGS_')) return undefined;
  // parseArgs quotes the option: `'-l, --lang <value>'`. What was taken for one may be anything, a piece of a key too.
  const quoted = /'(.*?)(?: <value>)?'/s.exec(message)?.[1] ?? '';
  const option = /^(?:-[a-z], )?(--?[a-z-]{1,24})$/.exec(quoted)?.[1] ?? maskText(quoted).slice(0, 40);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return words.otherOption(option);
  return /does not take an argument/.test(message) ? words.takesNoValue(option) : words.needsValue(option);
}

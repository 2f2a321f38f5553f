import type { Lang } from './words';

export type Command = 'check' | 'content' | 'encode' | 'decode' | 'result';

const EN_COMMON = `
  --lang zh|en           the language (that of LANG)
  --color, --no-color    (colour on a terminal; NO_COLOR and FORCE_COLOR count)
  --help, --version

Without an argument, or with -, standard input is read; an argument that names a file is read from there. One line break
at the end of either does not count. Nothing is sent anywhere or written to disk.`;

const ZH_COMMON = `
  --lang zh|en           语言（默认取自 LANG）
  --color, --no-color    是否着色（默认仅在终端着色；支持 NO_COLOR、FORCE_COLOR）
  --help, --version

没有参数或参数为 - 时读取标准输入；参数是已存在的文件时读取该文件。末尾的一个换行不计入。不会把内容发送到任何地方，也不会写入磁盘。`;

const CODES = {
  en: '\nExit status: 0 no error, 1 an error was found or a signature is not valid, 2 wrong usage, or\nsomething could not be read or written.\n',
  zh: '\n退出码：0 没有错误；1 发现错误或验签不通过；2 用法有误，或无法读取、写入。\n',
};

const EN: { readonly [command in Command | 'all']: string } = {
  all: `pay-sign-center: what my.paySignCenter is given, and what it answers

  pay-sign-center check [STRING|FILE|-]     what is wrong with a signStr, where, and how to mend it
  pay-sign-center content [STRING|FILE|-]   the text that was signed, and where another differs from it
  pay-sign-center encode [BODY|FILE|-]      the signStr of what an SDK's sdkExecute returns
  pay-sign-center decode [STRING|FILE|-]    the parameters of a signStr and its biz_content
  pay-sign-center result [PAYLOAD|FILE|-]   what a callback's payload means

pay-sign-center COMMAND --help says more.
`,
  check: `pay-sign-center check [STRING|FILE|-]
Says what is wrong with a signStr, where, how it comes about, and how to mend it. The text around a place is masked; the
repaired signStr is printed whole.

  --app-public-key FILE  check the signature with the app's public key (PEM, certificate or base64), and say why it is wrong
  --lines                check each line of a file or of standard input, and count what was found
  --json                 print JSON, as docs/command.md describes it
  --show-personal-data   mask nothing`,
  content: `pay-sign-center content [STRING|FILE|-]
Prints the text that the signature of a signStr covers, as the gateway shows it; where it is no UTF-8, its bytes too.
Nothing is masked.

  --compare FILE  say where the text in that file differs first, such as one that the gateway printed; its whole sentence will do`,
  encode: `pay-sign-center encode [BODY|FILE|-]
Prints the signStr of the body that an SDK's sdkExecute returns. A finished signStr is printed as it is.
`,
  decode: `pay-sign-center decode [STRING|FILE|-]
Prints the parameters of a signStr and its biz_content. Personal data is masked, and sign shortened.

  --json                 print JSON
  --show-personal-data   show personal data; sign and tokens stay masked`,
  result: `pay-sign-center result [PAYLOAD|FILE|-]
Says what the payload of a callback of my.paySignCenter means. Personal data is masked.

  --platform-public-key FILE  check the platform's signature (PEM, certificate or base64)
  --app-public-key FILE       the app's own key, to tell a mix-up of the two
  --json                      print JSON
  --show-personal-data        mask nothing`,
};

const ZH: typeof EN = {
  all: `pay-sign-center：检查传给 my.paySignCenter 的内容，说明它的返回值

  pay-sign-center check [STRING|FILE|-]     检查签约字符串：错在哪里、如何处理
  pay-sign-center content [STRING|FILE|-]   列出待签名字符串，并与另一份比较
  pay-sign-center encode [BODY|FILE|-]      由 SDK 的 sdkExecute 返回的请求串得到签约字符串
  pay-sign-center decode [STRING|FILE|-]    列出签约字符串的请求参数和 biz_content
  pay-sign-center result [PAYLOAD|FILE|-]   说明回调返回值的含义

各命令的用法：pay-sign-center COMMAND --help
`,
  check: `pay-sign-center check [STRING|FILE|-]
检查签约字符串：错在哪里、怎样造成、如何处理。问题附近的文字会脱敏，修复后的签约字符串则完整输出。

  --app-public-key FILE  用应用公钥验签（PEM、证书或 base64），并说明签名错在哪里
  --lines                逐行检查文件或标准输入，最后统计各类问题
  --json                 输出 JSON，格式见 docs/command.md
  --show-personal-data   不脱敏`,
  content: `pay-sign-center content [STRING|FILE|-]
输出签名所对应的文本（待签名字符串），与网关显示的相同；不是 UTF-8 时再列出其字节。不脱敏。

  --compare FILE  指出与该文件中的文本从哪里起不同，例如网关打印的验签字符串；整句粘贴也可以`,
  encode: `pay-sign-center encode [BODY|FILE|-]
由 SDK 的 sdkExecute 返回的请求串得到签约字符串；已经是签约字符串的原样输出。
`,
  decode: `pay-sign-center decode [STRING|FILE|-]
列出签约字符串的请求参数和 biz_content。个人信息会脱敏，sign 只显示首尾。

  --json                 输出 JSON
  --show-personal-data   显示个人信息；sign 和令牌仍脱敏`,
  result: `pay-sign-center result [PAYLOAD|FILE|-]
说明 my.paySignCenter 回调返回值的含义。个人信息会脱敏。

  --platform-public-key FILE  用支付宝公钥验签（PEM、证书或 base64）
  --app-public-key FILE       应用公钥，用于识别两把公钥混用
  --json                      输出 JSON
  --show-personal-data        不脱敏`,
};

export function helpOf(command: Command | undefined, lang: Lang): string {
  const [texts, common] = lang === 'zh' ? [ZH, ZH_COMMON] : [EN, EN_COMMON];
  return `${texts[command ?? 'all']}${common}\n${CODES[lang]}`;
}

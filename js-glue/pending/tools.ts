// Stands in for the engine of `./node` until the core has it: the page's engine, and a reading by hand that is good enough
// for signStrs in UTF-8 and GBK. Goes with the line in build.mjs that names it.
import { bind } from '../src/api';
import type { FullReport, Inspection, Tools } from '../src/node/core';

const page = bind(() => undefined);

export function makeTools(): Tools {
  return {
    toSignStr: page.toSignStr,
    parseSignResult: page.parseSignResult,
    checkSignStr: (signStr, options) => withFields(signStr, options?.showPersonalData === true),
    inspectSignStr,
  };
}

function withFields(signStr: unknown, shows: boolean): FullReport {
  const report = page.checkSignStr(signStr);
  const body = typeof signStr === 'string' ? bodyOf(signStr) : null;
  const mend = report.ok || body === null ? null : encodeURIComponent(body);
  const suggestion = mend !== null && page.checkSignStr(mend).ok ? mend : null;
  const params: Record<string, string> = {};
  for (const [name, value] of paramsOf(body ?? '')) params[name] = shows || name !== 'sign' ? value.toString() : `${value.toString().slice(0, 4)}…`;
  return Object.defineProperty({ ...report, fields: { params, bizContent: {} } } as unknown as FullReport, 'suggestion', { value: suggestion });
}

function inspectSignStr(signStr: string): Inspection | null {
  const body = bodyOf(signStr);
  if (body === null) return null;
  const params = paramsOf(body);
  const get = (name: string) => params.find(([other]) => other === name)?.[1].toString() ?? null;
  const bizContent = get('biz_content');
  const { findings } = page.checkSignStr(signStr);
  const none = findings.map(() => null);
  const atName = findings.map(({ layer, param }) => (layer === 'body' && param ? body.indexOf(`${param}=`) : null));
  return {
    layers: [
      { layer: 'outer', text: signStr, offsets: findings.map(({ offset }) => offset) },
      { layer: 'body', text: body, offsets: atName },
      ...(bizContent === null ? [] : [{ layer: 'biz_content' as const, text: bizContent, offsets: none }]),
    ],
    signed: {
      content: [...contentOf(params)],
      sign: get('sign'),
      signType: get('sign_type'),
      charset: get('charset'),
      duplicate: new Set(params.map(([name]) => name)).size < params.length,
    },
  };
}

function bodyOf(text: string): string | null {
  if (/^[a-z_]+=/.test(text)) return text;
  try {
    const body = decodeURIComponent(text);
    return /^[a-z_]+=/.test(body) ? body : null;
  } catch {
    return null;
  }
}

function paramsOf(body: string): [string, Buffer][] {
  const pairs = body.split('&').filter((pair) => pair.includes('='));
  return pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), bytesOf(pair.slice(pair.indexOf('=') + 1))]);
}

function bytesOf(value: string): Buffer {
  const parts = value.replace(/\+/g, ' ').split(/(%[0-9a-f]{2})/i);
  return Buffer.concat(parts.map((part) => (/^%[0-9a-f]{2}$/i.test(part) ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))));
}

function contentOf(params: [string, Buffer][]): Buffer {
  const signed = params.filter(([name, value]) => name !== 'sign' && value.length > 0).sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.concat(signed.flatMap(([name, value], at) => [Buffer.from(`${at ? '&' : ''}${name}=`), value]));
}

// A box for a string or a result of one's own.
import type { Package, Tools } from '../package';
import { Tabs } from '../tabs';
import { useWords } from '../words';
import { ResultCheck } from './result';
import { RESULTS, SIGN_STRS, type Sample } from './samples';
import { SignStrCheck } from './sign_str';

const KINDS = ['signStr', 'result'] as const;
export type Kind = (typeof KINDS)[number];

/** What stands in the box of each tab. */
export type Given = { readonly [kind in Kind]: string };

interface Props {
  readonly kind: Kind;
  readonly texts: Given;
  readonly given: Package | null;
  readonly tools: Tools | null;
  readonly inPhone: string;
  chooseKind(kind: Kind): void;
  type(kind: Kind, text: string): void;
  use(signStr: string): void;
}

export function StringPanel({ kind, texts, given, tools, inPhone, chooseKind, type, use }: Props) {
  const { panel } = useWords();
  const text = texts[kind];
  const samples = kind === 'signStr' ? SIGN_STRS : RESULTS;
  return (
    <Tabs name={panel.title} tabs={KINDS} text={(each) => panel.tabs[each]} chosen={kind} choose={chooseKind}>
      <label class="select">
        <span>{panel.sample}</span>
        <select
          value=""
          onChange={({ currentTarget }) => {
            type(kind, (samples as { readonly [name: string]: () => string })[currentTarget.value]!());
            currentTarget.value = '';
          }}
        >
          <option value="" disabled>
            {panel.choose}
          </option>
          {(Object.keys(samples) as Sample[]).map((sample) => (
            <option key={sample} value={sample}>
              {panel.samples[sample]}
            </option>
          ))}
        </select>
      </label>
      <label class="box">
        <span>{panel.paste}</span>
        <textarea
          rows={6}
          spellcheck={false}
          autocomplete="off"
          value={text}
          onInput={({ currentTarget }) => type(kind, currentTarget.value)}
        />
      </label>
      <p class="quiet">{panel.stays}</p>
      {text.trim() === '' ? (
        <p class="empty">{panel.empty}</p>
      ) : !given ? null : kind === 'signStr' ? (
        <SignStrCheck signStr={text} given={given} tools={tools} inPhone={inPhone} use={use} />
      ) : (
        <ResultCheck result={text} given={given} tools={tools} />
      )}
    </Tabs>
  );
}

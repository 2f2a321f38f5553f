// What is wrong with a signStr, where, and how to mend it.
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Package, Tools } from '../package';
import { useWords } from '../words';
import { Copyable } from './copy';
import { Findings } from './findings';
import { KeyCheck } from './key';
import { Layers } from './layers';

interface Props {
  readonly signStr: string;
  readonly given: Package;
  readonly tools: Tools | null;
  /** The phone's own string. */
  readonly inPhone: string;
  use(signStr: string): void;
}

export function SignStrCheck({ signStr, given, tools, inPhone, use }: Props) {
  const { panel } = useWords();
  const report = useMemo(() => given.checkSignStr(signStr), [given, signStr]);
  const inspection = useMemo(() => tools?.inspectSignStr(signStr) ?? null, [tools, signStr]);
  const [chosen, choose] = useState<number | null>(null);
  // The first one is what to begin with.
  useEffect(() => choose(report.findings.length ? 1 : null), [report]);
  const { suggestion } = report;
  const hasErrors = !report.ok;
  return (
    <>
      <Findings findings={report.findings} chosen={chosen} choose={choose} />
      {report.findings.length > 0 && suggestion === null && hasErrors && <p class="quiet">{panel.notRepaired}</p>}
      {suggestion !== null && suggestion !== signStr && (
        <section aria-labelledby="repaired-title">
          <h3 id="repaired-title">{panel.repaired}</h3>
          <Copyable text={suggestion}>
            <Use signStr={suggestion} inPhone={inPhone} use={use} text={panel.use} />
          </Copyable>
        </section>
      )}
      <Use signStr={signStr} inPhone={inPhone} use={use} text={panel.useGiven} />
      <section aria-labelledby="layers-title">
        <h3 id="layers-title">{panel.layers}</h3>
        {!tools && <p class="quiet">{panel.noTools}</p>}
        {tools && !inspection && <p class="quiet">{panel.noBody}</p>}
        <Layers signStr={signStr} report={report} inspection={inspection} chosen={chosen} choose={choose} />
      </section>
      {tools && <KeyCheck verify={(key) => tools.verifySignStr(signStr, key)} />}
    </>
  );
}

function Use({ signStr, inPhone, use, text }: Pick<Props, 'signStr' | 'inPhone' | 'use'> & { readonly text: string }) {
  const { panel } = useWords();
  const isUsed = signStr === inPhone;
  return (
    <button type="button" class="use" aria-disabled={isUsed} onClick={() => use(signStr)}>
      {isUsed ? panel.used : text}
    </button>
  );
}

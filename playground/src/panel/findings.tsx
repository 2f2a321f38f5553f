// The findings of a check, each with what to change.
import type { CheckedSignStr } from 'pay-sign-center';
import { type Examples, explain, SDKS } from 'pay-sign-center/messages';
import type { VerifiedFinding } from 'pay-sign-center/node';
import { useState } from 'preact/hooks';
import { Tabs } from '../tabs';
import { PlainText } from '../text';
import { useWords } from '../words';

interface Props {
  readonly findings: readonly (CheckedSignStr['findings'][number] | VerifiedFinding)[];
  readonly chosen: number | null;
  choose(number: number | null): void;
}

export function Findings({ findings, chosen, choose }: Props) {
  const { panel, lang } = useWords();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <section aria-labelledby="findings-title">
      <h3 id="findings-title">{panel.findings}</h3>
      <p class="sum" data-tone={errors ? 'bad' : findings.length ? 'unknown' : 'good'}>
        <span aria-hidden="true">{errors ? '✗ ' : findings.length ? '! ' : '✓ '}</span>
        {panel.found(errors, findings.length - errors)}
      </p>
      <ol class="findings">
        {findings.map(({ code, severity, offset, message }, index) => {
          const explanation = explain(code, lang);
          const number = index + 1;
          return (
            // A code may be found twice.
            <li key={index} data-severity={severity} data-code={code}>
              <details open={chosen === number} onToggle={({ currentTarget }) => toggled(currentTarget.open, number)}>
                <summary>
                  <span class="number">{number}</span>
                  <span class="severity">{panel.severities[severity]}</span>
                  <span class="title">{explanation?.title ?? code}</span>
                  <span class="quiet">{offset === null ? panel.nowhere : panel.where(offset.toLocaleString(lang))}</span>
                </summary>
                {explanation && (
                  <>
                    <p class="fix">
                      <strong>{panel.fix}</strong> {explanation.fix}
                    </p>
                    {explanation.examples && <Lines examples={explanation.examples} />}
                    <p>
                      <strong>{panel.means}</strong> {explanation.means}
                    </p>
                    <p>
                      <strong>{panel.cause}</strong> {explanation.cause}
                    </p>
                  </>
                )}
                <p class="quiet">
                  <code>{code}</code> {lang === 'en' && message}
                </p>
              </details>
            </li>
          );
        })}
      </ol>
    </section>
  );

  function toggled(isOpen: boolean, number: number) {
    if (isOpen) choose(number);
    else if (chosen === number) choose(null);
  }
}

/** The same call in five SDKs. */
function Lines({ examples }: { readonly examples: Examples }) {
  const { panel } = useWords();
  const [sdk, choose] = useState<keyof Examples>('node');
  return (
    <Tabs
      name={panel.otherSdks}
      tabs={Object.keys(SDKS) as (keyof Examples)[]}
      text={(each) => SDKS[each]}
      chosen={sdk}
      choose={(each) => choose(each)}
    >
      <PlainText>{examples[sdk]}</PlainText>
    </Tabs>
  );
}

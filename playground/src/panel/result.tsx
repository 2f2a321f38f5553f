// What a result comes to, and what speaks for it.
import type { HostError, SignOutcome } from 'pay-sign-center';
import { type Explanation, explain, explainOutcome } from 'pay-sign-center/messages';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Package, Tools } from '../package';
import { PlainText } from '../text';
import { useWords } from '../words';
import { KeyCheck } from './key';

interface Props {
  readonly result: string;
  readonly given: Package;
  readonly tools: Tools | null;
}

export function ResultCheck({ result, given, tools }: Props) {
  const { panel, lang } = useWords();
  const outcome = useMemo(() => given.parseSignResult(result), [given, result]);
  const said = explainOutcome(outcome, lang);
  const issues = outcome.issues.map((issue) => explain(issue, lang, 'issue')).filter((issue) => issue !== null);
  return (
    <>
      <section aria-labelledby="outcome-title">
        <h3 id="outcome-title">{panel.outcome}</h3>
        <p class="kind" data-tone={toneOf(outcome)}>
          <span aria-hidden="true">{SIGNS[toneOf(outcome)]}</span> <code>{outcome.kind}</code>
        </p>
        <dl class="facts">
          <Fact name={panel.mayHaveSigned}>
            <code>{String(outcome.mayHaveSigned)}</code>
          </Fact>
          <Fact name={panel.userMessage}>{outcome.userMessage[lang]}</Fact>
          {outcome.kind === 'host_error' ? <Fact name={panel.means}>{panel.notAnAnswer}</Fact> : <Advice outcome={outcome} />}
        </dl>
      </section>
      <Evidence outcome={outcome} />
      {said && (
        <section aria-labelledby="said-title">
          <h3 id="said-title">{panel.said}</h3>
          <Explained explanation={said} isOpen />
        </section>
      )}
      {issues.length > 0 && (
        <section aria-labelledby="issues-title">
          <h3 id="issues-title">{panel.issues}</h3>
          <ul class="issues">
            {issues.map((issue) => (
              <li key={issue.code}>
                <Explained explanation={issue} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {outcome.kind !== 'host_error' && outcome.signature && (
        <section aria-labelledby="signed-title">
          <h3 id="signed-title">{panel.signedContent}</h3>
          <PlainText isShort>{outcome.signature.signedContent}</PlainText>
        </section>
      )}
      {tools && <KeyCheck verify={(key) => tools.verifySignResult(result, key)} />}
    </>
  );
}

const SIGNS = { good: '✓', unknown: '?', bad: '✗' };

function toneOf({ kind, mayHaveSigned }: SignOutcome | HostError): keyof typeof SIGNS {
  return kind === 'signed' ? 'good' : mayHaveSigned ? 'unknown' : 'bad';
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Advice({ outcome }: { readonly outcome: SignOutcome }) {
  const { panel, lang } = useWords();
  const advice = 'note' in outcome ? outcome.note : outcome.advice;
  return (
    <>
      <Fact name={panel.means}>{outcome.description[lang]}</Fact>
      {advice && <Fact name={panel.advice}>{advice[lang]}</Fact>}
    </>
  );
}

/** What a code means and what to do, below its title. */
function Explained({ explanation, isOpen = false }: { readonly explanation: Explanation; readonly isOpen?: boolean }) {
  const { panel } = useWords();
  const { code, title, means, cause, fix } = explanation;
  return (
    <details open={isOpen}>
      <summary>
        {title} <code class="quiet">{code}</code>
      </summary>
      <p>{means}</p>
      <p>
        <strong>{panel.cause}</strong> {cause}
      </p>
      <p class="fix">
        <strong>{panel.todo}</strong> {fix}
      </p>
    </details>
  );
}

/** What the status says, and what came with it. */
function Evidence({ outcome }: { readonly outcome: SignOutcome | HostError }) {
  const { panel } = useWords();
  if (outcome.kind === 'host_error') {
    const { error, errorMessage } = outcome;
    const said = [error, errorMessage].filter((part) => part !== null).join(' ');
    return <Facts rows={[[panel.errorSays, said || panel.nothingSaid]]} />;
  }
  const { code, subCode, status, agreementNo, externalAgreementNo } = outcome.agreement ?? {};
  const parts = Object.entries({ code, sub_code: subCode, status, agreement_no: agreementNo, external_agreement_no: externalAgreementNo });
  const there = parts.filter(([, value]) => value !== null && value !== undefined);
  return (
    <Facts
      rows={[
        [panel.statusSays, outcome.resultStatus ?? panel.nothingSaid],
        [panel.resultSays, there.map(([name, value]) => `${name} ${value}`).join('; ') || panel.nothingSaid],
      ]}
    />
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [string, string])[] }) {
  const { panel } = useWords();
  return (
    <section aria-labelledby="evidence-title">
      <h3 id="evidence-title">{panel.evidence}</h3>
      <dl class="facts">
        {rows.map(([name, value]) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

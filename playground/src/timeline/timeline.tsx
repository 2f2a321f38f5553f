import { useMemo } from 'preact/hooks';
import type { Tools } from '../package';
import { PlainText } from '../text';
import { useWords } from '../words';
import { textOf } from './handed';
import type { Step } from './steps';

interface Props {
  readonly steps: readonly Step[];
  readonly tools: Tools | null;
  /** Opens the findings of a check. */
  openFindings(): void;
}

export function Timeline({ steps, tools, openFindings }: Props) {
  const { timeline } = useWords();
  return (
    <>
      {steps.length === 0 && <p class="empty">{timeline.empty}</p>}
      <ol class="timeline" aria-live="polite" aria-label={timeline.title}>
        {steps.map((step, index) => (
          // Steps are only added.
          <StepLine key={index} step={step} tools={tools} openFindings={openFindings} />
        ))}
      </ol>
    </>
  );
}

function StepLine({ step, tools, openFindings }: { readonly step: Step } & Omit<Props, 'steps'>) {
  const { timeline } = useWords();
  const hasFindings = step.what === 'checked_sign_str' && step.errors + step.warnings > 0;
  return (
    <li data-what={step.what} data-tone={toneOf(step)}>
      <span class="since" title={timeline.since}>
        {(step.since / 1000).toFixed(3)}
      </span>
      <span class="who" data-who={step.from}>
        {timeline.actors[step.from]}
      </span>
      <span class="what">{timeline.steps[step.what](step)}</span>
      {hasFindings && (
        <button type="button" class="link" onClick={openFindings}>
          {timeline.open}
        </button>
      )}
      {step.object !== undefined && tools && <Handed object={step.object} tools={tools} />}
    </li>
  );
}

/** The object as it was handed over. */
function Handed({ object, tools }: { readonly object: unknown; readonly tools: Tools }) {
  const { timeline } = useWords();
  const text = useMemo(() => textOf(object, tools), [object, tools]);
  return (
    <details>
      <summary>{timeline.object}</summary>
      <PlainText>{text}</PlainText>
      <p class="quiet">{timeline.masked}</p>
    </details>
  );
}

/** What has a colour: how a call ended, and what refused it. */
function toneOf({ what, ok, code, mayHaveSigned }: Step): 'good' | 'unknown' | 'bad' | undefined {
  if (what === 'settled') return code === 'signed' ? 'good' : mayHaveSigned ? 'unknown' : 'bad';
  return ok === false || what === 'threw' ? 'bad' : undefined;
}

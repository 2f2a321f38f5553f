// The page where the user signs, which slides over the mini-program.
import type { CheckedSignStr } from 'pay-sign-center';
import { explain } from 'pay-sign-center/messages';
import { useRef } from 'preact/hooks';
import { useFocusTrap } from '../focus';
import { useWords } from '../words';
import { type Choice, OTHERS } from './choices';
import { rowsOf } from './terms';

interface Props {
  readonly report: CheckedSignStr;
  choose(choice: Choice): void;
}

export function SigningSheet({ report, choose }: Props) {
  const words = useWords();
  const { sheet, lang } = words;
  const element = useRef<HTMLDivElement>(null);
  useFocusTrap(element, () => choose('cancel'));
  const { fields } = report;
  const warnings = report.findings.filter(({ severity }) => severity === 'warning');
  const isEncrypted = fields?.params.encrypt_type !== undefined;
  return (
    <div class="sheet" role="dialog" aria-modal="true" aria-labelledby="sheet-title" ref={element}>
      <h3 id="sheet-title">{sheet.title}</h3>
      <dl>
        {(fields ? rowsOf(fields, words) : []).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isEncrypted && <p class="quiet">{sheet.encrypted}</p>}
      {warnings.length > 0 && (
        <div class="notice">
          <p>
            <span aria-hidden="true">! </span>
            {sheet.warnings}
          </p>
          <ul>
            {warnings.map(({ code }) => (
              <li key={code}>{explain(code, lang)?.title ?? code}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="sheet-buttons">
        <button type="button" class="primary" data-choice="agree" onClick={() => choose('agree')}>
          {sheet.choices.agree}
        </button>
        <button type="button" data-choice="cancel" onClick={() => choose('cancel')}>
          {sheet.choices.cancel}
        </button>
      </div>
      <p class="quiet">{sheet.note}</p>
      <h4>{sheet.else}</h4>
      <ul class="others">
        {OTHERS.map((choice) => (
          <li key={choice}>
            <button type="button" class="link" data-choice={choice} onClick={() => choose(choice)}>
              {sheet.choices[choice]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

// The layers of a signStr, one under the other, with the place of each finding.
import type { CheckedSignStr } from 'pay-sign-center';
import type { Inspection } from 'pay-sign-center/node';
import { useEffect, useRef } from 'preact/hooks';
import { PlainText } from '../text';
import { useWords } from '../words';
import { formatted, type Piece, type Place, piecesOf } from './pieces';

interface Props {
  readonly signStr: string;
  readonly report: CheckedSignStr;
  readonly inspection: Inspection | null;
  readonly chosen: number | null;
  choose(number: number): void;
}

/** Of one layer, in UTF-16 units: a text of a million would hold up the page. */
const SHOWN = 20_000;

export function Layers({ signStr, report, inspection, chosen, choose }: Props) {
  const { panel, lang } = useWords();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => showChosen(element.current), [chosen, report, inspection]);
  const { findings } = report;
  const asGiven = {
    layer: 'outer' as const,
    text: signStr,
    places: findings.map(({ offset, length }) => (offset === null || length === null ? null : { offset, length })),
  };
  const layers = inspection ? inspection.layers : [asGiven];
  return (
    <div class="layers" ref={element}>
      {layers.map(({ layer, text, places: all }) => {
        // With nothing but the string itself to look at, every place is shown there.
        const here = findings.map((finding) => !inspection || finding.layer === layer);
        const places = findings.flatMap(({ severity }, index) => {
          const place = here[index] && all[index];
          return place ? [{ ...place, severity, number: index + 1 }] : [];
        });
        const drawn = cut(layer === 'biz_content' ? formatted(text, places) : { text, places });
        return (
          <section key={layer} aria-label={panel.layerNames[layer]}>
            <h4>
              {panel.layerNames[layer]} <span class="quiet">{panel.characters(text.length)}</span>
              {layer === 'biz_content' && <span class="quiet"> {panel.formatted}</span>}
              {drawn.isCut && <span class="quiet"> {panel.cut(SHOWN.toLocaleString(lang))}</span>}
            </h4>
            <PlainText>
              {piecesOf(drawn.text, drawn.places).map((piece, index) => (
                <Marked key={index} piece={piece} chosen={chosen} choose={choose} />
              ))}
            </PlainText>
          </section>
        );
      })}
    </div>
  );
}

function cut({ text, places }: { readonly text: string; readonly places: readonly Place[] }) {
  const isCut = text.length > SHOWN;
  return { text: text.slice(0, SHOWN), places: isCut ? places.filter(({ offset }) => offset < SHOWN) : places, isCut };
}

/** Scrolls each layer to the chosen finding, and nothing else. */
function showChosen(layers: HTMLElement | null) {
  for (const mark of layers?.querySelectorAll<HTMLElement>('mark[data-chosen="true"]') ?? []) {
    const layer = mark.closest('pre')!;
    layer.scrollTop += mark.getBoundingClientRect().top - layer.getBoundingClientRect().top - layer.clientHeight / 3;
  }
}

function Marked({ piece: { text, places, begins }, chosen, choose }: { readonly piece: Piece } & Pick<Props, 'chosen' | 'choose'>) {
  if (places.length === 0) return <>{text}</>;
  const severity = places.some((place) => place.severity === 'error') ? 'error' : 'warning';
  const isChosen = places.some(({ number }) => number === chosen);
  return (
    <mark data-severity={severity} data-chosen={isChosen}>
      {begins.map(({ number }) => (
        <button key={number} type="button" class="number" onClick={() => choose(number)}>
          {number}
        </button>
      ))}
      {text}
    </mark>
  );
}

import type { CheckedSignStr } from 'pay-sign-center';
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { Bar } from './bar';
import { loadPackage, loadTools, type Package, type Tools } from './package';
import { StringPanel, type Given, type Kind } from './panel/panel';
import { SIGN_STRS } from './panel/samples';
import { type Choice, sceneOf } from './phone/choices';
import { usePage } from './phone/page';
import { Phone } from './phone/phone';
import { DEFAULTS, SettingsRow } from './phone/settings';
import { openWorld, type Sheet } from './phone/world';
import { useLang, useTheme } from './preferences';
import { stepsAfter } from './timeline/steps';
import { Timeline } from './timeline/timeline';
import { Speaks, WORDS } from './words';

const NO_TEXTS: Given = { signStr: '', result: '' };

export function App() {
  const [lang, setLang] = useLang();
  const [theme, setTheme] = useTheme();
  const words = WORDS[lang];
  const [settings, change] = useState(DEFAULTS);
  const { given, error } = usePackage(settings.engine);
  const tools = useTools();
  const [steps, tell] = useReducer(stepsAfter, []);
  const [sheet, setSheet] = useState<(Sheet & { readonly report: CheckedSignStr }) | null>(null);
  const [inPhone, setInPhone] = useState(() => SIGN_STRS.clean());
  const [kind, chooseKind] = useState<Kind>('signStr');
  const [texts, setTexts] = useState(NO_TEXTS);
  const panel = useRef<HTMLElement>(null);

  const { version, app, answers } = settings;
  const world = useMemo(() => {
    setSheet(null);
    tell({ is: 'anew' });
    if (!given) return null;
    return openWorld(
      given,
      { version, app },
      {
        step: (event, object) => tell({ is: 'step', event, object }),
        object: (of, object) => tell({ is: 'object', of, object }),
        sheet: (opened) => setSheet({ ...opened, report: given.checkSignStr(opened.signStr) }),
      },
    );
  }, [given, version, app]);

  const openFindings = (signStr: string) => {
    chooseKind('signStr');
    setTexts((before) => ({ ...before, signStr }));
    panel.current?.scrollIntoView({ block: 'nearest' });
  };
  const { page, sign, reopen } = usePage(world, given?.isSignCenterError, { refused: openFindings });

  const choose = (choice: Choice) => {
    sheet?.decide(sceneOf(choice, answers));
    setSheet(null);
    // The mini-program is shown again, and runs `onShow`.
    world?.pay.notifyShow();
  };

  return (
    <Speaks value={words}>
      <Bar
        lang={lang}
        setLang={setLang}
        theme={theme}
        setTheme={setTheme}
        engine={given?.engine ?? null}
        wanted={settings.engine}
        error={error}
      />
      <main>
        <section class="column phone-column" aria-labelledby="phone-title">
          <h2 id="phone-title">{words.phone.title}</h2>
          <SettingsRow settings={settings} change={change} />
          <Phone
            page={page}
            isReady={world !== null}
            sheet={sheet?.report ?? null}
            sign={() => sign(inPhone)}
            choose={choose}
            reopen={reopen}
          />
          <p class="quiet">{words.phone.timeoutNote}</p>
        </section>
        <section class="column" aria-labelledby="timeline-title">
          <h2 id="timeline-title">{words.timeline.title}</h2>
          <Timeline steps={steps} tools={tools} openFindings={() => openFindings(inPhone)} />
        </section>
        <section class="column" aria-labelledby="panel-title" ref={panel}>
          <h2 id="panel-title">{words.panel.title}</h2>
          <StringPanel
            kind={kind}
            texts={texts}
            given={given}
            tools={tools}
            inPhone={inPhone}
            chooseKind={chooseKind}
            type={(changed, text) => setTexts((before) => ({ ...before, [changed]: text }))}
            use={(signStr) => {
              setInPhone(signStr);
              reopen();
            }}
          />
        </section>
      </main>
    </Speaks>
  );
}

function usePackage(engine: Package['engine']['name']): { readonly given: Package | null; readonly error: unknown } {
  const [loaded, setLoaded] = useState<{ readonly given: Package | null; readonly error: unknown }>({ given: null, error: null });
  useEffect(() => {
    let isWanted = true;
    setLoaded({ given: null, error: null });
    loadPackage(engine).then(
      (given) => isWanted && setLoaded({ given, error: null }),
      (error: unknown) => isWanted && setLoaded({ given: null, error }),
    );
    return () => {
      isWanted = false;
    };
  }, [engine]);
  return loaded;
}

function useTools(): Tools | null {
  const [tools, setTools] = useState<Tools | null>(null);
  useEffect(() => {
    loadTools().then(
      (loaded) => setTools(() => loaded),
      () => {},
    );
  }, []);
  return tools;
}

import type { EngineInfo } from 'pay-sign-center';
import { Select } from './phone/settings';
import { LANGS, THEMES, type Theme } from './preferences';
import { type Lang, useWords } from './words';

const LANGUAGES: { readonly [lang in Lang]: string } = { zh: '中文', en: 'English' };

interface Props {
  readonly lang: Lang;
  readonly theme: Theme;
  /** Null while it starts. */
  readonly engine: EngineInfo | null;
  readonly wanted: EngineInfo['name'];
  /** Why there is none. */
  readonly error: unknown;
  setLang(lang: Lang): void;
  setTheme(theme: Theme): void;
}

export function Bar({ lang, theme, engine, wanted, error, setLang, setTheme }: Props) {
  const { bar, readme, readmeFile } = useWords();
  return (
    <header class="bar">
      <h1>
        pay-sign-center <span class="version">{VERSION}</span>
      </h1>
      <p class="engine" role="status" data-tone={error ? 'bad' : undefined}>
        {error ? `${bar.failed}: ${String(error)}` : engine ? `${bar.engine(engine.name)}: ${why(engine)}` : bar.starting}
      </p>
      <nav>
        <Select name={bar.language} options={LANGS} value={lang} text={(each) => LANGUAGES[each]} change={setLang} />
        <Select name={bar.theme} options={THEMES} value={theme} text={(each) => bar.themes[each]} change={setTheme} />
        <a href={`./${readmeFile}`}>{readme}</a>
      </nav>
    </header>
  );

  function why({ fallbackReason }: EngineInfo): string {
    if (wanted === 'js') return bar.chosen;
    return fallbackReason ?? bar.firstChoice;
  }
}

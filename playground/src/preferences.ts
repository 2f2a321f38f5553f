// What the reader chose, kept by the browser where it may.
import { useEffect, useState } from 'preact/hooks';
import type { Lang } from './words';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const LANGS: readonly Lang[] = ['zh', 'en'];

export function useLang(): [Lang, (lang: Lang) => void] {
  const [lang, setLang] = useKept('lang', LANGS, navigator.language.startsWith('zh') ? 'zh' : 'en');
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  return [lang, setLang];
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useKept('theme', THEMES, 'system');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return [theme, setTheme];
}

function useKept<T extends string>(name: string, values: readonly T[], otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState(() => values.find((each) => each === kept(name)) ?? otherwise);
  const choose = (chosen: T) => {
    setValue(chosen);
    keep(name, chosen);
  };
  return [value, choose];
}

// A browser may forbid both.
function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is asked again the next time.
  }
}

// What kind of client the phone is.
import type { EngineName } from '../package';
import { useWords } from '../words';
import type { Answers } from './choices';
import type { App, Client } from './world';

export interface Settings extends Client {
  readonly engine: EngineName;
  readonly answers: Answers;
}

export const DEFAULTS: Settings = { version: '10.5.60', app: 'alipay', engine: 'wasm', answers: 'now' };

const VERSIONS = ['10.0.17', '10.0.18', '10.5.60', null];
const APPS: readonly App[] = ['alipay', 'other', 'ide'];
const ENGINES: readonly EngineName[] = ['wasm', 'js'];
const ANSWERS: readonly Answers[] = ['now', 'late', 'never'];

interface Props {
  readonly settings: Settings;
  change(settings: Settings): void;
}

export function SettingsRow({ settings, change }: Props) {
  const { phone } = useWords();
  return (
    <fieldset class="settings">
      <legend class="visually-hidden">{phone.settings}</legend>
      <Select
        name={phone.version}
        options={VERSIONS}
        value={settings.version}
        text={(version) => version ?? phone.noVersion}
        change={(version) => change({ ...settings, version })}
      />
      <Select
        name={phone.app}
        options={APPS}
        value={settings.app}
        text={(app) => phone.apps[app]}
        change={(app) => change({ ...settings, app })}
      />
      <Select
        name={phone.engine}
        options={ENGINES}
        value={settings.engine}
        text={(engine) => phone.engines[engine]}
        change={(engine) => change({ ...settings, engine })}
      />
      <Select
        name={phone.answers}
        options={ANSWERS}
        value={settings.answers}
        text={(answers) => phone.answer[answers]}
        change={(answers) => change({ ...settings, answers })}
      />
    </fieldset>
  );
}

interface SelectProps<T> {
  readonly name: string;
  readonly options: readonly T[];
  readonly value: T;
  text(option: T): string;
  change(option: T): void;
}

export function Select<T>({ name, options, value, text, change }: SelectProps<T>) {
  return (
    <label class="select">
      <span>{name}</span>
      <select value={options.indexOf(value)} onChange={({ currentTarget }) => change(options[Number(currentTarget.value)]!)}>
        {options.map((option, index) => (
          <option key={text(option)} value={index}>
            {text(option)}
          </option>
        ))}
      </select>
    </label>
  );
}

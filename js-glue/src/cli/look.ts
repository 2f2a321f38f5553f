import type { Styles } from './style';
import type { Lang } from './words';

/** How a command prints. */
export interface Look {
  readonly lang: Lang;
  readonly styles: Styles;
  readonly showPersonalData: boolean;
  /** The columns of the terminal; null where there is none, and lines are as long as they are. */
  readonly width: number | null;
}

// The module's linear memory after a string of the greatest length that is looked at. It grows and never shrinks.
import { askNode } from './processes.mjs';

/** Bytes: of the module, and of its memory before, after the check, and after `fields` and `suggestion` were read. */
export function measureMemory() {
  return askNode('children/memory.cjs');
}

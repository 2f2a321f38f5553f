/** Adds to a report what is only computed where it is read, and shown nowhere on its own. */
export function defineLazily(report: object, key: 'fields' | 'suggestion', compute: () => unknown): void {
  Object.defineProperty(report, key, {
    configurable: true,
    get() {
      const value = compute();
      Object.defineProperty(report, key, { value, configurable: true });
      return value;
    },
  });
}

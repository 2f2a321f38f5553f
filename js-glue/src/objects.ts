// What is asked of objects, and done to them, where a page may have changed what every object has.

/** An object's own property, of the core's plain data: a page may have put properties of any name on every object. */
export function own<T extends object, K extends keyof T>(object: T, key: K): T[K] | undefined {
  return Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
}

/** Gives an object a property of its own, whatever its prototype has by that name. */
export function define(object: object, key: string, value: unknown, enumerable = true): void {
  const property = Object.create(null);
  property.value = value;
  property.enumerable = enumerable;
  property.configurable = true;
  property.writable = true;
  Object.defineProperty(object, key, property);
}

/** Gives an object a property that is computed when it is read, and shown nowhere on its own. */
export function defineGetter(object: object, key: string, get: () => unknown): void {
  const property = Object.create(null);
  property.configurable = true;
  property.get = get;
  Object.defineProperty(object, key, property);
}

export function stringOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}

export function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && isFinite(value));
}

export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

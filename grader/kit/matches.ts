/**
 * True where `value` holds `expected`: objects may have more fields, in any order; arrays have the same length; a function
 * is asked about the value in its place; anything else is equal.
 */
export function matches(value: unknown, expected: unknown): boolean {
  if (typeof expected === 'function') return Boolean((expected as (value: unknown) => unknown)(value));
  if (typeof expected !== 'object' || expected === null) return value === expected;
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(expected))
    return false;
  if (Array.isArray(expected)) return sameItems(value as readonly unknown[], expected);
  return Object.entries(expected).every(
    ([name, part]) => Object.hasOwn(value, name) && matches((value as Record<string, unknown>)[name], part),
  );
}

const sameItems = (values: readonly unknown[], expected: readonly unknown[]): boolean =>
  values.length === expected.length && expected.every((part, index) => matches(values[index], part));

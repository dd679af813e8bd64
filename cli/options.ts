import { isIP } from 'node:net';
import { longestTitle, visible } from '../server/workshop/titles.ts';
import { problems } from './problems.ts';

/** Reads an option that may be given several times. */
export const several =
  <T>(read: (value: string) => T) =>
  (value: string, before: readonly T[] = []): readonly T[] => [...before, read(value)];

/** Reads an option whose value is one of a few words. */
export const oneOf =
  <const T extends string>(flag: string, allowed: readonly T[]) =>
  (value: string): T => {
    const found = allowed.find((word) => word === value);
    if (found === undefined)
      throw problems('option-value-wrong', { flag, value, allowed: allowed.join(', ') });
    return found;
  };

/** Reads a TCP port; 0 asks the system for a free one. */
export const port =
  (flag: string) =>
  (value: string): number => {
    const number = /^\d{1,5}$/.test(value) ? Number(value) : NaN;
    if (!(number <= 65_535)) throw problems('option-value-wrong', { flag, value, allowed: '0–65535' });
    return number;
  };

/** Reads a number of days. */
export const days =
  (flag: string) =>
  (value: string): number => {
    const number = /^\d{1,4}$/.test(value) ? Number(value) : NaN;
    if (!(number >= 1 && number <= 3650))
      throw problems('option-value-wrong', { flag, value, allowed: '1–3650' });
    return number;
  };

/** Reads what a workshop is called: something that can be seen, on one line. */
export function title(value: string): string {
  const bare = value.trim();
  if (bare === '' || bare.length > longestTitle || !visible.test(bare)) throw problems('title-unusable');
  return bare;
}

/** Reads an IP address or a subnet, `10.0.0.0/8`. */
export const network =
  (flag: string) =>
  (value: string): string => {
    const [, address = '', bits = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(value) ?? [];
    const version = isIP(address);
    if (version === 0 || Number(bits) > (version === 6 ? 128 : 32))
      throw problems('option-value-wrong', { flag, value, allowed: '192.0.2.7, 10.0.0.0/8, 2001:db8::/32' });
    return value;
  };

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../language.ts';
import type { Words } from './words.ts';

interface Props {
  readonly code: string;
  /** Where others reach the companion, ending in `/`. */ readonly address: string | undefined;
  readonly said: Words;
  readonly lang: Language;
  /** To be read from the last row. */ readonly large: boolean;
}

/** As whoever looks came here; from this machine itself, as others come. */
const base = (address: string | undefined): string =>
  address !== undefined && /^(localhost|127\.|\[::1\])/.test(location.hostname)
    ? address
    : `${location.origin}/`;

/** The join code and the address, and for those in the room a picture of it that phones read. */
export const HowToJoin = ({ code, address, said, lang, large }: Props): JSX.Element => {
  const link = `${base(address)}${lang}/workshop/#join=${code}`;
  return (
    <div class={large ? 'join large' : 'join'}>
      <p class="code">
        {said.code} <b>{code}</b>
      </p>
      <p class="link">{link}</p>
      {large && <Picture of={link} title={said.scan} />}
    </div>
  );
};

/** Dark on light in either theme: not every phone reads it the other way round. */
const Picture = ({ of, title }: { readonly of: string; readonly title: string }): JSX.Element | null => {
  const [dark, setDark] = useState<readonly (readonly boolean[])[]>();
  useEffect(() => {
    // A page that nobody projects does not load it.
    void import('uqr').then(({ encode }) => setDark(encode(of, { ecc: 'M', border: 2 }).data));
  }, [of]);
  if (!dark) return null;
  const path = dark.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg
      viewBox={`0 0 ${dark.length} ${dark.length}`}
      role="img"
      aria-label={title}
      shape-rendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};

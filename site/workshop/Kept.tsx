import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../language.ts';
import { workshop } from './api.ts';

const texts: Readonly<Record<Language, (days: number) => string>> = {
  ko: (days) =>
    `강사가 먼저 지우지 않아도, 워크숍을 마지막으로 연 날부터 ${days}일이 지나면 모두 자동으로 지워집니다.`,
  en: (days) =>
    `At the latest everything is deleted by itself ${days} ${days === 1 ? 'day' : 'days'} after the last one on which the workshop was open.`,
};

/** When everything of the workshop is deleted. */
export const Kept = ({ lang }: { readonly lang: Language }): JSX.Element | null => {
  const [days, setDays] = useState<number>();
  useEffect(() => {
    workshop().then(
      (found) => setDays(found?.keepDays),
      () => undefined,
    );
  }, []);
  return days === undefined ? null : <p class="note">{texts[lang](days)}</p>;
};

import type { Localized } from '../report.ts';
import type { Expectation } from './failed.ts';
import type { Response } from './response.ts';
import type { Trial } from './trial.ts';

/** `GET /stats` holds `expected` within a second: see `expectJson` of Client. Returns all that it holds. */
export const expectStats = (
  t: Trial,
  expected: unknown,
  options: Expectation<Response> = {},
): Promise<unknown> =>
  t.eventually(async () => {
    const response = await t.get('/stats');
    return response.expectStatus(200, { cause: missing }).expectJson(expected, options);
  });

const missing: Localized = {
  ko: '`GET /stats`에 200으로 응답해야 합니다. HTTP 요청 리스너에서 경로를 확인하는 곳을 살펴보세요.',
  en: '`GET /stats` has to answer 200. Look at where your HTTP request listener compares the path.',
};

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** Its content type. */ readonly type: string;
  /** The beginning of it. */ readonly body: string;
}

const patience = 10_000;
const shownBody = 4000;

/**
 * A plain request to a program.
 * @param base `/runs/<id>/`
 * @returns undefined where no answer came within 10 s
 */
export const ask = async (base: string, request: HttpRequest): Promise<HttpAnswer | undefined> => {
  try {
    const response = await fetch(base + request.path.replace(/^\//, ''), {
      method: request.method,
      headers: request.headers,
      ...(request.body !== undefined && { body: request.body }),
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    const body = (await response.text()).slice(0, shownBody);
    return { status: response.status, type: response.headers.get('content-type') ?? '', body };
  } catch {
    return undefined;
  }
};

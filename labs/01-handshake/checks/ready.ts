import type { Client, ConnectOptions, Trial } from '../../../grader/kit/index.ts';

const noFrame = {
  ko: '`101` 응답 바로 뒤에 텍스트 프레임 하나를 보내야 합니다. 이 프레임의 바이트는 `81 05 72 65 61 64 79`입니다. 빈 줄(`\\r\\n\\r\\n`) 뒤에 다른 바이트가 끼지 않았는지도 확인하세요.',
  en: 'One text frame follows right behind the `101`: the bytes `81 05 72 65 61 64 79`. Make sure that nothing else stands behind the empty line (`\\r\\n\\r\\n`).',
};

/** A client whose handshake was accepted and who was told that the server is ready. */
export async function greeted(t: Trial, options: ConnectOptions = {}): Promise<Client> {
  const client = await t.connect('/ws', options);
  await client.expectText('ready', { cause: options.cause ?? noFrame });
  return client;
}

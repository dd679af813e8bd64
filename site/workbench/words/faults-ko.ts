/** What the knobs for the network and the program say, in Korean. */
export const faultsKo = {
  title: '네트워크와 프로그램 흔들기',
  whom: '적용할 연결',
  latencyMs: '지연(ms)',
  jitterMs: '지터(ms)',
  bandwidth: '대역폭(바이트/초)',
  cutAfterMs: '끊기까지(ms)',
  seed: '시드',
  apply: '적용',
  mend: '원래대로',
  wrong: '0 이상의 정수를 적거나 비워 두세요. 지연과 지터는 10초, 끊기까지는 10분을 넘을 수 없습니다.',
  applied: '적용했습니다. 같은 시드는 같은 장애를 되풀이합니다.',
  mended: '네트워크가 원래대로 돌아왔습니다.',
  program: '프로그램',
  restart: '다시 시작',
  crash: '죽였다가 3초 뒤에 시작',
  terminated: 'SIGTERM을 보냈습니다. 이제 프로그램이 할 일입니다.',
  restarted: '프로그램을 같은 주소에서 다시 시작합니다.',
};

export type FaultWords = typeof faultsKo;

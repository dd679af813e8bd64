import { catalogue } from '../grader/problem.ts';

/** What the companion tells people when something cannot be done; docs/errors.md lists every code. */
export const problems = catalogue({
  // Starting
  'port-taken': {
    ko: ({ address }) =>
      `${address}는 다른 프로그램이 이미 쓰고 있습니다. 그 프로그램을 끝내거나 PORT=4322 npm start처럼 다른 포트를 고르세요.`,
    en: ({ address }) =>
      `Another program already uses ${address}. End it, or choose another port: PORT=4322 npm start.`,
  },
  'address-unusable': {
    ko: ({ address, reason }) =>
      `${address}에서 연결을 받을 수 없습니다(${reason}). HOST와 PORT를 확인하세요. 1024보다 작은 포트에는 권한이 필요합니다.`,
    en: ({ address, reason }) =>
      `Cannot listen on ${address} (${reason}). Check HOST and PORT; ports below 1024 need privileges.`,
  },
  'isolation-too-weak': {
    ko: ({ host, isolation }) =>
      `${host}에서는 다른 컴퓨터도 접속하여 이 컴퓨터에서 코드를 실행할 수 있는데, 격리 수준이 ${isolation}입니다. npx wirebook doctor가 알려 주는 대로 격리를 갖추거나 HOST를 지우고 시작하세요.`,
    en: ({ host, isolation }) =>
      `On ${host} other machines could run code on this one, and its isolation is only ${isolation}. Complete it as npx wirebook doctor says, or start without HOST.`,
  },
  'workshop-needed': {
    ko: ({ host }) =>
      `${host}에서는 다른 컴퓨터도 접속할 수 있습니다. 여럿이 함께 쓰려면 npx wirebook serve --workshop "제목" --host ${host}로 워크숍을 열고, 혼자 쓰려면 HOST를 지우고 시작하세요.`,
    en: ({ host }) =>
      `On ${host} other machines could connect. To work together, open a workshop: npx wirebook serve --workshop "Title" --host ${host}. To work alone, start without HOST.`,
  },
  'site-missing': {
    ko: ({ path }) => `${path}에 빌드된 사이트가 없습니다. npm run build를 먼저 실행하세요.`,
    en: ({ path }) => `There is no built site in ${path}. Run npm run build first.`,
  },
  'data-in-use': {
    ko: ({ path }) =>
      `다른 도우미 서버가 ${path}의 데이터를 쓰고 있습니다. 그 서버를 끝내거나 WIREBOOK_DATA로 다른 폴더를 고르세요.`,
    en: ({ path }) =>
      `Another companion is using the data in ${path}. End it, or choose another folder with WIREBOOK_DATA.`,
  },
  'data-unwritable': {
    ko: ({ path, reason }) =>
      `${path}에 데이터를 저장할 수 없습니다(${reason}). 쓰기 권한과 남은 공간을 확인하거나 WIREBOOK_DATA로 다른 폴더를 고르세요.`,
    en: ({ path, reason }) =>
      `Cannot keep data in ${path} (${reason}). Check its permissions and the free space, or choose another folder with WIREBOOK_DATA.`,
  },
  'data-newer': {
    ko: ({ path }) =>
      `${path}의 데이터는 더 새로운 Wirebook이 저장한 것입니다. Wirebook을 갱신하거나 WIREBOOK_DATA로 다른 폴더를 고르세요.`,
    en: ({ path }) =>
      `The data in ${path} was written by a newer Wirebook. Update Wirebook, or choose another folder with WIREBOOK_DATA.`,
  },
  'log-level-unknown': {
    ko: ({ level, levels }) => `LOG_LEVEL에 쓸 수 없는 값입니다: ${level}. ${levels} 가운데 하나를 고르세요.`,
    en: ({ level, levels }) => `LOG_LEVEL cannot be ${level}. Choose one of ${levels}.`,
  },
  'follow-alone': {
    ko: () =>
      '워크숍에서는 이 컴퓨터의 파일을 따라갈 수 없습니다. --follow를 빼거나, 워크숍을 열지 않고 따로 시작하세요.',
    en: () =>
      'In a workshop no file of this machine is followed. Leave out --follow, or start without --workshop.',
  },
  'follow-twice': {
    ko: ({ lab }) => `실습 ${lab}에 따라갈 파일이 둘입니다. --follow ${lab}=파일을 한 번만 적으세요.`,
    en: ({ lab }) => `Two files are to be followed for the lab ${lab}. Give --follow ${lab}=FILE once.`,
  },
  // Requests
  'host-refused': {
    ko: ({ host }) =>
      `이 도우미 서버는 ${host}라는 이름으로 온 요청을 받지 않습니다. 시작할 때 출력된 주소를 여세요.`,
    en: ({ host }) =>
      `This companion does not answer to the name ${host}. Open the address that it printed when it started.`,
  },
  'origin-refused': {
    ko: ({ origin }) =>
      `다른 사이트(${origin})에서 온 요청이어서 거부했습니다. 도우미 서버의 페이지에서 다시 시도하세요.`,
    en: ({ origin }) =>
      `The request came from another site (${origin}) and was refused. Try again from the companion's own pages.`,
  },
  'use-refused': {
    ko: ({ use }) =>
      `프로그램의 응답을 ${use}(으)로 불러올 수 없습니다. 프로그램의 응답은 fetch, EventSource, WebSocket이나 새 탭에서만 열립니다.`,
    en: ({ use }) =>
      `A program's answer cannot be loaded as a ${use}. Use fetch, EventSource, WebSocket or a tab of its own.`,
  },
  'route-unknown': {
    ko: ({ method, path }) =>
      `${method} ${path}에 해당하는 API가 없습니다. 가능한 요청은 /api/openapi.json에 있습니다.`,
    en: ({ method, path }) => `The API has no ${method} ${path}. What it has stands in /api/openapi.json.`,
  },
  'request-malformed': {
    ko: ({ reason }) => `요청을 읽을 수 없습니다(${reason}). 요청의 형식을 고쳐서 다시 보내세요.`,
    en: ({ reason }) => `The request cannot be read (${reason}). Correct its form and send it again.`,
  },
  'request-invalid': {
    ko: ({ where, reason }) =>
      `요청의 ${where} 값이 올바르지 않습니다(${reason}). /api/openapi.json에 적힌 형식으로 다시 보내세요.`,
    en: ({ where, reason }) =>
      `The request's ${where} is not valid (${reason}). Send it again in the form that /api/openapi.json gives.`,
  },
  'request-too-large': {
    ko: ({ limit }) => `요청이 너무 큽니다. ${limit}보다 작게 줄여서 다시 보내세요.`,
    en: ({ limit }) => `The request is too large. Keep it below ${limit} and send it again.`,
  },
  'media-type-unknown': {
    ko: () => '요청 본문은 JSON이어야 합니다. Content-Type: application/json으로 다시 보내세요.',
    en: () => 'The request body must be JSON. Send it again with Content-Type: application/json.',
  },
  'too-many-requests': {
    ko: ({ seconds }) => `요청이 너무 잦습니다. ${seconds}초 뒤에 다시 시도하세요.`,
    en: ({ seconds }) => `Too many requests. Try again in ${seconds} s.`,
  },
  'internal-error': {
    ko: ({ id }) =>
      `도우미 서버에서 예상하지 못한 오류가 났습니다. 다시 시도하고, 계속되면 로그에서 ${id}를 찾아 알려 주세요.`,
    en: ({ id }) =>
      `The companion met a fault of its own. Try again; if it persists, look for ${id} in its log and report it.`,
  },
  'closing-down': {
    ko: () => '도우미 서버가 종료되는 중입니다. 다시 시작한 뒤에 시도하세요.',
    en: () => 'The companion is shutting down. Try again once it has been restarted.',
  },
  // Solutions
  'solution-conflict': {
    ko: () =>
      '다른 탭이나 기기에서 풀이를 먼저 저장했습니다. 덮어쓴 것은 없습니다. 저장된 풀이와 비교한 뒤 어느 쪽을 남길지 고르세요.',
    en: () =>
      'Another tab or device saved the solution first. Nothing was overwritten: compare the two and choose which to keep.',
  },
  'followed-unknown': {
    ko: () =>
      '이 파일은 더 이상 따라가지 않습니다. 도우미 서버를 --follow와 함께 시작했는지 확인하고 페이지를 새로 고치세요.',
    en: () =>
      'This file is no longer followed. See that the companion was started with --follow, then reload the page.',
  },
  // Gradings
  'grading-unknown': {
    ko: () => '이 채점을 찾을 수 없습니다. 검사를 다시 시작하세요.',
    en: () => 'This grading is not known. Start the checks again.',
  },
  'attempt-unknown': {
    ko: () => '이 시도는 더 이상 남아 있지 않습니다. 시도 기록을 다시 열어 남아 있는 것 가운데 고르세요.',
    en: () => 'This attempt is no longer kept. Open the history again and choose one that is.',
  },
  'reference-closed': {
    ko: ({ left }) =>
      `모범 풀이는 모든 검사를 통과하거나 서로 다른 코드로 ${left}번 더 검사하면 볼 수 있습니다.`,
    en: ({ left }) =>
      `The reference can be seen once every check passes, or after more checks of different code: ${left} to go.`,
  },
  'reference-not-opened': {
    ko: () => '모범 풀이는 모든 검사를 통과하거나 강사가 열어 주면 볼 수 있습니다.',
    en: () => 'The reference can be seen once every check passes, or when the instructor opens it.',
  },
  'gradings-too-many': {
    ko: ({ limit }) =>
      `채점이 이미 ${limit}개 진행되고 있습니다. 하나가 끝나기를 기다리거나 취소한 뒤에 다시 시작하세요.`,
    en: ({ limit }) =>
      `${limit} gradings are already under way. Wait until one has finished or cancel one, then start again.`,
  },
  'grading-cancelled': {
    ko: () => '채점을 취소했습니다. 다시 검사하면 처음부터 채점합니다.',
    en: () => 'The grading was cancelled. Check again to grade from the start.',
  },
  'grading-interrupted': {
    ko: () => '도우미 서버가 멈추어 채점이 중단되었습니다. 풀이의 잘못이 아니니 다시 검사하세요.',
    en: () => 'The companion stopped during this grading. It was not your solution: check again.',
  },
  'grading-failed': {
    ko: ({ id }) =>
      `채점기에 오류가 나서 채점을 끝내지 못했습니다. 풀이의 잘못이 아닙니다. 다시 검사하고, 계속되면 로그에서 ${id}를 찾아 알려 주세요.`,
    en: ({ id }) =>
      `A fault of the grader ended this grading. It was not your solution. Check again; if it persists, look for ${id} in the log and report it.`,
  },
  // Runs
  'demo-unknown': {
    ko: ({ name }) =>
      `'${name}'이라는 프로그램이 없습니다. 실습의 이름(echo), 실습 폴더의 파일(manager/wrong/naive-broadcast), 강의의 예제(samples/lifecycle/echo) 가운데 하나를 적으세요.`,
    en: ({ name }) =>
      `There is no program called '${name}'. Name a lab (echo), a file of a lab (manager/wrong/naive-broadcast) or a sample of a lesson (samples/lifecycle/echo).`,
  },
  'run-unknown': {
    ko: () => '이 실행을 찾을 수 없습니다. 프로그램을 다시 실행하세요.',
    en: () => 'This run is not known. Run the program again.',
  },
  'run-ended': {
    ko: () => '이 프로그램은 이미 끝났습니다. 다시 실행하세요.',
    en: () => 'This program has already ended. Run it again.',
  },
  'runs-too-many': {
    ko: ({ limit }) =>
      `프로그램이 이미 ${limit}개 실행되고 있습니다. 쓰지 않는 실행을 멈춘 뒤에 다시 시도하세요.`,
    en: ({ limit }) => `${limit} programs are already running. Stop one that is not needed and try again.`,
  },
  'runs-full': {
    ko: ({ limit }) =>
      `이 컴퓨터가 한꺼번에 실행할 수 있는 프로그램은 ${limit}개인데, 지금 모두 쓰이고 있습니다. 잠시 뒤 다시 실행하세요. 검사는 지금도 할 수 있습니다.`,
    en: ({ limit }) =>
      `This machine carries ${limit} programs at a time, and all of them are in use. Run again in a moment; you can check in the meantime.`,
  },
  'run-not-listening': {
    ko: () =>
      '프로그램이 연결을 받지 않습니다. PORT 환경 변수의 포트에서 listen을 호출하는지 확인한 뒤 다시 실행하세요.',
    en: () =>
      'The program accepts no connections. See that it listens on the port in the PORT variable, then run it again.',
  },
  'run-answer-malformed': {
    ko: ({ reason }) =>
      `프로그램의 응답이 올바른 HTTP가 아닙니다(${reason}). 상태 줄과 헤더의 형식, 특히 줄 끝의 \\r\\n과 헤더 뒤의 빈 줄을 확인하세요.`,
    en: ({ reason }) =>
      `The program's answer is not valid HTTP (${reason}). Check the status line and headers: each line ends in \\r\\n, and an empty line follows the headers.`,
  },
  'run-answer-cut': {
    ko: () =>
      '프로그램이 응답하지 않고 연결을 끊었습니다. 프로그램의 출력에 오류가 있는지, 이 경로를 처리하는지 확인하세요.',
    en: () =>
      'The program closed the connection without an answer. Look for an error in its output, and see that it handles this path.',
  },
  'run-silent': {
    ko: ({ seconds }) =>
      `프로그램이 ${seconds}초 안에 응답하지 않았습니다. 이 요청에 응답을 보내는지, 핸들러가 무언가를 끝없이 기다리지 않는지 확인하세요.`,
    en: ({ seconds }) =>
      `The program did not answer within ${seconds} s. See that it answers this request, and that its handler does not wait for ever.`,
  },
  'run-connections-too-many': {
    ko: ({ limit }) =>
      `프로그램에 연결이 이미 ${limit}개 열려 있습니다. 쓰지 않는 연결을 닫은 뒤에 다시 시도하세요.`,
    en: ({ limit }) =>
      `${limit} connections to the program are already open. Close some that are not needed and try again.`,
  },
  'connection-unknown': {
    ko: ({ number }) =>
      `이 프로그램에 ${number}번 연결이 없습니다. 이미 끝났거나, 아무도 지켜보지 않을 때 열려서 번호가 없는 연결입니다.`,
    en: ({ number }) =>
      `This program has no connection ${number}. It has ended, or was opened while nobody watched and has no number.`,
  },
  'client-unknown': {
    ko: () => '이 클라이언트를 찾을 수 없습니다. 새로 연결하세요.',
    en: () => 'This client is not known. Connect a new one.',
  },
  'client-gone': {
    ko: ({ name }) => `${name}의 연결은 이미 끝났습니다. 새로 연결하세요.`,
    en: ({ name }) => `The connection of ${name} has ended. Connect a new one.`,
  },
  'client-backlog': {
    ko: ({ name }) =>
      `${name}이(가) 보낸 것이 너무 많이 밀려 있습니다. 프로그램이 읽을 때까지 기다리거나 연결을 끊으세요.`,
    en: ({ name }) =>
      `Too much of what ${name} sent is still waiting. Wait until the program reads it, or cut the connection.`,
  },
  'run-is-server': {
    ko: () => '이 프로그램은 스스로 서버입니다. 연결하려면 클라이언트를 여세요.',
    en: () => 'This program is a server itself. Open a client to connect to it.',
  },
  'clients-too-many': {
    ko: ({ limit }) =>
      `클라이언트가 이미 ${limit}개 연결되어 있습니다. 쓰지 않는 것을 끊은 뒤에 다시 시도하세요.`,
    en: ({ limit }) => `${limit} clients are already connected. Cut some that are not needed and try again.`,
  },
  'run-idle': {
    ko: ({ minutes }) =>
      `${minutes}분 동안 아무도 쓰지 않아 프로그램을 멈추었습니다. 다시 실행하면 처음부터 시작합니다.`,
    en: ({ minutes }) =>
      `Nobody used the program for ${minutes} min, so it was stopped. Run it to start afresh.`,
  },
  'run-replaced': {
    ko: () => '새 실행이 시작되어 이 프로그램을 멈추었습니다.',
    en: () => 'A newer run was started, so this program was stopped.',
  },
  'run-made-room': {
    ko: () =>
      '이 컴퓨터가 한꺼번에 실행할 수 있는 프로그램이 꽉 차서, 아무도 연결하지 않은 이 프로그램이 자리를 내주었습니다. 다시 실행하면 처음부터 시작합니다.',
    en: () =>
      'This machine carried no more programs, and nobody was connected to this one, so it made room for another. Run it to start afresh.',
  },
  'run-failed': {
    ko: ({ id }) =>
      `도우미 서버가 프로그램을 시작하지 못했습니다. 풀이의 잘못이 아닙니다. 다시 실행하고, 계속되면 로그에서 ${id}를 찾아 알려 주세요.`,
    en: ({ id }) =>
      `The companion could not start the program. It was not your solution. Run it again; if it persists, look for ${id} in the log and report it.`,
  },
});

import { catalogue } from './problem.ts';

/** What can go wrong between a solution and its verdict; docs/errors.md lists every code. */
export const problems = catalogue({
  // Labs
  'lab-unknown': {
    ko: ({ name, nearest, labs }) =>
      `'${name}'이라는 실습이 없습니다. ${nearest ? `'${nearest}'을(를) 찾으셨나요? ` : ''}실습은 ${labs}입니다.`,
    en: ({ name, nearest, labs }) =>
      `There is no lab called '${name}'. ${nearest ? `Did you mean '${nearest}'? ` : ''}The labs are ${labs}.`,
  },
  'lab-invalid': {
    ko: ({ file, reason }) =>
      `실습의 ${file}에 잘못이 있습니다: ${reason}. 고친 뒤 npx wirebook check-labs로 확인하세요.`,
    en: ({ file, reason }) =>
      `There is a mistake in ${file}: ${reason}. Mend it, then run npx wirebook check-labs.`,
  },

  // Reading a file that the user named
  'file-missing': {
    ko: ({ path }) => `파일이 없습니다: '${path}'. 경로를 확인하세요.`,
    en: ({ path }) => `There is no file '${path}'. Check the path.`,
  },
  'file-is-folder': {
    ko: ({ path }) => `파일이 아니라 폴더입니다: '${path}'. 풀이 파일의 이름을 적으세요.`,
    en: ({ path }) => `'${path}' is a folder. Name the solution's file or files.`,
  },
  'file-unreadable': {
    ko: ({ path, reason }) => `파일을 읽을 수 없습니다: '${path}' (${reason}). 파일의 권한을 확인하세요.`,
    en: ({ path, reason }) => `The file '${path}' cannot be read (${reason}). Check its permissions.`,
  },
  'file-not-text': {
    ko: ({ path }) => `UTF-8 텍스트가 아닙니다: '${path}'. UTF-8로 저장한 풀이 파일을 적으세요.`,
    en: ({ path }) => `The file '${path}' is not UTF-8 text. Name a solution that is saved as UTF-8.`,
  },
  'file-too-large': {
    ko: ({ path, limit }) => `파일이 너무 큽니다: '${path}'. 풀이 파일은 하나에 ${limit}까지 받습니다.`,
    en: ({ path, limit }) => `The file '${path}' is too large. A solution's file may have up to ${limit}.`,
  },

  // Staging a solution
  'solution-empty': {
    ko: () => '채점할 파일이 없거나 비어 있습니다. 풀이를 작성한 뒤 다시 시도하세요.',
    en: () => 'There is no file to grade, or it is empty. Write a solution, then try again.',
  },
  'solution-too-large': {
    ko: ({ limit }) =>
      `풀이가 너무 큽니다. 모두 합쳐 ${limit}까지 받습니다. 생성된 파일이나 데이터는 빼 주세요.`,
    en: ({ limit }) =>
      `The solution is too large: ${limit} in all is the limit. Leave out generated files and data.`,
  },
  'solution-syntax': {
    ko: ({ where, error }) => `${where}에 문법 오류가 있습니다: ${error}`,
    en: ({ where, error }) => `Syntax error in ${where}: ${error}`,
  },
  'import-not-allowed': {
    ko: ({ where, name, allowed }) =>
      `${where}에서 '${name}'을(를) 불러올 수 없습니다. 이 실습에서는 ${allowed}만 쓸 수 있습니다.`,
    en: ({ where, name, allowed }) =>
      `${where} imports '${name}', which this lab does not allow. You may use ${allowed}.`,
  },
  'import-outside': {
    ko: ({ where, name }) =>
      `${where}에서 풀이 밖의 파일 '${name}'을(를) 불러올 수 없습니다. 필요한 파일을 풀이에 함께 넣어 주세요.`,
    en: ({ where, name }) =>
      `${where} imports '${name}', a file outside the solution. Add the file to the solution instead.`,
  },
  'import-missing': {
    ko: ({ where, name, files }) =>
      `${where}에서 불러오는 '${name}'이(가) 풀이에 없습니다. 풀이의 파일은 ${files}입니다. 이름을 확인하거나 파일을 추가하세요.`,
    en: ({ where, name, files }) =>
      `${where} imports '${name}', which is not in the solution. Its files are ${files}: check the name or add the file.`,
  },
  'stage-timeout': {
    ko: () => '풀이를 번들로 묶는 데 너무 오래 걸려서 멈췄습니다. 다시 시도하세요.',
    en: () => 'Bundling the solution took too long and was stopped. Try again.',
  },

  // Starting a program
  'program-crashed': {
    ko: ({ error }) => `프로그램이 예외로 끝났습니다: ${error}. 이 줄을 고치거나 예외를 처리하세요.`,
    en: ({ error }) =>
      `The program ended with an exception: ${error}. Mend that line, or handle the exception.`,
  },
  'program-error-unheard': {
    ko: ({ error, emitter }) =>
      `${emitter}의 'error' 이벤트를 듣는 곳이 없어서 프로그램이 끝났습니다: ${error}. ${emitter}마다 \`on('error', …)\` 리스너를 등록하세요.`,
    en: ({ error, emitter }) =>
      `Nobody listens for 'error' on ${emitter}, which ended the program: ${error}. Add an \`on('error', …)\` listener to each of them.`,
  },
  'program-ended': {
    ko: ({ code }) =>
      `프로그램이 연결을 받지 않고 스스로 끝났습니다(종료 코드 ${code}). 서버가 \`listen\`을 부르는지, \`process.exit\`을 부르지 않는지 확인하세요.`,
    en: ({ code }) =>
      `The program ended by itself (exit code ${code}) instead of serving. Does it call \`listen\`, and does nothing call \`process.exit\`?`,
  },
  'client-ended': {
    ko: ({ code }) =>
      `프로그램이 할 일이 남았는데 스스로 끝났습니다(종료 코드 ${code}). 어떤 경우에도 다음 연결이 예약되는지, \`process.exit\`을 부르지 않는지 확인하세요.`,
    en: ({ code }) =>
      `The program ended by itself (exit code ${code}) with work left to do. Is the next connection planned in every case, and does nothing call \`process.exit\`?`,
  },
  'program-killed': {
    ko: ({ signal }) => `프로그램이 시그널 ${signal}로 끝났습니다. 프로그램의 출력을 확인하세요.`,
    en: ({ signal }) => `The program was ended by the signal ${signal}. Look at what it printed.`,
  },
  'program-not-listening': {
    ko: () =>
      '프로그램이 5초 안에 연결을 받지 않았습니다. `process.env.PORT`에서 `listen`하는지, 그 앞에 끝나지 않는 코드가 없는지 확인하세요.',
    en: () =>
      'The program did not accept connections within 5 s. Does it `listen` on `process.env.PORT`, with nothing endless before that?',
  },
  'program-memory': {
    ko: () =>
      '프로그램이 메모리를 300 MB 넘게 써서 멈췄습니다. 끝없이 커지는 배열이나 버퍼가 있는지 확인하세요.',
    en: () =>
      'The program used more than 300 MB of memory and was stopped. Is there an array or buffer that grows without end?',
  },
  'program-cpu': {
    ko: () => '프로그램이 CPU를 쉬지 않고 써서 멈췄습니다. 끝나지 않는 반복문이 있는지 확인하세요.',
    en: () => 'The program used the processor without a pause and was stopped. Is there an endless loop?',
  },
  'program-disk': {
    ko: () => '프로그램이 파일을 너무 많이 만들어서 멈췄습니다. 이 실습에는 파일이 필요하지 않습니다.',
    en: () => 'The program made too many files and was stopped. This lab needs none.',
  },
  'program-output': {
    ko: () => '프로그램이 16 MB 넘게 출력해서 멈췄습니다. 반복해서 출력하는 곳을 지우세요.',
    en: () => 'The program printed more than 16 MB and was stopped. Remove what prints again and again.',
  },

  // A server that already runs
  'server-url-invalid': {
    ko: ({ url }) =>
      `'${url}'은(는) 서버의 주소가 아닙니다. 경로 없이 ws://127.0.0.1:8000처럼 적으세요. 경로는 검사가 정합니다.`,
    en: ({ url }) =>
      `'${url}' is no address of a server. Write it without a path, as in ws://127.0.0.1:8000: the checks choose the paths.`,
  },
  'server-unreachable': {
    ko: ({ url, reason }) =>
      `${url}에 연결할 수 없습니다(${reason}). 서버를 먼저 시작하고, 주소와 포트를 확인하세요.`,
    en: ({ url, reason }) =>
      `Cannot connect to ${url} (${reason}). Start the server first, and check its address and port.`,
  },

  // Trying checks
  'machine-overloaded': {
    ko: () =>
      '컴퓨터가 너무 바빠서 판정하지 못했습니다. 풀이의 잘못이 아닙니다. 다른 프로그램을 닫고 다시 채점하세요.',
    en: () =>
      'The machine was too busy to tell. The solution is not to blame: close other programs and grade again.',
  },
  'check-broken': {
    ko: ({ reason }) =>
      `검사 자체에 오류가 났습니다(${reason}). 풀이의 잘못이 아닙니다. 다시 채점하고, 또 일어나면 알려 주세요.`,
    en: ({ reason }) =>
      `The check itself failed (${reason}). The solution is not to blame: grade again, and report it if it comes back.`,
  },
  'check-not-tried': {
    ko: ({ needs }) =>
      `이 방식의 채점에서는 해 볼 수 없는 검사입니다(${needs}). 풀이 파일을 채점하면 해 볼 수 있습니다.`,
    en: ({ needs }) =>
      `This way of grading cannot try the check (${needs}). Grade the solution's files to have it tried.`,
  },
  'chance-not-repeatable': {
    ko: () =>
      '바깥에서 보아서는 안전한 난수인지 알 수 없습니다. 풀이를 TypeScript 파일로 채점할 때만 해 볼 수 있는 검사이고, 여기서는 스스로 확인해야 합니다.',
    en: () =>
      'From outside nobody can tell whether chance is secure. The check can be tried on TypeScript files alone; here, look for yourself.',
  },
  'grading-too-long': {
    ko: ({ seconds }) =>
      `채점이 ${seconds}초를 넘어서 이 검사는 하지 못했습니다. 먼저 실패한 검사를 고친 뒤 다시 채점하세요.`,
    en: ({ seconds }) =>
      `The grading came to its limit of ${seconds} s before this check. Mend what failed first, then grade again.`,
  },
  'check-unknown': {
    ko: ({ name, checks }) => `'${name}'이라는 검사가 없습니다. 이 실습의 검사는 ${checks}입니다.`,
    en: ({ name, checks }) => `There is no check called '${name}'. The checks of this lab are ${checks}.`,
  },
});

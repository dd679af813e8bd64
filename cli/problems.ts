import { catalogue, type Problem } from '../grader/problem.ts';

const similarKo = (similar: string | undefined) => (similar ? ` 혹시 ${similar}인가요?` : '');
const similarEn = (similar: string | undefined) => (similar ? ` Did you mean ${similar}?` : '');

/** What can be wrong with how `wirebook` was called. All of them end with exit code 2. */
export const problems = catalogue({
  'isolation-refused': {
    ko: ({ isolation }) =>
      `이 컴퓨터의 격리 수준은 ${isolation}입니다. 사람이 지켜보지 않는 채점에는 full이 필요합니다. wirebook doctor가 알려 주는 대로 갖추거나, 코드를 믿을 수 있다면 --allow-isolation ${isolation}을 붙이세요.`,
    en: ({ isolation }) =>
      `The isolation of this machine is ${isolation}; grading that nobody watches wants full. Do as wirebook doctor says or, if you trust the code, add --allow-isolation ${isolation}.`,
  },
  'command-unknown': {
    ko: ({ name, similar }) =>
      `알 수 없는 명령입니다: '${name}'.${similarKo(similar)} wirebook --help로 명령 목록을 볼 수 있습니다.`,
    en: ({ name, similar }) =>
      `There is no command '${name}'.${similarEn(similar)} wirebook --help lists the commands.`,
  },
  'option-unknown': {
    ko: ({ flag, similar }) =>
      `알 수 없는 옵션입니다: '${flag}'.${similarKo(similar)} 명령 뒤에 --help를 붙이면 쓸 수 있는 옵션이 나옵니다.`,
    en: ({ flag, similar }) =>
      `There is no option '${flag}'.${similarEn(similar)} Put --help after the command to see its options.`,
  },
  'option-value-missing': {
    ko: ({ flag }) => `옵션 '${flag}'에 값이 없습니다. 옵션 바로 뒤에 값을 적으세요.`,
    en: ({ flag }) => `The option '${flag}' has no value. Write the value right after the option.`,
  },
  'option-value-wrong': {
    ko: ({ flag, value, allowed }) =>
      `옵션 '${flag}'에 쓸 수 없는 값입니다: '${value}'. 쓸 수 있는 값: ${allowed}`,
    en: ({ flag, value, allowed }) => `The option '${flag}' cannot be '${value}'. Possible: ${allowed}`,
  },
  'title-unusable': {
    ko: () =>
      '--workshop에는 워크숍의 제목을 주세요. 눈에 보이는 글자로 100자까지 쓸 수 있습니다: --workshop "실시간 웹"',
    en: () =>
      'Give --workshop a title of up to 100 characters that can be seen: --workshop "The real-time web".',
  },
  'tls-half': {
    ko: () => 'HTTPS에는 인증서와 개인 키가 모두 필요합니다. --cert와 --key를 함께 주세요.',
    en: () => 'HTTPS needs both a certificate and its private key: give --cert and --key together.',
  },
  'tls-unreadable': {
    ko: ({ file, reason }) => `${file}을(를) 읽을 수 없습니다(${reason}). 경로와 권한을 확인하세요.`,
    en: ({ file, reason }) => `Cannot read ${file} (${reason}). Check the path and its permissions.`,
  },
  'tls-malformed': {
    ko: ({ file }) =>
      `${file}에는 읽을 수 있는 PEM 인증서나 개인 키가 없습니다. --cert에는 인증서를, --key에는 암호가 걸리지 않은 개인 키를 주었는지 확인하세요.`,
    en: ({ file }) =>
      `There is no usable PEM certificate or private key in ${file}. See that --cert names the certificate and --key its private key, without a passphrase.`,
  },
  'tls-mismatch': {
    ko: ({ cert, key }) =>
      `${key}은(는) ${cert}의 개인 키가 아닙니다. 두 파일이 한 쌍인지, 갱신하면서 하나만 바뀌지 않았는지 확인하세요.`,
    en: ({ cert, key }) =>
      `${key} is not the private key of ${cert}. See that the two belong together, and that not only one of them was renewed.`,
  },
  'argument-missing': {
    ko: ({ name }) => `인자 '${name}'이(가) 빠졌습니다. 명령 뒤에 --help를 붙이면 사용법이 나옵니다.`,
    en: ({ name }) =>
      `The argument '${name}' is missing. Put --help after the command to see how it is used.`,
  },
  'argument-excess': {
    ko: ({ values }) => `인자가 너무 많습니다: ${values}. 명령 뒤에 --help를 붙이면 사용법이 나옵니다.`,
    en: ({ values }) =>
      `There are too many arguments: ${values}. Put --help after the command to see how it is used.`,
  },
  'usage-wrong': {
    ko: ({ message }) => `명령을 이해하지 못했습니다(${message}). --help로 사용법을 볼 수 있습니다.`,
    en: ({ message }) => `This was not understood: ${message}. --help shows how wirebook is used.`,
  },
  'target-missing': {
    ko: () =>
      '무엇을 채점할지 알 수 없습니다. 풀이 파일을 적거나(wirebook grade echo my.ts), 서버를 시작하는 명령을 --command로, 실행 중인 서버를 --url로 지정하세요.',
    en: () =>
      'There is nothing to grade. Name the solution (wirebook grade echo my.ts), a command that starts a server with --command, or a server that runs with --url.',
  },
  'target-ambiguous': {
    ko: () => '풀이 파일, --command, --url은 함께 쓸 수 없습니다. 하나만 지정하세요.',
    en: () => 'Files, --command and --url do not go together. Name one of them.',
  },
  'option-needs-command': {
    ko: ({ flag }) =>
      `${flag} 옵션은 --command와 함께 쓰는 것입니다. --command를 더하거나 ${flag} 옵션을 빼세요.`,
    en: ({ flag }) => `${flag} belongs to --command. Add --command, or leave ${flag} out.`,
  },
  'file-twice': {
    ko: ({ path }) => `같은 이름의 파일이 둘 이상입니다: '${path}'. 풀이의 파일 이름은 서로 달라야 합니다.`,
    en: ({ path }) => `More than one file is called '${path}'. The files of a solution need different names.`,
  },
  'output-syntax': {
    ko: ({ value }) =>
      `이해할 수 없는 값입니다: '${value}'. --output json=report.json처럼 형식=파일로 적으세요.`,
    en: ({ value }) => `'${value}' was not understood. Write format=file, as in --output json=report.json.`,
  },
  'output-overwrites': {
    ko: ({ path }) =>
      `보고서를 '${path}'에 쓰면 풀이 파일이나 다른 보고서를 덮어씁니다. 보고서마다 다른 파일을 지정하세요.`,
    en: ({ path }) =>
      `Writing to '${path}' would overwrite the solution or another report. Name a file of its own for each report.`,
  },
  'output-exists': {
    ko: ({ path }) => `'${path}'이(가) 이미 있습니다. 다른 이름을 고르거나 있는 파일을 먼저 옮기세요.`,
    en: ({ path }) => `There is a file '${path}' already. Choose another name, or move that one first.`,
  },
  'data-missing': {
    ko: ({ path }) => `${path}에 저장된 데이터가 없습니다. --data로 데이터 폴더를 지정하세요.`,
    en: ({ path }) => `There is no data in ${path}. Name the folder that has it with --data.`,
  },
  'workshop-unknown': {
    ko: ({ title }) =>
      `'${title}'이라는 워크숍이 없습니다. wirebook workshop list로 남아 있는 워크숍을 볼 수 있습니다.`,
    en: ({ title }) =>
      `There is no workshop called '${title}'. wirebook workshop list shows those that are kept.`,
  },
  'delete-unconfirmed': {
    ko: ({ title, people }) =>
      `'${title}'와 ${people}명의 이름, 코드, 보고서를 모두 지우려고 합니다. 되돌릴 수 없으니 필요하면 먼저 백업하고, --yes를 붙여 다시 실행하세요.`,
    en: ({ title, people }) =>
      `This would delete '${title}' with the names, code and reports of its people (${people}). There is no way back: make a backup first if you need one, then run it again with --yes.`,
  },
  'output-unwritable': {
    ko: ({ path, reason }) =>
      `보고서를 쓸 수 없습니다: '${path}' (${reason}). 폴더가 있는지, 쓸 권한이 있는지 확인하세요.`,
    en: ({ path, reason }) =>
      `The report cannot be written to '${path}' (${reason}). Check that the folder exists and that you may write there.`,
  },
});

/** Problems of the grader and the companion that the caller can mend by calling again in another way. */
const callers: ReadonlySet<string> = new Set([
  'lab-unknown',
  'check-unknown',
  'file-missing',
  'file-is-folder',
  'file-unreadable',
  'file-too-large',
  'file-not-text',
  'command-folder-missing',
  'command-folder-too-much',
  'command-folder-closed',
  'server-url-invalid',
  'server-unreachable',
  'batch-folder-unreadable',
  'batch-folder-empty',
  'batch-reports-unwritable',
  'roster-needed',
  'roster-not-understood',
  'port-taken',
  'address-unusable',
  'isolation-too-weak',
  'workshop-needed',
  'follow-alone',
  'follow-twice',
  'site-missing',
  'data-in-use',
  'data-unwritable',
  'data-newer',
]);

/** Whether a problem is one of how `wirebook` was called (exit code 2), not ours. */
export const isUsage = ({ code }: Problem): boolean => code in problems.texts || callers.has(code);

import { catalogue } from '../../grader/problem.ts';

/** What people of a workshop are told when something cannot be done. */
export const problems = catalogue({
  'workshop-none': {
    ko: () =>
      '이 도우미 서버에서는 워크숍이 열려 있지 않습니다. 열려면 npx wirebook serve --workshop "제목"으로 시작하거나, 터미널에 출력된 강사 주소를 여세요.',
    en: () =>
      'No workshop is open on this companion. To open one, start it with npx wirebook serve --workshop "Title", or open the instructor’s address that the terminal showed.',
  },
  'opening-key-wrong': {
    ko: () =>
      '강사 키가 맞지 않습니다. 이 도우미 서버를 시작한 터미널에 출력된 주소를 여세요. 다시 시작하면 키도 바뀝니다.',
    en: () =>
      'This is not the instructor’s key. Open the address that the terminal showed when this companion started; every start has a key of its own.',
  },
  'opening-isolation': {
    ko: ({ isolation }) =>
      `워크숍에서는 다른 컴퓨터의 참가자도 이 컴퓨터에서 코드를 실행하는데, 격리 수준이 ${isolation}입니다. npx wirebook doctor가 알려 주는 대로 격리를 갖추고 다시 시작하세요.`,
    en: ({ isolation }) =>
      `In a workshop people on other machines run code on this one, and its isolation is only ${isolation}. Complete it as npx wirebook doctor says, and start again.`,
  },
  'workshop-opening': {
    ko: () => '워크숍을 이미 여는 중입니다. 잠시 뒤 이 페이지를 새로 고치세요.',
    en: () => 'The workshop is being opened already. Reload this page in a moment.',
  },
  'workshop-join-first': {
    ko: () => '워크숍에 먼저 참가해 주세요. 강사가 알려 준 참가 코드와 이름을 입력하면 됩니다.',
    en: () => 'Join the workshop first, with the code that the instructor has told you and your name.',
  },
  'workshop-paused': {
    ko: () => '강사가 모두를 잠시 멈추었습니다. 쓴 코드는 그대로 있습니다. 다시 시작되면 이어서 하세요.',
    en: () => 'The instructor has paused everybody. Your code is safe; go on when the pause is over.',
  },
  'workshop-full': {
    ko: ({ limit }) =>
      `이 워크숍에는 ${limit}명까지 참가할 수 있고, 자리가 모두 찼습니다. 강사에게 알려 주세요.`,
    en: ({ limit }) => `This workshop has room for ${limit} people and is full. Tell the instructor.`,
  },
  'lab-closed': {
    ko: () => '강사가 아직 열지 않은 실습입니다. 열리면 실행하고 검사할 수 있습니다.',
    en: () => 'The instructor has not opened this lab. Once it is open you can run and check.',
  },
  'hints-closed': {
    ko: () =>
      '강사가 이 실습의 힌트를 닫아 두었습니다. 실패한 검사의 설명과 강의를 먼저 살펴보고, 막히면 손을 드세요.',
    en: () =>
      'Your instructor has closed the hints for this lab. Read what the check says and the lesson first; raise a hand if you are stuck.',
  },
  'role-refused': {
    ko: () => '이 일은 다른 역할의 사람만 할 수 있습니다. 강사라면 시작할 때 출력된 키로 로그인하세요.',
    en: () =>
      'Your role does not allow this. If you are the instructor, sign in with the key that was printed at the start.',
  },
  'join-code-wrong': {
    ko: () => '참가 코드가 맞지 않습니다. 화면에 보이는 코드를 다시 확인하세요.',
    en: () => 'This is not the join code. Look at the code on the screen again.',
  },
  'key-wrong': {
    ko: () => '키가 맞지 않습니다. 워크숍을 처음 열 때 터미널에 출력된 키를 그대로 입력하세요.',
    en: () =>
      'This is none of the keys. Enter the one that the terminal showed when the workshop was first opened.',
  },
  'name-taken': {
    ko: ({ name }) => `'${name}'은(는) 이미 쓰이는 이름입니다. 성이나 숫자를 덧붙여 주세요.`,
    en: ({ name }) => `Somebody is already called '${name}'. Add an initial or a number.`,
  },
  'member-unknown': {
    ko: () => '그런 참가자가 없습니다. 현황판을 새로 고친 뒤 다시 고르세요.',
    en: () => 'There is no such member. Reload the board and choose again.',
  },
  'ticket-refused': {
    ko: () => '이 표는 이미 쓰였거나 기한이 지났습니다. 새 표를 받아 다시 연결하세요.',
    en: () => 'This ticket has been used or has expired. Get a new one and connect again.',
  },
  'roster-wanted': {
    ko: ({ name }) =>
      `${name} 성적표에는 명단이 필요합니다. ${name}에서 성적표를 CSV로 내보낸 뒤, 그 파일을 함께 고르세요.`,
    en: ({ name }) => `A gradebook for ${name} needs the CSV that ${name} exports: choose that file too.`,
  },
  'metrics-refused': {
    ko: () =>
      '측정값은 이 컴퓨터에서 직접 묻거나 강사로 들어온 사람에게만 보여 줍니다. 이 컴퓨터에서 http://127.0.0.1의 주소로 물어보세요.',
    en: () =>
      'The figures are for this machine itself and for the instructor. Ask on this machine, at its address on http://127.0.0.1.',
  },
});

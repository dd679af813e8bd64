/** What stands over the code while a file of the learner's own editor is followed, in Korean. */
export const followKo = {
  title: '내 편집기의 파일',
  following: '파일을 따라가는 중입니다.',
  edit: '고치려면 내 편집기에서 고치고 저장하세요.',
  readOnly:
    '이 파일은 내 편집기에서 쓰고 있어 여기서는 읽기만 합니다. 여기서 고치려면 위의 ‘복사해 오기’를 누르세요.',
  onSave: '저장할 때마다',
  copy: '복사해 오기',
  copyHint: '이 코드를 여기 편집기로 복사하고 따라가기를 끝냅니다. 여기에 있던 코드는 시도 기록에 남습니다.',
  copied: '파일의 코드를 편집기로 복사했습니다. 이제 여기에서 고칩니다.',
  stop: '그만 따라가기',
  own: '여기에서 쓰는 코드입니다.',
  again: (name: string) => `${name} 따라가기`,
  last: '마지막으로 저장된 내용을 보여 줍니다. 파일이 돌아오면 이어서 따라갑니다.',
  ended: (name: string) =>
    `도우미 서버가 ${name} 파일을 더 이상 따라가지 않습니다. 여기에서 쓰던 코드로 돌아왔습니다.`,
};

export type FollowWords = typeof followKo;

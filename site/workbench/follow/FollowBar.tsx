import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { Icon } from '../frame/Icon.tsx';
import { Tick } from '../frame/Tick.tsx';
import { takeCopy } from './actions.ts';

/** Over the code: which file of the learner's own editor is followed, what a save sets off, and the ways out. */
export const FollowBar = (): JSX.Element | null => {
  const { follow, said } = useWorkbench();
  if (!follow.offered.value) return null;
  return (
    <section class="wb-follow" aria-label={said.follow.title}>
      {follow.on.value ? <Following /> : <NotFollowing />}
    </section>
  );
};

const Following = (): JSX.Element => {
  const workbench = useWorkbench();
  const { follow, said, lang } = workbench;
  const problem = follow.problem.value;
  return (
    <>
      <div class="wb-follow-line">
        <p class="wb-follow-what">
          <Icon name="eye" />
          <span>
            <code>{follow.name}</code> <span>{said.follow.following}</span>{' '}
            <span class="wb-follow-edit">{said.follow.edit}</span>
          </span>
        </p>
        <div class="wb-follow-saves" role="group" aria-label={said.follow.onSave}>
          <span aria-hidden="true">{said.follow.onSave}</span>
          <Tick value={follow.onSave.check} label={said.check} />
          <Tick value={follow.onSave.run} label={said.run} />
        </div>
        <div class="wb-follow-ways">
          <button
            type="button"
            class="wb-quiet"
            title={said.follow.copyHint}
            onClick={() => takeCopy(workbench)}
          >
            {said.follow.copy}
          </button>
          <button
            type="button"
            class="wb-quiet"
            onClick={() => {
              follow.wanted.value = false;
            }}
          >
            {said.follow.stop}
          </button>
        </div>
      </div>
      <div role="status">
        {problem && (
          <p class="wb-follow-problem">
            <Icon name="warn" /> {problem.message[lang]} {said.follow.last}
          </p>
        )}
      </div>
    </>
  );
};

/** The learner writes here now; the file is one click away. */
const NotFollowing = (): JSX.Element => {
  const { follow, said } = useWorkbench();
  return (
    <div class="wb-follow-line">
      <p class="wb-follow-what">
        <span>{said.follow.own}</span>
      </p>
      <div class="wb-follow-ways">
        <button
          type="button"
          class="wb-quiet"
          onClick={() => {
            follow.wanted.value = true;
          }}
        >
          {said.follow.again(follow.name.value)}
        </button>
      </div>
    </div>
  );
};

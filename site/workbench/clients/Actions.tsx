import type { JSX } from 'preact';
import type { PanelAction } from '../../../grader/panel.ts';
import { useWorkbench } from '../context.ts';
import { TextField } from './TextField.tsx';

/** The lab's own buttons, with the fields that they are made with. */
export const Actions = (): JSX.Element | null => {
  const { clients, run, lang, said } = useWorkbench();
  const { actions, fields } = clients.panel;
  if (actions.length === 0) return null;
  const url = run.url.value;
  const ready = (action: PanelAction): boolean =>
    action.do === 'compose' ||
    (url !== undefined && (action.do === 'request' || clients.current.value?.state.value === 'open'));
  return (
    <div class="wb-lab-actions" role="group" aria-label={said.client.actions}>
      {fields.length > 0 && (
        <div class="wb-form">
          {fields.map(({ name, label }) => {
            const value = clients.fields[name];
            return value && <TextField key={name} label={label[lang]} value={value} shown />;
          })}
        </div>
      )}
      <div class="wb-buttons">
        {actions.map((action) => (
          <button
            key={action.label.en}
            type="button"
            class="wb-button"
            disabled={!ready(action)}
            onClick={() => void clients.act(url ?? '', action)}
          >
            {action.label[lang]}
          </button>
        ))}
      </div>
    </div>
  );
};

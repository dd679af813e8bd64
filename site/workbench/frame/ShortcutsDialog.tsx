import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import type { Words } from '../words/index.ts';
import { Dialog } from './Dialog.tsx';
import { isApple } from './keys.ts';

/** Every shortcut of the workbench and the editor's most useful ones. */
export const ShortcutsDialog = (): JSX.Element => {
  const { said, dialog } = useWorkbench();
  return (
    <Dialog
      title={said.keys.title}
      onClose={() => {
        dialog.value = 'none';
      }}
    >
      <table class="wb-keys">
        <tbody>
          {shortcuts(said, isApple()).map(({ name, keys }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {keys.map((combination, index) => (
                  <span key={index}>
                    {index > 0 && ` ${said.keys.then} `}
                    {combination.split('+').map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
};

interface Shortcut {
  readonly name: string;
  /** Pressed one after the other. */ readonly keys: readonly string[];
}

const shortcuts = ({ keys }: Words, apple: boolean): readonly Shortcut[] => {
  const mod = apple ? '⌘' : 'Ctrl';
  const shift = apple ? '⇧' : 'Shift';
  const alt = apple ? '⌥' : 'Alt';
  return [
    { name: keys.run, keys: [`${mod}+Enter`] },
    { name: keys.check, keys: [`${mod}+${shift}+Enter`] },
    { name: keys.save, keys: [`${mod}+S`] },
    { name: keys.next, keys: ['F6'] },
    { name: keys.previous, keys: [`${shift}+F6`] },
    { name: keys.leaveEditor, keys: ['Esc', 'Tab'] },
    { name: keys.tabMode, keys: [apple ? `Ctrl+${shift}+M` : 'Ctrl+M'] },
    { name: keys.complete, keys: ['Ctrl+Space'] },
    { name: keys.format, keys: [`${shift}+${alt}+F`] },
    { name: keys.nextProblem, keys: ['Alt+F8'] },
    { name: keys.commands, keys: ['F1'] },
    { name: keys.help, keys: ['?'] },
  ];
};

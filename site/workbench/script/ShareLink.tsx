import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { useCopy } from '../frame/useCopy.ts';
import { linkTo } from './link.ts';

/** The script as an address: to be copied by a button, or where that is forbidden by hand. */
export const ShareLink = (): JSX.Element => {
  const { script, said } = useWorkbench();
  const link = linkTo(location.href, script.text.value);
  const { copied, copy } = useCopy(link);
  return (
    <div class="wb-form">
      <label class="wb-grow">
        <span class="wb-label">{said.script.linkLabel}</span>
        <input readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
      </label>
      <button type="button" class="wb-button" onClick={copy}>
        {copied ? said.checks.copied : said.script.link}
      </button>
    </div>
  );
};

import type { ComponentChildren, JSX } from 'preact';

export interface TabItem<T extends string> {
  readonly id: T;
  readonly label: string;
  /** A short state beside the name: a count, a dot. */
  readonly badge?: ComponentChildren;
}

interface TabsProps<T extends string> {
  readonly items: readonly TabItem<T>[];
  readonly shown: T;
  readonly label: string;
  /** Of the panel that a tab shows. */
  readonly controls: (id: T) => string;
  readonly onShow: (id: T) => void;
  readonly class?: string;
}

/** Tabs as the ARIA practices have them: one stop of Tab, arrows within. */
export const Tabs = <T extends string>(props: TabsProps<T>): JSX.Element => {
  const { items, shown, label, controls, onShow } = props;
  const move = (event: KeyboardEvent): void => {
    const at = items.findIndex(({ id }) => id === shown);
    const to = target(event.key, at, items.length);
    const item = to === undefined ? undefined : items[to];
    if (!item) return;
    event.preventDefault();
    onShow(item.id);
    document.getElementById(tabId(controls(item.id)))?.focus();
  };
  return (
    <div class={`wb-tabs ${props.class ?? ''}`} role="tablist" aria-label={label} onKeyDown={move}>
      {items.map(({ id, label: name, badge }) => (
        <button
          key={id}
          id={tabId(controls(id))}
          type="button"
          role="tab"
          aria-selected={id === shown}
          aria-controls={controls(id)}
          tabIndex={id === shown ? 0 : -1}
          onClick={() => onShow(id)}
        >
          <span class="wb-tab-name">{name}</span>
          {badge}
        </button>
      ))}
    </div>
  );
};

export const tabId = (panelId: string): string => `${panelId}-tab`;

const target = (key: string, at: number, count: number): number | undefined => {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
};

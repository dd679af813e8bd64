import { computed, signal } from '@preact/signals';

export const panels = ['brief', 'code', 'output', 'client', 'checks'] as const;
export type Panel = (typeof panels)[number];

/** Panels that share one place beside the code where there is room for it. */
export const results = ['output', 'client', 'checks'] as const;
export type Result = (typeof results)[number];

/** Where the results stand; `auto` follows the width of the window. */
export type Dock = 'auto' | 'bottom' | 'right';

/** Below it, one panel at a time is shown, and the editor is a plain field. As in frame.css. */
const narrowQuery = '(max-width: 50rem)';
/** From here on, `auto` puts the results to the right. As in frame.css. */
const wideQuery = '(min-width: 110rem)';
const key = 'wirebook:layout';

/** A divider's place in percent of what it divides. */
export type Divider = 'brief' | 'code';
const limits = { min: 15, max: 80 };

/** What is shown where: chosen by the learner, remembered by the browser. */
export class LayoutStore {
  /** The panel shown where there is room for one. */
  readonly panel = signal<Panel>('brief');
  /** The result shown where there is room for all. */
  readonly result = signal<Result>('output');
  readonly narrow = signal(false);
  readonly dock = signal<Dock>('auto');
  readonly #wide = signal(false);
  readonly docked = computed<'bottom' | 'right'>(() => {
    if (this.dock.value !== 'auto') return this.dock.value;
    return this.#wide.value ? 'right' : 'bottom';
  });
  /** Only what was changed: the style sheet has the rest. Keys as `brief-bottom`. */
  readonly sizes = signal<Readonly<Record<string, number>>>({});
  readonly #abort = new AbortController();

  open(): void {
    this.#watch(narrowQuery, (matches) => {
      this.narrow.value = matches;
    });
    this.#watch(wideQuery, (matches) => {
      this.#wide.value = matches;
    });
    const { dock, sizes } = readLayout();
    this.dock.value = dock;
    this.sizes.value = sizes;
  }

  close(): void {
    this.#abort.abort();
  }

  show(panel: Panel): void {
    this.panel.value = panel;
    const result = results.find((one) => one === panel);
    if (result) this.result.value = result;
  }

  visible(panel: Panel): boolean {
    if (this.narrow.value) return panel === this.panel.value;
    return panel === 'brief' || panel === 'code' || panel === this.result.value;
  }

  dockTo(dock: Dock): void {
    this.dock.value = dock;
    this.#keep();
  }

  /** @param percent undefined for where it was at first */
  resize(divider: Divider, percent: number | undefined): void {
    const name = `${divider}-${this.docked.value}`;
    const others = Object.entries(this.sizes.value).filter(([other]) => other !== name);
    const kept = percent === undefined ? [] : [[name, Math.min(limits.max, Math.max(limits.min, percent))]];
    this.sizes.value = Object.fromEntries([...others, ...kept]) as Record<string, number>;
    this.#keep();
  }

  #keep(): void {
    applyLayout(this.dock.value, this.sizes.value);
    try {
      localStorage.setItem(key, JSON.stringify({ dock: this.dock.value, sizes: this.sizes.value }));
    } catch {
      // Not remembered, then.
    }
  }

  #watch(query: string, note: (matches: boolean) => void): void {
    const media = matchMedia(query);
    note(media.matches);
    media.addEventListener('change', ({ matches }) => note(matches), { signal: this.#abort.signal });
  }
}

/** The style sheet reads the layout from the root, where BeforePaint.astro puts it before anything is painted. */
const applyLayout = (dock: Dock, sizes: Readonly<Record<string, number>>): void => {
  const { dataset, style } = document.documentElement;
  dataset['dock'] = dock;
  for (const divider of ['brief', 'code'])
    for (const place of ['bottom', 'right']) {
      const size = sizes[`${divider}-${place}`];
      style.setProperty(`--${divider}-${place}`, size === undefined ? '' : `${size}%`);
    }
};

const readLayout = (): { dock: Dock; sizes: Readonly<Record<string, number>> } => {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { dock?: unknown; sizes?: unknown };
    const dock = kept.dock === 'bottom' || kept.dock === 'right' ? kept.dock : 'auto';
    const sizes = typeof kept.sizes === 'object' ? { ...(kept.sizes as Record<string, number>) } : {};
    return { dock, sizes };
  } catch {
    return { dock: 'auto', sizes: {} };
  }
};

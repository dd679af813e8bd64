import { signal } from '@preact/signals';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly action?: { readonly label: string; readonly act: () => void };
}

const stays = 12_000;

/** Short news that go away by themselves, such as what can be undone. */
export class Notices {
  readonly shown = signal<readonly Notice[]>([]);
  #count = 0;

  add(notice: Omit<Notice, 'id'>): void {
    const id = ++this.#count;
    this.shown.value = [...this.shown.value, { ...notice, id }];
    setTimeout(() => this.dismiss(id), stays);
  }

  dismiss(id: number): void {
    this.shown.value = this.shown.value.filter((notice) => notice.id !== id);
  }
}

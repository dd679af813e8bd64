// tries: to fill memory with promises that never settle
// ends: memory
const all: Promise<void>[] = [];
const more = (): void => {
  for (let n = 0; n < 100_000; n += 1) all.push(new Promise((resolve) => setTimeout(resolve, 1e9)));
  setImmediate(more);
};
more();

export {};

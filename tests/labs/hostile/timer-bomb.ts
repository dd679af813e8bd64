// tries: to drown its own event loop in timers
// ends: -
const more = (): void => {
  setTimeout(more, 0);
  setTimeout(more, 0);
};
more();

export {};

const key = 'wirebook:room';

/** Whether the strip has a place, now and from the first paint of the next page on (BeforePaint.astro). */
export const keepPlace = (wanted: boolean): void => {
  document.documentElement.toggleAttribute('data-room', wanted);
  try {
    if (wanted) localStorage.setItem(key, '1');
    else localStorage.removeItem(key);
  } catch {
    // Not remembered, then: the strip moves the panels once.
  }
};

/** The real clock and timers, kept before anybody can replace them. */
export const realSetTimeout = setTimeout;
export const realClearTimeout = clearTimeout;
export const realSetInterval = setInterval;
export const realClearInterval = clearInterval;
export const realSetImmediate = setImmediate;
export const RealDate = Date;
export const realDateNow = Date.now;
export const realPerformanceNow = performance.now.bind(performance);

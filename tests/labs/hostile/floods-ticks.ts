// tries: never to let its event loop turn, by ticks
// ends: start-time or memory
const again = (): void => process.nextTick(again);
again();

export {};

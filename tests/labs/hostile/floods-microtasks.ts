// tries: never to let its event loop turn
// ends: start-time or memory
const again = (): Promise<void> => Promise.resolve().then(again);
void again();

export {};

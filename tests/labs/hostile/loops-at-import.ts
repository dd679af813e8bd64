// tries: never to get as far as to listen
// ends: start-time
for (;;);

export {};

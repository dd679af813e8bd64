// tries: to drown the grader in output
// ends: output or memory or start-time
const line = 'x'.repeat(1 << 16);
for (;;) console.log(line);

export {};

// tries: to stand still, neither ending nor answering
// ends: start-time
process.kill(process.pid, 'SIGSTOP');

export {};

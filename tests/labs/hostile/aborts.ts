// tries: to leave a core file behind
// ends: itself
process.abort();

export {};

// tries: to end with the exit code of success before anybody asks
// ends: itself
process.exit(0);

export {};

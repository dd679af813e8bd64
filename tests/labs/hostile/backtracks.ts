// tries: to hang in a regular expression
// ends: start-time
console.log(/^(a+)+$/.test(`${'a'.repeat(60)}!`));

export {};

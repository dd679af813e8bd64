/**
 * How many bits of chance tickets like these have at most. For each place in the text: how many characters there must be to
 * choose from, judging by how many different ones were seen. A fixed place counts nothing, so that dashes, a version digit,
 * a date and a counter do not pass for chance. Ends that only the longer tickets have are left out.
 */
export function capacityOf(tickets: readonly string[]): number {
  const length = Math.min(...tickets.map((ticket) => ticket.length));
  let bits = 0;
  for (let place = 0; place < length; place += 1) {
    const seen = new Set(tickets.map((ticket) => ticket[place]));
    bits += Math.log2(choicesBehind(seen.size, tickets.length));
  }
  return bits;
}

/** Of how many equally likely values `draws` show `seen` different ones, on average: a * (1 - (1 - 1/a)^draws) = seen. */
function choicesBehind(seen: number, draws: number): number {
  let [low, high] = [seen, 65_536];
  for (let step = 0; step < 40 && high - low > 1e-6; step += 1) {
    const middle = (low + high) / 2;
    if (middle * (1 - (1 - 1 / middle) ** draws) < seen) low = middle;
    else high = middle;
  }
  return low;
}

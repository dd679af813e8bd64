/** What no file system takes, and what would lead out of a folder (Microsoft, "Naming Files, Paths, and Namespaces"). */
const forbidden = /[\p{C}<>:"/\\|?*]/gu;
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Gives everybody a folder name that every system can unpack, no two the same even where case does not count. */
export function folderNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeName(name);
    let unique = safe;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${safe} (${count})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function safeName(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(forbidden, '_')
    .replace(/[. ]+$/, '')
    .replace(/^[. ]+/, '');
  return bare === '' ? '_' : bare.replace(devices, '_$&');
}

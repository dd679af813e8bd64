/** Links carry the code or the key behind `#`, where no server and no log sees it. */
export const fromLink = (name: string): string => new URLSearchParams(location.hash.slice(1)).get(name) ?? '';

/** What is typed stays in the fields alone: who types before the page has come to life loses nothing. */
export function typed(event: SubmitEvent, name: string): string {
  event.preventDefault();
  const value = new FormData(event.currentTarget as HTMLFormElement).get(name);
  return typeof value === 'string' ? value : '';
}

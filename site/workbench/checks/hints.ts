/**
 * The steps for a check, gentlest first: the items of the list below the heading that is the check's id.
 * @param root holds the rendered hints.<language>.mdx
 * @returns empty where the lab has none for it
 */
export const findHints = (check: string, root: Element): readonly Element[] => {
  const headings = root.querySelectorAll('h2');
  const heading = Array.from(headings).find(({ textContent }) => textContent.trim() === check);
  const list = heading && nextList(heading, root);
  return list ? Array.from(list.children) : [];
};

/** The heading may stand in a wrapper of its own. */
const nextList = (heading: Element, root: Element): Element | undefined => {
  let at: Element | null = heading.parentElement === root ? heading : heading.parentElement;
  while ((at = at?.nextElementSibling ?? null)) {
    if (at.matches('ol')) return at;
    if (at.matches('h2') || at.querySelector('h2')) return undefined;
  }
  return undefined;
};

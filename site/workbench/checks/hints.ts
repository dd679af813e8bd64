/** Where the page keeps the rendered hints.<language>.mdx. */
export const hintsId = 'wb-hints';

/**
 * The steps for a check, gentlest first: the items of the list below the heading that is the check's id.
 * @returns empty where the lab has none for it
 */
export const findHints = (check: string, root: ParentNode = document): readonly Element[] => {
  const headings = root.querySelectorAll(`#${hintsId} h2`);
  const heading = Array.from(headings).find(({ textContent }) => textContent.trim() === check);
  const list = heading && nextList(heading);
  return list ? Array.from(list.children) : [];
};

/** The heading may stand in a wrapper of its own. */
const nextList = (heading: Element): Element | undefined => {
  let at: Element | null = heading.parentElement?.id === hintsId ? heading : heading.parentElement;
  while ((at = at?.nextElementSibling ?? null)) {
    if (at.matches('ol')) return at;
    if (at.matches('h2') || at.querySelector('h2')) return undefined;
  }
  return undefined;
};

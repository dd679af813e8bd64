/**
 * Where a lesson's file is found on the site: `ko/04-lifecycle.mdx` -> `ko/lessons/lifecycle`. The number orders,
 * the slug names: a lesson can move within the chapter without breaking a link to it.
 */
export const lessonId = (entry: string): string => {
  const match = /^(ko|en)\/\d\d-([a-z0-9-]+)\.mdx$/.exec(entry);
  if (!match) {
    throw new Error(
      `content/docs/${entry}: a lesson is named ko/NN-slug.mdx or en/NN-slug.mdx, in small letters.`,
    );
  }
  return `${String(match[1])}/lessons/${String(match[2])}`;
};

/** `content/docs/ko/04-lifecycle.mdx` -> `04`. */
export const lessonNumber = (filePath: string): string => /\/(\d\d)-[^/]+$/.exec(filePath)?.[1] ?? '';

import type { APIRoute, GetStaticPaths } from 'astro';
import { workbenchLabs } from '../../site/workbench/labs.ts';
import { collectTypes } from '../../site/workbench/types/collect.ts';
import { typesKey } from '../../site/workbench/types/key.ts';

/** One file for every set of packages that some lab allows. */
export const getStaticPaths: GetStaticPaths = () => {
  const sets = new Map(workbenchLabs().map(({ packages }) => [typesKey(packages), packages]));
  return [...sets].map(([key, packages]) => ({ params: { key }, props: { packages } }));
};

export const GET: APIRoute<{ packages: string[] }> = ({ props }) =>
  Response.json(collectTypes(process.cwd(), props.packages));

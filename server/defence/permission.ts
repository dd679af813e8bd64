import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../grader/problem.ts';
import { problems } from '../workshop/problems.ts';
import { learners } from '../workshop/roles.ts';
import type { Workshop } from '../workshop/workshop.ts';

/**
 * Why whoever sends the request may not use the route that was found, or undefined. The route says who may, else it is for
 * those who learn. Members also need the workshop to go on, and the lab to be open, where the route lets them work.
 */
export function refusal(request: FastifyRequest, workshop: Workshop | undefined): Problem | undefined {
  const { roles = learners, work = false } = request.routeOptions.config;
  const { standing } = request;
  if (!roles.includes(standing))
    return problems(standing === 'nobody' ? 'workshop-join-first' : 'role-refused');
  if (!work || standing !== 'member') return undefined;
  const { slug } = request.params as { readonly slug?: string };
  return workshop?.closed(slug);
}

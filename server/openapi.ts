import fastifySwagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { App } from './app.ts';
import { everybody } from './workshop/roles.ts';

/** Serves the OpenAPI document of every route that is registered after this call. */
export async function serveOpenApi(app: App, version: string): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Wirebook companion',
        version,
        description:
          'Solutions, gradings and runs. Every answer that is not a success is a Fault: a stable code and a sentence in Korean and English.',
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutUnused(jsonSchemaTransformObject(document)),
  });
  app.get(
    '/api/openapi.json',
    { config: { roles: everybody }, schema: { summary: 'This document', tags: ['companion'] } },
    () => app.swagger(),
  );
}

type Documented = ReturnType<typeof jsonSchemaTransformObject>;

interface Components {
  readonly schemas?: Readonly<Record<string, object>>;
}

/** The transformation describes every schema as input and as output, whichever of them a route uses. */
function withoutUnused(document: Documented): Documented {
  const { components = {} } = document as { readonly components?: Components };
  const { schemas = {}, ...others } = components;
  const routes = JSON.stringify({ ...document, components: others });
  const used = new Set<string>();
  const visit = (text: string) => {
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      visit(JSON.stringify(schemas[name]));
    }
  };
  visit(routes);
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { ...others, schemas: Object.fromEntries(kept) } };
}

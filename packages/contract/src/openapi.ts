import * as z from 'zod'
import type { Access, AnySchema, Endpoint } from './endpoint'
import { ProblemDocument, problemStatus } from './problem'

type Named = { readonly name: string; readonly endpoint: Endpoint<AnySchema, AnySchema, AnySchema, AnySchema> }

/** JSON Schema 2020-12 of what travels: `input` for what a caller sends, `output` for answers. */
export function toJsonSchema(schema: AnySchema, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Record<string, unknown>
  return rest
}

function parametersOf(schema: AnySchema | undefined, place: 'path' | 'query'): unknown[] {
  if (!schema) return []
  const { properties = {}, required = [] } = toJsonSchema(schema, 'input') as {
    properties?: Record<string, unknown>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

/** The cookie that an endpoint asks for, by the name of its scheme below. */
function securityOf(access: Access): Record<string, []>[] {
  if (access === 'public') return []
  return [{ [access === 'citizen' || access === 'account' ? access : 'session']: [] }]
}

/** The OpenAPI 3.1 document of the contract: the same values that validate requests. */
export function toOpenApi(contract: readonly Named[], options: { serverUrl: string }): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const { name, endpoint } of contract) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    const problems = new Set(endpoint.problems.map((type) => problemStatus[type]))
    if (endpoint.access !== 'public') problems.add(401)
    if (Array.isArray(endpoint.access)) problems.add(403)
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = {
      operationId: name,
      summary: endpoint.summary,
      tags: [endpoint.path.split('/')[1]],
      security: securityOf(endpoint.access),
      parameters: [
        ...parametersOf(endpoint.params, 'path'),
        ...parametersOf(endpoint.query, 'query'),
        ...(endpoint.idempotent
          ? [
              {
                name: 'Idempotency-Key',
                in: 'header',
                required: false,
                schema: { type: 'string', minLength: 8, maxLength: 100 },
              },
            ]
          : []),
      ],
      ...(endpoint.body
        ? {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: toJsonSchema(endpoint.body, 'input') } },
            },
          }
        : {}),
      responses: {
        [endpoint.status]:
          endpoint.status === 204
            ? { description: 'Done' }
            : {
                description: 'OK',
                content: { 'application/json': { schema: toJsonSchema(endpoint.response, 'output') } },
              },
        ...Object.fromEntries(
          [...problems].sort().map((status) => [status, { $ref: '#/components/responses/Problem' }]),
        ),
        default: { $ref: '#/components/responses/Problem' },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sipelandukilat',
      version: '1',
      description: 'Population-administration services for border and interior regions',
    },
    servers: [{ url: options.serverUrl }],
    paths,
    components: {
      responses: {
        Problem: {
          description: 'What went wrong and what to do (RFC 9457)',
          content: { 'application/problem+json': { schema: toJsonSchema(ProblemDocument, 'output') } },
        },
      },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-sid-<instance>' },
        citizen: { type: 'apiKey', in: 'cookie', name: '__Host-follow-<instance>' },
        account: { type: 'apiKey', in: 'cookie', name: '__Host-citizen-<instance>' },
      },
    },
  }
}

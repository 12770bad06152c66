import type { Action, SubjectName } from '@sipelandukilat/access'
import type { z } from 'zod'
import type { ProblemType } from './problem'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: everybody; a citizen who opened an application, or who answered a code sent to their contact; anyone signed
 * in; or who may do an action on some row of a subject (the handler still asks about the row). What is not declared is refused.
 */
export type Access = 'public' | 'citizen' | 'account' | 'signed-in' | readonly [Action, SubjectName]

export type AnySchema = z.core.$ZodType

/** One endpoint of the API, declared once: validation, typed client, OpenAPI and the permission tests come from this value. */
export type Endpoint<
  Params extends AnySchema = AnySchema,
  Query extends AnySchema = AnySchema,
  Body extends AnySchema = AnySchema,
  Response extends AnySchema = AnySchema,
> = {
  readonly method: Method
  readonly path: `/${string}`
  readonly summary: string
  readonly access: Access
  /** `none` holds no connection: uploads, event streams, proxies. */
  readonly transaction: 'read' | 'write' | 'none'
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly response: Response
  /** 201 for what creates, 204 for an empty answer; 200 otherwise. */
  readonly status: 200 | 201 | 202 | 204
  /** A repeated `Idempotency-Key` gets the first answer again. */
  readonly idempotent: boolean
  readonly problems: readonly ProblemType[]
}

type Declaration<P extends AnySchema, Q extends AnySchema, B extends AnySchema, R extends AnySchema> = Omit<
  Endpoint<P, Q, B, R>,
  'status' | 'idempotent' | 'problems' | 'transaction'
> & {
  status?: Endpoint['status']
  idempotent?: boolean
  problems?: readonly ProblemType[]
  transaction?: Endpoint['transaction']
}

/** Declares an endpoint. A GET reads; everything else writes unless it says otherwise. */
export function endpoint<
  P extends AnySchema = z.ZodUndefined,
  Q extends AnySchema = z.ZodUndefined,
  B extends AnySchema = z.ZodUndefined,
  R extends AnySchema = AnySchema,
>(declaration: Declaration<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    status: 200,
    idempotent: false,
    problems: [],
    transaction: declaration.method === 'GET' ? 'read' : 'write',
    ...declaration,
  }
}

export type ParamsOf<E> = E extends Endpoint<infer P, AnySchema, AnySchema, AnySchema> ? z.output<P> : never
export type QueryOf<E> = E extends Endpoint<AnySchema, infer Q, AnySchema, AnySchema> ? z.output<Q> : never
export type BodyOf<E> = E extends Endpoint<AnySchema, AnySchema, infer B, AnySchema> ? z.output<B> : never
export type ResponseOf<E> = E extends Endpoint<AnySchema, AnySchema, AnySchema, infer R> ? z.output<R> : never

type Part<Name extends string, Schema extends AnySchema> =
  z.input<Schema> extends undefined
    ? { [K in Name]?: undefined }
    : undefined extends z.input<Schema>
      ? { [K in Name]?: z.input<Schema> }
      : { [K in Name]: z.input<Schema> }

/** What a caller gives: only the parts that the endpoint declares. */
export type CallInput<E> =
  E extends Endpoint<infer P, infer Q, infer B, AnySchema>
    ? Part<'params', P> & Part<'query', Q> & Part<'body', B>
    : never

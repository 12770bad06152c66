import { createServer, type RequestListener, type Server } from 'node:http'

/** Longer than a proxy before it keeps a connection for reuse (nginx: 60 s). */
const idleLimitMs = 75_000

/**
 * A server that closes no idle connection before its clients do: a request on its way over a connection that is just
 * being closed is lost, and a form with photos is not sent again by itself.
 */
export const createHttpServer = (listener: RequestListener): Server =>
  createServer({ keepAliveTimeout: idleLimitMs }, listener)

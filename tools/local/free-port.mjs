import { createServer } from 'node:net'

/**
 * A port of the loopback interface that nobody listens on at this moment.
 * @param {number} [preferred] taken when it is free
 * @returns {Promise<number>}
 */
export async function findFreePort(preferred) {
  if (preferred && (await canListen(preferred))) return preferred
  return (await listenOn(0)) ?? Promise.reject(new Error('No free port on 127.0.0.1'))
}

/**
 * @param {number} port
 * @param {number} [patienceMs]
 * @returns {Promise<boolean>} whether a server could listen there within that time
 */
export async function canListenSoon(port, patienceMs = 2000) {
  const until = Date.now() + patienceMs
  while (!(await canListen(port))) {
    if (Date.now() > until) return false
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return true
}

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether a server could listen there now
 */
async function canListen(port) {
  return (await listenOn(port)) !== undefined
}

/**
 * @param {number} port 0 lets the system choose
 * @returns {Promise<number | undefined>} the port, free again; undefined when it is in use
 */
function listenOn(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}

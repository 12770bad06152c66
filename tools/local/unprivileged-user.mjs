import { readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * A user that may own a PostgreSQL cluster.
 * @typedef {{ uid: number, gid: number }} SystemUser
 */

/** @returns {boolean} whether this process is root; always false where users have no number (Windows) */
export function isRoot() {
  return process.getuid?.() === 0
}

/**
 * PostgreSQL refuses to run as root, so root lends its processes to somebody without privileges: the owner of the
 * cluster that is there already, else `postgres`, else `nobody`.
 * @param {string} cluster the cluster's directory, which may not exist yet
 * @returns {SystemUser | undefined} undefined when this process is not root and may run PostgreSQL itself
 */
export function findClusterOwner(cluster) {
  if (!isRoot()) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name)
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) }
  }
  throw new Error('PostgreSQL does not run as root, and this system has neither a user "postgres" nor "nobody".')
}

/**
 * Whether a user may walk down to a directory, by the permission bits of every directory above it.
 * @param {string} directory an existing directory
 * @param {SystemUser} user
 */
export function canTraverse(directory, user) {
  for (let current = realpathSync(directory); ; current = path.dirname(current)) {
    const { mode, uid, gid } = statSync(current)
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (current === path.dirname(current)) return true
  }
}

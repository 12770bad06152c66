import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isAlive } from './postmaster.mjs'

const KILL_PAUSE_MS = 20

/**
 * Who works with a data directory.
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} command what a person typed
 * @property {string} [url] where it serves
 * @property {string} script the file it runs, by name: it may have been given relative to any directory
 * @property {{ pid: number, script: string }[]} children processes to end should this one die before them
 */

/**
 * The living process that holds a data directory, if any.
 * @param {string} dataDir
 * @returns {Holder | undefined}
 */
export function findHolder(dataDir) {
  const holder = readHolder(dataDir)
  return holder && holder.pid !== process.pid && runs(holder.pid, holder.script) ? holder : undefined
}

/**
 * @param {string} dataDir
 * @throws {Error} when another process holds the data directory
 */
export function assertFree(dataDir) {
  const holder = findHolder(dataDir)
  if (!holder) return
  const place = holder.url ? ` at ${holder.url}` : ''
  throw new Error(
    `"${holder.command}" (process ${holder.pid}) is already running on ${dataDir}${place}.\n` +
      'For a second instance choose another DATA_DIR and PORT.',
  )
}

/**
 * Makes this process the holder; `assertFree` was asked before. Ends what a killed predecessor left running.
 * @param {string} dataDir
 * @param {Omit<Holder, 'pid' | 'script' | 'children'>} self
 */
export async function takeLock(dataDir, self) {
  for (const child of readHolder(dataDir)?.children ?? []) {
    if (runs(child.pid, child.script)) process.kill(child.pid, 'SIGKILL')
    while (runs(child.pid, child.script)) await setTimeout(KILL_PAUSE_MS) // its port is free only then
  }
  /** @type {Holder} */
  const holder = { ...self, pid: process.pid, script: path.basename(process.argv[1] ?? ''), children: [] }
  write(dataDir, holder)
  return {
    /**
     * @param {number} pid
     * @param {string} script
     */
    addChild(pid, script) {
      holder.children.push({ pid, script })
      write(dataDir, holder)
    },
    release() {
      if (readHolder(dataDir)?.pid === process.pid) rmSync(lockFile(dataDir), { force: true })
    },
  }
}

/**
 * @param {string} dataDir
 * @returns {Holder | undefined}
 */
function readHolder(dataDir) {
  const file = lockFile(dataDir)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/**
 * Numbers are used again, so a process counts only when its command line names the file it was started with.
 * @param {number} pid
 * @param {string} script
 */
function runs(pid, script) {
  return isAlive(pid) && readCommandLine(pid).includes(script)
}

/** @param {number} pid */
function readCommandLine(pid) {
  if (process.platform === 'linux') {
    const file = `/proc/${pid}/cmdline`
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout ?? '' // no `ps` on Windows: nothing is recognised there, and nothing ended
}

/**
 * @param {string} dataDir
 * @param {Holder} holder
 */
function write(dataDir, holder) {
  const unfinished = `${lockFile(dataDir)}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(holder))
  renameSync(unfinished, lockFile(dataDir))
}

/** @param {string} dataDir */
function lockFile(dataDir) {
  return path.join(dataDir, 'running.json')
}

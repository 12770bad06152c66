import { execFile } from 'node:child_process'

/**
 * Runs a program to its end, without showing what it writes.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, timeout?: number }} [options]
 * @returns {Promise<string>} what it wrote
 * @throws {Error} with the line of its output that says most
 */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 1 << 26, ...options }, (error, stdout, stderr) => {
      if (!error) return resolve(stdout)
      if ('code' in error && String(error.code) === 'ENOENT') return reject(new Error(`there is no ${program} here`))
      const lines = `${stderr}\n${stdout}`.split('\n').map((line) => line.trim())
      const telling = lines.find((line) => /^(E:|npm error (?!code)|Error:)|error while|cannot /.test(line))
      const why = error.killed ? 'took too long' : `ended with code ${error.code}`
      reject(new Error(telling ?? lines.find((line) => line !== '') ?? `${program} ${why}`, { cause: error }))
    })
  })
}

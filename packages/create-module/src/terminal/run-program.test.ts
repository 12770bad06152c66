import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parse } from '../commands/command'
import { Failure } from './failure'
import { languageOf } from './language'
import { runProgram } from './run-program'

let said: { out: string; err: string }

beforeEach(() => {
  said = { out: '', err: '' }
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.out += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.err += String(text)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

const refusal = new Failure('refused', { id: 'Ditolak.', en: 'Refused.' }, [{ id: 'Sebabnya.', en: 'The reason.' }])
const fail = async () => {
  throw refusal
}

test('a failure is said in the reader’s language, with its reasons and its exit code', async () => {
  await runProgram(['--language', 'id'], fail)
  expect(said).toEqual({ out: '', err: '✗ Ditolak.\n  – Sebabnya.\n' })
  expect(process.exitCode).toBe(1)
})

test('with --json a script reads one line, and nothing else is said', async () => {
  await runProgram(['--json', '--language=en'], async (terminal) => {
    terminal.progress({ id: 'Sedang', en: 'At work' })
    throw refusal
  })
  expect(said.err).toBe('')
  expect(JSON.parse(said.out)).toEqual({ ok: false, kind: 'refused', message: 'Refused.', details: ['The reason.'] })
})

test('an option that is not known is a wrong use, not a fault', async () => {
  await runProgram(['--nonsense'], async () => {
    parse(['--nonsense'], {})
  })
  expect(process.exitCode).toBe(2)
  expect(said.err).toContain('--nonsense')
})

test('a fault of our own keeps its stack', async () => {
  const fault = new TypeError('a fault')
  await expect(
    runProgram([], async () => {
      throw fault
    }),
  ).rejects.toBe(fault)
})

test('speaks as asked, else as the system does', () => {
  expect(languageOf('id', { LANG: 'en_US.UTF-8' })).toBe('id')
  expect(languageOf(undefined, { LANG: 'id_ID.UTF-8' })).toBe('id')
  expect(languageOf(undefined, { LANG: 'C.UTF-8' })).toBe('en')
})

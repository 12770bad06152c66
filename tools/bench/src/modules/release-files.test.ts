import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toReleaseFiles } from './release-files'

const hashOf = (text = '') => `sha384-${createHash('sha384').update(text).digest('base64')}`

const chunk = `(self.chunk_bench_module_0_0_0_bench=[]).push({id:"bench-module",version:"0.0.0-bench",routes:["/bench-module"]})`
const entry = `var bench_module_0_0_0_bench=load("chunk.js","${hashOf(chunk)}")`
const files = { 'remoteEntry.js': entry, 'chunk.js': chunk }
const release = { id: 'bench-live', version: '1.2.0' }

describe('the build under the name of a release', () => {
  const named = toReleaseFiles(files, release, 'remoteEntry.js')

  it('has its id, version and container in every file, and nothing of the build’s', () => {
    expect(named['chunk.js']).toBe(
      `(self.chunk_bench_live_1_2_0=[]).push({id:"bench-live",version:"1.2.0",routes:["/bench-live"]})`,
    )
    expect(Object.values(named).join()).not.toMatch(/bench.module|0.0.0.bench/)
  })

  it('loads its chunks by the hashes they have now', () => {
    expect(named['remoteEntry.js']).toBe(`var bench_live_1_2_0=load("chunk.js","${hashOf(named['chunk.js'])}")`)
  })

  it('is refused where the entry does not know a chunk’s hash', () => {
    const other = { ...files, 'other.js': 'another' }
    expect(() => toReleaseFiles(other, release, 'remoteEntry.js')).toThrow('does not hold the hash of other.js')
  })
})

import { writeFileSync } from 'node:fs'

/** Runs inside the measured process, before its program: on SIGUSR2 it tells what the heap holds once all garbage is gone. */
process.on('SIGUSR2', () => {
  const collect = (globalThis as { gc?: () => void }).gc
  collect?.()
  collect?.()
  writeFileSync(process.env.HEAP_REPORT ?? '', JSON.stringify(process.memoryUsage()))
})

import type { Page } from 'playwright-core'

export type Line = {
  kilobitsPerSecond: number
  /** From a request until its answer begins. The handshakes before a first request are not slowed: loopback has none. */
  latencyMs: number
  /** 4: the processor does a quarter of the work in the same time. */
  processorSlowdown?: number
}

/** The second generation of mobile networks, as in villages of the interior. */
export const secondGeneration: Line = { kilobitsPerSecond: 50, latencyMs: 600 }

/** A poor mobile line and a cheap laptop. */
export const poorOffice: Line = { kilobitsPerSecond: 1600, latencyMs: 150, processorSlowdown: 4 }

/** Slows the page's line and processor for as long as it lives. */
export async function slowDown(page: Page, line: Line): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  const bytesPerSecond = (line.kilobitsPerSecond * 1000) / 8
  await protocol.send('Network.enable')
  await protocol.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  if (line.processorSlowdown) await protocol.send('Emulation.setCPUThrottlingRate', { rate: line.processorSlowdown })
}

/** Milliseconds since the page's navigation began. A time below one latency was not slowed, and would prove nothing. */
export async function sinceNavigation(page: Page, line: Line): Promise<number> {
  const elapsed = await page.evaluate(() => performance.now())
  if (elapsed < line.latencyMs) throw new Error('The browser did not slow the line')
  return elapsed
}

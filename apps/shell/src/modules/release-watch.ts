import { readBoot } from '@sipelandukilat/contract'
import { createSessionClient, createStore, onLive, pathStore, sessionStore } from '@sipelandukilat/sdk/host'
import { readBootKey } from '../page-data'
import { isGenuineBoot } from '../trust/boot-signature'
import { withDevServers } from './dev-servers'
import { takeBootManifest } from './module-registry'

/** Asking more often than this would load the server for nothing. */
const shortestPause = 5_000

const client = createSessionClient()

/** Whether the part on the screen has a newer release that waits until it is left. */
export const isReleaseWaiting = createStore(false)

let lastAsked = Date.now()

async function readAndTake(alsoShown: boolean): Promise<void> {
  lastAsked = Date.now()
  const boot = await client.call(readBoot, {})
  if (!(await isGenuineBoot(boot, readBootKey())))
    throw new Error('The boot manifest is not signed by the key of this page')
  const waiting = await takeBootManifest(await withDevServers(boot), { alsoShown })
  isReleaseWaiting.set(waiting.length > 0)
}

/** Failing to ask is no news: the next navigation asks again. */
function look(): void {
  if (sessionStore.get().status !== 'signed-in') return
  // What waits was fit to wait only while it was on the screen: leaving is the moment to exchange or drop it.
  if (Date.now() - lastAsked < shortestPause && !isReleaseWaiting.get()) return
  readAndTake(false).catch(reportError)
}

/** Exchanges the release on the screen now. */
export const takeWaitingRelease = (): Promise<void> => readAndTake(true)

/** Looks for new releases at each navigation, when the tab comes to the front, and when the server says so. */
export function watchReleases(): void {
  pathStore.subscribe(look)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look()
  })
  onLive('boot.changed', () => {
    lastAsked = 0
    look()
  })
}

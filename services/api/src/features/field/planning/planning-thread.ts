import { parentPort, workerData } from 'node:worker_threads'
import { type PlanTask, plan } from './plan'
import type { ThreadMessage } from './plan-in-thread'

/** The thread of one planning run: builds its problem, searches, reports, waits for the answer, goes on. */
const port = parentPort
if (!port) throw new Error('This file is the script of a thread')

const say = (message: ThreadMessage) => port.postMessage(message)

await plan(workerData as PlanTask, (news) => {
  const answered = new Promise<boolean>((resolve) => {
    port.once('message', ({ isWanted }: { isWanted: boolean }) => resolve(isWanted))
  })
  say({ news })
  return answered
})
say({ isDone: true })

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { type PlanNews, type PlanTask, plan } from './plan'

/** What the thread says, and what it is answered: whether to go on. */
export type ThreadMessage = { news: PlanNews } | { isDone: true }

/** Beside the built program. Run from its sources, as tests do, the search shares the thread of whoever asks. */
const threadFile = fileURLToPath(new URL('./planning-thread.js', import.meta.url))

/**
 * Plans in a thread of its own, so that other jobs go on meanwhile: the ways of a province take half a second, a choice by
 * HiGHS a second or two.
 */
export async function planInThread(task: PlanTask, report: (news: PlanNews) => Promise<boolean>): Promise<void> {
  if (!existsSync(threadFile))
    return plan(task, async (news) => {
      await new Promise((resolve) => setImmediate(resolve))
      return report(news)
    })
  const thread = new Worker(threadFile, { workerData: task })
  try {
    await new Promise<void>((resolve, reject) => {
      thread.on('error', reject)
      thread.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`The planning thread ended with ${code}`)),
      )
      thread.on('message', (message: ThreadMessage) => {
        if ('isDone' in message) resolve()
        else report(message.news).then((isWanted) => thread.postMessage({ isWanted }), reject)
      })
    })
  } finally {
    await thread.terminate()
  }
}

import { workerScope } from '../platform/caller'
import { startWorker } from '../worker'
import { createChannelTalk } from './channel-talk'
import { startFarSide } from './far-side'
import { createTestSystem } from './test-system'
import { openWebhookServer } from './webhook-server'

/** A system with its worker behind the real protocols of every channel, where these regencies serve, and who talks with it. */
export async function openChannelTalk(...regencyCodes: readonly string[]) {
  let address = ''
  const webhook = await openWebhookServer(() => address)
  const farSide = await startFarSide({ webhookUrl: webhook.url })
  const system = await createTestSystem({ environment: farSide.environment })
  address = system.url
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = any($1)`, values: [regencyCodes] }),
  )
  const worker = await startWorker(system.app.platform, system.app.queues)
  return {
    system,
    farSide,
    talk: createChannelTalk(system, farSide),
    async close(): Promise<void> {
      await farSide.stop()
      webhook.close()
      await worker.stop()
      await system.close()
    },
  }
}

export type ChannelTalk = Awaited<ReturnType<typeof openChannelTalk>>

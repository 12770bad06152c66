import express, { type Router } from 'express'
import * as z from 'zod'
import { conversationsTexts } from '#texts'
import { smsWebhooks } from '../../channels/sms/sms-sender'
import { parseWebhook } from '../../channels/whatsapp/parse-webhook'
import { verifyChallenge, verifySignature } from '../../channels/whatsapp/webhook-signature'
import { toInvalidInput } from '../../platform/invalid-input'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { correlationIdOf, sendProblem, toProblem } from '../../platform/serve'
import { receive } from './receive'
import { noteReceipt } from './send-outgoing'

/** Meta puts at most a few dozen messages into a webhook; a text has at most 4,096 characters. */
const rawBody = express.raw({ type: () => true, limit: '3mb' })
const jsonOf = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch (error) {
    throw new Problem('bad-request', { cause: error })
  }
}

/**
 * The webhooks of WhatsApp and of SMS gateways: what comes is verified on its raw bytes, stored, committed, and only then
 * acknowledged. A channel that is off has none.
 */
export function registerWebhooks(platform: Platform, router: Router): void {
  const { config, logger, clock } = platform
  const { whatsapp, sms } = config.channels
  const webhook =
    (work: (request: express.Request, response: express.Response) => Promise<void>): express.RequestHandler =>
    async (request, response) => {
      try {
        await work(request, response)
      } catch (error) {
        sendProblem(request, response, toProblem(error, logger, correlationIdOf(response)))
      }
    }
  const bytesOf = (request: express.Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))

  if (whatsapp) {
    router.get(
      '/channels/whatsapp/webhook',
      webhook(async (request, response) => {
        const challenge = verifyChallenge(request.query, whatsapp.verifyToken)
        if (challenge === undefined) throw new Problem('forbidden')
        response.type('text/plain').send(challenge)
      }),
    )
    router.post(
      '/channels/whatsapp/webhook',
      rawBody,
      webhook(async (request, response) => {
        const raw = bytesOf(request)
        if (!verifySignature(raw, request.get('x-hub-signature-256'), whatsapp.appSecret))
          throw new Problem('sign-in-required', {
            detail: conversationsTexts.of('signatureMessageDoesNotFitApps'),
          })
        const { messages, receipts } = parseWebhook(jsonOf(raw), clock())
        await receive(platform, messages)
        for (const receipt of receipts) await noteReceipt(platform, receipt)
        response.status(200).end()
      }),
    )
  }
  for (const { path, isAuthorized, read } of sms ? smsWebhooks(sms) : []) {
    router.post(
      `/channels/sms/${path}`,
      rawBody,
      webhook(async (request, response) => {
        if (!isAuthorized(request.get('authorization')))
          throw new Problem('sign-in-required', {
            detail: conversationsTexts.of('smsGatewaysSecretDoesNotFit'),
          })
        const { messages = [], receipts = [] } = readBody(() => read(jsonOf(bytesOf(request)), clock()))
        await receive(platform, messages)
        for (const receipt of receipts) await noteReceipt(platform, receipt)
        response.status(200).end()
      }),
    )
  }
}

/** What a provider read; a body that is none of its own is said to be wrong. */
function readBody<Result>(read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw error instanceof z.ZodError ? toInvalidInput(error, 'body') : error
  }
}

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Where the far side posts WhatsApp’s webhooks before the API has an address: passes them on, as signed.
 * @param baseUrl the API’s, once a webhook comes
 */
export async function openWebhookServer(baseUrl: () => string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', async () => {
      const answer = await fetch(`${baseUrl()}/api/v1/channels/whatsapp/webhook`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': String(request.headers['x-hub-signature-256']),
        },
        body: Buffer.concat(chunks),
      })
      response.writeHead(answer.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

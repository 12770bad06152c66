import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { chooseLanguage, isLocal, send, sendJson } from './local-web'
import { PAGE_SCRIPT, PAGE_STYLE, renderList, renderMail, renderMissing } from './mail-page'
import type { MailStore } from './mail-store'

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; form-action 'self'"
const FRAME_POLICY = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'"

/**
 * Pages and JSON to read the caught mails with:
 * `GET /messages?to=&limit=` → `{ items: Mail[] }` newest first, `GET /messages/:id` → `Mail`, `DELETE /messages`.
 */
export function createMailWeb(store: MailStore): Server {
  return createServer((request, response) => {
    if (!isLocal(request)) return send(response, 403, 'text/plain', 'Only on this machine.')
    answer(store, request, response)
  })
}

function answer(store: MailStore, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const language = chooseLanguage(url, request)
  const [first = '', id = '', part = ''] = url.pathname.slice(1).split('/')
  switch (`${request.method} /${first}`) {
    case 'GET /':
      return sendPage(response, 200, renderList(store.list(), language))
    case 'GET /page.css':
      return send(response, 200, 'text/css', PAGE_STYLE)
    case 'GET /page.js':
      return send(response, 200, 'text/javascript', PAGE_SCRIPT)
    case 'GET /mails': {
      const mail = store.find(id)
      if (!mail) return sendPage(response, 404, renderMissing(language))
      if (part !== 'html') return sendPage(response, 200, renderMail(mail, language))
      return send(response, 200, 'text/html', mail.html, FRAME_POLICY)
    }
    case 'GET /messages': {
      if (id) return sendJson(response, store.find(id))
      const items = store.list(url.searchParams.get('to') ?? undefined)
      return sendJson(response, { items: items.slice(0, Number(url.searchParams.get('limit') ?? items.length)) })
    }
    case 'DELETE /messages':
      store.clear()
      return response.writeHead(204).end()
    case 'POST /clear':
      store.clear()
      return response.writeHead(303, { location: `/?lang=${language}` }).end()
    default:
      return sendPage(response, 404, renderMissing(language))
  }
}

function sendPage(response: ServerResponse, status: number, page: string) {
  send(response, status, 'text/html', page, PAGE_POLICY)
}

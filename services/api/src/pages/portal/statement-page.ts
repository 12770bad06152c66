import { AccountChannel } from '@sipelandukilat/contract'
import { addresses, renderStatement } from '@sipelandukilat/portal'
import { type ApplicationRecord, getApplication } from '../../features/applications/application-store'
import type { RegionNames } from '../../features/regions/region-names'
import { findOffer } from '../../features/statements/own-statements'
import { requestSigningCode, signOwnStatement } from '../../features/statements/sign-statement'
import type { Caller } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFormBody } from './form-body'
import { textOf, type WithOpened } from './opened'
import type { PageInput } from './page'

type Channel = AccountChannel

/** What was read is sent back to be read again where a code is wrong, late or asked for too often. */
const saidOnPage: readonly string[] = ['wrong-code', 'code-expired', 'too-many-tries', 'conflict', 'invalid']

/** What the application waits for: its page, or the one that asks for the rest. */
const nextOf = ({ status, lacks }: Pick<ApplicationRecord, 'status' | 'lacks'>) =>
  status === 'correction' ? 'correction' : lacks ? 'completion' : 'application'

/** The page on which a citizen reads a statement, asks for a code and signs. */
export function createStatementPage(platform: Platform, withOpened: WithOpened, names: RegionNames) {
  const { database } = platform

  async function render(
    { request, site, now }: PageInput,
    { caller, id, ...said }: { caller: Caller; id: string; sentTo?: Channel; refusal?: string },
  ): Promise<string> {
    const form = String(request.params.form)
    const { offer, record } = await database.read(caller.scope, async (db) => {
      const record = await getApplication(db, id)
      return { record, offer: await findOffer(db, { ...platform, names }, record, { form, now }) }
    })
    if (!offer) throw new Problem('not-found')
    return renderStatement(site, { statement: offer.statement, next: nextOf(record), ...said })
  }

  const show = (input: PageInput) => withOpened(input, (caller, id) => render(input, { caller, id }))

  const press = (input: PageInput) =>
    withOpened(input, async (caller, id) => {
      const { request, response, site, now, correlationId } = input
      const { fields } = await readFormBody(request)
      const channel = AccountChannel.safeParse(textOf(fields, 'channel')).data
      const form = String(request.params.form)
      const isSigning = textOf(fields, 'step') === 'sign'
      if (channel === undefined) return render(input, { caller, id })
      const asked = { caller, form, channel, request, now }
      const before = await database.read(caller.scope, (db) => getApplication(db, id))
      try {
        if (!isSigning) {
          await requestSigningCode(platform, names, { ...asked, language: site.language })
          return await render(input, { caller, id, sentTo: channel })
        }
        const code = textOf(fields, 'code').slice(0, 20)
        const hash = textOf(fields, 'hash').slice(0, 64)
        await signOwnStatement(platform, names, { ...asked, code, hash, correlationId })
      } catch (error) {
        if (!(error instanceof Problem) || !saidOnPage.includes(error.type)) throw error
        response.status(error.status)
        const { detail } = error.toDocument(site.language, correlationId)
        return render(input, { caller, id, refusal: detail, ...(isSigning ? { sentTo: channel } : {}) })
      }
      const after = await database.read(caller.scope, (db) => getApplication(db, id))
      // What waited for this signature alone was sent by it.
      const isSent = nextOf(before) !== 'application' && nextOf(after) === 'application'
      const news = before.status === 'correction' ? 'correction-sent' : 'supplied'
      response.redirect(303, isSent ? `${addresses.application}?kabar=${news}` : addresses.statement(form))
      return undefined
    })

  return { show, press }
}

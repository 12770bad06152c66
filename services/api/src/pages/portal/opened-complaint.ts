import { type AuditAction, Id, Version } from '@sipelandukilat/contract'
import {
  addresses,
  longestComplaint,
  renderComplaint,
  renderComplaintOpening,
  renderComplaintReceipt,
} from '@sipelandukilat/portal'
import { openWithNumber, toCitizenComplaint } from '../../features/complaints/citizen-complaint'
import { citizenStep } from '../../features/complaints/citizen-steps'
import { close, reply } from '../../features/complaints/complaint-steps'
import { getComplaint } from '../../features/complaints/complaint-store'
import { listOwnComplaints } from '../../features/complaints/list-complaints'
import { citizenCaller } from '../../platform/caller'
import { pinOf } from '../../platform/crypto/keyring'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { readFormBody } from './form-body'
import { textOf, typedText, type WithOpened } from './opened'
import type { PageInput } from './page'

/** How long after it came in the receipt shows the PIN, in milliseconds: who opens it later knows the PIN. */
const receiptMs = 30 * 60_000
const shortest = 3

/** Pages of the complaint that a citizen opened with number and PIN, or sent just now. */
export function createOpenedComplaint(platform: Platform, withOpened: WithOpened) {
  const { database, keyring, identity } = platform

  async function withComplaint(
    { request, response, now }: PageInput,
    work: (id: string) => Promise<string | undefined>,
  ): Promise<string | undefined> {
    const id = identity.followedComplaint(request, now)
    if (id !== undefined) return work(id)
    response.redirect(303, `${addresses.complaintOpening}?lagi=1`)
    return undefined
  }

  const showReceipt = (input: PageInput) =>
    withComplaint(input, async (id) => {
      const record = await database.read(citizenCaller([], [id]).scope, (db) => getComplaint(db, id))
      if (input.now.getTime() - record.received_at.getTime() > receiptMs) throw new Problem('not-found')
      return renderComplaintReceipt(input.site, {
        number: record.number,
        pin: pinOf(keyring, id),
        answerBy: record.answer_due_at.toISOString(),
      })
    })

  async function showSignIn({ request, site }: PageInput): Promise<string> {
    return renderComplaintOpening(site, {
      number: '',
      refusal: request.query.lagi === '1' ? site.say('complaintAgain') : undefined,
    })
  }

  async function open(input: PageInput): Promise<string | undefined> {
    const { request, response, site, correlationId } = input
    const { fields } = await readFormBody(request)
    const given = { number: textOf(fields, 'number').slice(0, 40), pin: textOf(fields, 'pin').slice(0, 20) }
    try {
      await openWithNumber(platform, given, input)
    } catch (error) {
      if (!(error instanceof Problem) || !['wrong-pin', 'too-many-tries'].includes(error.type)) throw error
      const wait = error.options.retryAfter
      if (wait !== undefined) response.set('Retry-After', String(wait))
      response.status(error.status)
      const refusal =
        error.type === 'too-many-tries'
          ? site.say('tooManyTries', { count: Math.ceil((wait ?? 60) / 60) })
          : error.toDocument(site.language, correlationId).detail
      return renderComplaintOpening(site, { number: given.number, refusal })
    }
    response.redirect(303, addresses.openedComplaint)
    return undefined
  }

  const show = (input: PageInput, said: { refusal?: string; reply?: { words: string; error: string } } = {}) =>
    withComplaint(input, async (id) => {
      const { request, site, now } = input
      const complaint = await database.read(citizenCaller([], [id]).scope, async (db) =>
        toCitizenComplaint(db, keyring, await getComplaint(db, id), now),
      )
      const { say } = site
      // An address alone cannot make the page say that something was done.
      const isClosed = request.query.kabar === 'selesai' && complaint.closedBy === 'citizen'
      const isReplied = request.query.kabar === 'balasan' && complaint.entries.at(-1)?.kind === 'reply'
      const notice = isClosed ? say('complaintFinished') : isReplied ? say('complaintReplied') : undefined
      return renderComplaint(site, { complaint, notice, ...said })
    })

  /** One step at the version that was seen; a refused one shows the complaint as it is now, with the reason. */
  async function step(
    input: PageInput,
    given: { id: string; version: string; action: AuditAction; news: string },
    work: Parameters<typeof citizenStep>[4],
  ): Promise<string | undefined> {
    const { response, site, now, correlationId } = input
    try {
      const expectedVersion = Version.catch(1).parse(Number(given.version))
      await database.write(citizenCaller([], [given.id]).scope, (db) =>
        citizenStep(db, platform, given.id, { expectedVersion, action: given.action, now, correlationId }, work),
      )
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error
      response.status(error.status)
      return show(input, { refusal: error.toDocument(site.language, correlationId).detail })
    }
    response.redirect(303, `${addresses.openedComplaint}?kabar=${given.news}`)
    return undefined
  }

  const sendReply = (input: PageInput) =>
    withComplaint(input, async (id) => {
      const { fields } = await readFormBody(input.request)
      const words = typedText(fields, 'words')
      const { say } = input.site
      if (words.length < shortest || words.length > longestComplaint) {
        input.response.status(422)
        const error =
          words.length < shortest ? say('complaintWriteWords') : say('textTooLong', { most: longestComplaint })
        return show(input, { reply: { words, error } })
      }
      const given = {
        id,
        version: textOf(fields, 'expectedVersion'),
        action: 'complaint-replied',
        news: 'balasan',
      } as const
      return step(input, given, (context, record) => reply(context, record, words))
    })

  const finish = (input: PageInput) =>
    withComplaint(input, async (id) => {
      const { fields } = await readFormBody(input.request)
      const given = {
        id,
        version: textOf(fields, 'expectedVersion'),
        action: 'complaint-closed',
        news: 'selesai',
      } as const
      return step(input, given, (context, record) => close(context, record, 'citizen'))
    })

  /** Opens a complaint about the opened application, which its number and PIN have opened already. */
  const openFromApplication = (input: PageInput) =>
    withOpened(input, async ({ scope }, applicationId) => {
      const { fields } = await readFormBody(input.request)
      const asked = Id.safeParse(textOf(fields, 'id'))
      const own = await database.read(scope, (db) => listOwnComplaints(db, applicationId))
      const found = own.find(({ id }) => id === asked.data)
      if (!found) throw new Problem('not-found')
      identity.setFollowedComplaint(input.response, found.id, input.now)
      input.response.redirect(303, addresses.openedComplaint)
      return undefined
    })

  async function leave({ response }: PageInput): Promise<undefined> {
    identity.clearFollowedComplaint(response)
    response.redirect(303, addresses.home)
  }

  return { showReceipt, showSignIn, open, show, sendReply, finish, openFromApplication, leave }
}

import type { ServiceDefinition } from '@sipelandukilat/domain'
import type { DialogueDraft } from '@sipelandukilat/domain/dialogue'
import { addresses, type FormState, formEntries, newFormState, readFormState } from '@sipelandukilat/portal'
import { parse } from 'cookie'
import type { Request, Response } from 'express'
import { portalTexts } from '#texts'
import { findDraft, finishDraft } from '../../features/conversations/draft'
import { workerScope } from '../../platform/caller'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import type { PageInput } from './page'

const hours = 24

export type ContinuedDraft = {
  /** GET of the link: remembers it on this device, outside of any address, and shows the form. */
  open: (input: PageInput) => Promise<undefined>
  /** The form as far as it was filled in in a conversation; undefined where none is being continued for this service. */
  find: (request: Request, definition: ServiceDefinition, key: string) => Promise<FormState | undefined>
  /** The application was sent: its notices go to the conversation, and the link opens nothing any more. */
  finish: (request: Request, response: Response, application: { id: string; villageCode: string }) => Promise<void>
}

/** An application that was begun by WhatsApp, SMS or e-mail and goes on here, by the one link that was sent there. */
export function createContinuedDraft({ database, keyring, config, clock }: Platform): ContinuedDraft {
  const cookie = `__Host-draft-${config.instance}`
  const attributes = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const
  const tokenOf = (request: Request): string | undefined => parse(request.headers.cookie ?? '')[cookie]

  const find = (token: string): Promise<DialogueDraft | undefined> =>
    database.read(workerScope, (db) => findDraft(db, keyring, token, clock()))

  return {
    async open({ request, response }) {
      const token = String(request.params.token)
      const draft = await find(token)
      if (!draft)
        throw new Problem('not-found', {
          detail: portalTexts.of('linkUsedHasExpired'),
        })
      response.cookie(cookie, token, { ...attributes, maxAge: hours * 3_600_000 })
      response.redirect(303, addresses.form(draft.serviceCode))
      return undefined
    },

    async find(request, definition, key) {
      const token = tokenOf(request)
      const draft = token ? await find(token) : undefined
      return draft?.serviceCode === definition.code ? toFormState(definition, draft, key) : undefined
    },

    async finish(request, response, application) {
      const token = tokenOf(request)
      if (!token) return
      await database.write(workerScope, (db) => finishDraft(db, token, application))
      response.clearCookie(cookie, attributes)
    },
  }
}

/** What was said, in the boxes of the form; what the form does not know is left out. */
function toFormState(definition: ServiceDefinition, draft: DialogueDraft, key: string): FormState {
  const begun = newFormState(definition, key)
  const uploads: Record<string, string[]> = {}
  for (const { requirement, uploadId } of draft.attachments)
    uploads[requirement] = [...(uploads[requirement] ?? []), uploadId]
  const entries = formEntries({
    ...begun,
    villageCode: draft.villageCode ?? '',
    applicant: { ...begun.applicant, ...draft.applicant },
    assistedBy: { ...begun.assistedBy, ...draft.assistedBy },
    presence: { ...begun.presence, ...draft.presence },
    answers: { ...begun.answers, ...draft.answers },
    uploads: { ...begun.uploads, ...uploads },
  })
  const fields: Record<string, string[]> = {}
  for (const [name, value] of entries) fields[name] = [...(fields[name] ?? []), value]
  return readFormState(definition, fields)
}

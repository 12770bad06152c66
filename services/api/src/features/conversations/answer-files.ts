import type { BodyOf, sendConversationMessage } from '@sipelandukilat/contract'
import { formatDate, type Language, localized } from '@sipelandukilat/domain'
import { addresses } from '@sipelandukilat/portal'
import type { OutboundFile } from '../../channels/message'
import type { Db } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import type { Platform } from '../../platform/platform'
import { Problem } from '../../platform/problem'
import { fileTokenOf } from './file-link'
import { messageTexts } from './texts'

type GivenFile = BodyOf<typeof sendConversationMessage>['files'][number]
type AnswerFile = { id: string; name: string; mediaType: string; size: number }

/** For so long a link to an officer's file can be opened. */
const offeredDays = 7

/**
 * Takes finished uploads for an officer's answer; each can be taken once, and belongs to the conversation from here.
 * @throws Problem `invalid` naming those that are unfinished, refused or used.
 */
export async function claimAnswerFiles(
  db: Db,
  conversationId: string,
  given: readonly GivenFile[],
  now: Date,
): Promise<AnswerFile[]> {
  if (given.length === 0) return []
  const rows = await db.rows(
    from('upload')
      .where({ status: 'ready', claimed_by: null, conversation_id: null })
      .whereAny(
        'id',
        given.map(({ uploadId }) => uploadId),
      )
      .update({
        conversation_id: conversationId,
        offered_until: new Date(now.getTime() + offeredDays * 24 * 3_600_000),
      })
      .returning('id', 'media_type', 'size'),
  )
  const taken = given.map(({ uploadId, name }) => {
    const row = rows.find(({ id }) => id === uploadId)
    return row && { id: row.id, mediaType: row.media_type ?? '', size: row.size, name }
  })
  const errors = taken.flatMap((file, index) =>
    file ? [] : [{ path: `files.${index}`, message: messageTexts.fileNotReady }],
  )
  if (errors.length > 0 || rows.length < given.length)
    throw new Problem('invalid', {
      errors: errors.length > 0 ? errors : [{ path: 'files', message: messageTexts.fileTwice }],
    })
  return taken.flatMap((file) => file ?? [])
}

export const fileNamesOf = (files: readonly AnswerFile[]): Record<string, string> =>
  Object.fromEntries(files.map(({ id, name }) => [id, name]))

export type KeptAnswerFile = { id: string; blob: string; mediaType: string; offeredUntil: Date | null }

/** The files of a message in their order; one that was erased meanwhile is missing. */
export async function listAnswerFiles(db: Db, uploadIds: readonly string[]): Promise<KeptAnswerFile[]> {
  if (uploadIds.length === 0) return []
  return db.rows<KeptAnswerFile>({
    text: `select id, blob, media_type as "mediaType", offered_until as "offeredUntil" from upload
           where id = any($1) order by array_position($1, id)`,
    values: [uploadIds],
  })
}

/** The bytes of files, named so that a phone knows what they are. */
export async function readAnswerFiles(
  blobs: Platform['blobs'],
  files: readonly KeptAnswerFile[],
  names: Readonly<Record<string, string>>,
): Promise<OutboundFile[]> {
  return Promise.all(
    files.map(async ({ id, blob, mediaType }, index) => ({
      fileName: toFileName(names[id], mediaType, index + 1),
      contentType: mediaType,
      bytes: await blobs.get(blob),
    })),
  )
}

/** Its own name without what a file system or header could stumble over, with the ending of what it became. */
export function toFileName(given: string | undefined, mediaType: string, number: number): string {
  const ending = mediaType === 'application/pdf' ? 'pdf' : 'jpg'
  const stem = (given ?? '')
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '')
    .trim()
    .slice(0, 80)
  return `${stem || `berkas-${number}`}.${ending}`
}

/** What is said where files cannot go along: a link to each. */
export function wordsWithLinks(
  { keyring, config }: Pick<Platform, 'keyring' | 'config'>,
  text: string,
  files: readonly KeptAnswerFile[],
  language: Language,
): string {
  const lines = files.map(({ id, offeredUntil }) =>
    localized(
      messageTexts.fileLink(
        `${config.publicUrl}${addresses.sentFile(fileTokenOf(keyring, id))}`,
        offeredUntil ? formatDate(offeredUntil, language) : '',
      ),
      language,
    ),
  )
  return [text, ...lines].filter(Boolean).join('\n')
}

/** A file of a conversation, whoever sent it; nothing where it has no bytes. */
export async function findConversationFile(
  db: Db,
  id: string,
): Promise<{ blob: string; media_type: string; conversation_id: string } | undefined> {
  const found = await db.first(from('upload').where({ id }).select('blob', 'media_type', 'conversation_id'))
  const { blob, media_type, conversation_id } = found ?? {}
  return blob && media_type && conversation_id ? { blob, media_type, conversation_id } : undefined
}

import type { ServiceDefinition } from '@sipelandukilat/domain'
import { type DialogueState, newDialogue, sayFor } from '@sipelandukilat/domain/dialogue'
import type { exampleApplication } from '@sipelandukilat/domain/examples'
import type { MessageChannel } from '../channels/message'
import { type ConversationRecord, conversationKey, openDialogue } from '../features/conversations/conversation-store'
import { readDialogueFacts, toDialogueContext } from '../features/conversations/dialogue-context'
import { workerScope } from '../platform/caller'
import { addressIndex } from '../platform/crypto/address-index'
import type { FarSide } from './far-side'
import { receivedAndAnswered } from './received-and-answered'
import { examplePhoto } from './test-application'
import type { TestSystem } from './test-system'

type LinkedApplication = {
  id: string
  service_code: string
  tracking_number: string
  channel: string
  regency_code: string
  status: string
}

/** A person who talks with the office on a channel of the far side. */
export function createChannelTalk(system: TestSystem, farSide: FarSide) {
  /** What a person says, and the words they get back. */
  async function say(channel: MessageChannel, person: string, values: Record<string, unknown>): Promise<string> {
    const before = (await farSide.received(channel, person)).length
    await receivedAndAnswered(system, { channel, address: person }, () =>
      farSide.post(`/${channel}`, { person, ...(channel === 'whatsapp' ? { kind: 'text' } : {}), ...values }),
    )
    const answers = (await farSide.received(channel, person)).slice(before)
    if (answers.length === 0) throw new Error(`No answer to ${JSON.stringify(values).slice(0, 200)}`)
    return answers.map(({ content }) => content.text ?? '').join('\n')
  }

  async function conversationOf(channel: MessageChannel, address: string): Promise<ConversationRecord> {
    const { keyring } = system.app.platform
    const record = await system.database.read(workerScope, (db) =>
      db.first<ConversationRecord>({
        text: 'select * from conversation where channel = $1 and address_index = $2',
        values: [channel, addressIndex(keyring, channel, address)],
      }),
    )
    if (!record) throw new Error('No conversation')
    return record
  }

  async function stateOf(channel: MessageChannel, address: string): Promise<DialogueState> {
    const record = await conversationOf(channel, address)
    const state = openDialogue(conversationKey(system.app.platform.keyring, record), record)
    if (!state) throw new Error('Nothing was said')
    return state
  }

  /** Everything the person has read so far. */
  const wordsTo = async (channel: MessageChannel, person: string): Promise<string> =>
    (await farSide.received(channel, person)).map(({ content }) => content.text ?? '').join('\n')

  const applicationsOf = (conversationId: string): Promise<LinkedApplication[]> =>
    system.database.read(workerScope, (db) =>
      db.rows<LinkedApplication>({
        text: `select a.id, a.service_code, a.tracking_number, a.channel, a.regency_code, a.status from conversation_application l join application a on a.id = l.application_id
               where l.conversation_id = $1 order by a.recorded_at`,
        values: [conversationId],
      }),
    )

  /** Answers as the person of an example, with words of their own by question, until nothing more is asked. Gives the last words. */
  async function answerAll(
    channel: MessageChannel,
    person: string,
    definition: ServiceDefinition,
    example: ReturnType<typeof exampleApplication>,
    { most = 150, own = {} }: { most?: number; own?: Readonly<Record<string, string>> } = {},
  ): Promise<string> {
    const { config, clock } = system.app.platform
    let words = ''
    for (let turn = 0; turn < most; turn += 1) {
      const state = await stateOf(channel, person)
      if (!state.application) return words
      const record = await conversationOf(channel, person)
      const context = await system.database.read(workerScope, async (db) =>
        toDialogueContext(await readDialogueFacts(system.database, db, clock()), {
          channel,
          provinceCode: record.province_code,
          regencyCode: record.regency_code,
          language: record.language,
          now: clock(),
          identifiersByLink: config.identifiersByLink,
          contact: { address: person },
          publicUrl: config.publicUrl,
        }),
      )
      const { step } = state
      // What was offered is chosen from, whatever was said before.
      const ownWords = step.kind === 'question' && !step.options ? own[step.key] : undefined
      const input = ownWords === undefined ? sayFor(context, definition, example, state) : undefined
      words = await say(channel, person, input ? await toValues(input, state) : { text: ownWords })
    }
    throw new Error(`Still asked after ${most} answers: ${words}`)
  }

  async function toValues(
    input: ReturnType<typeof sayFor>,
    state: DialogueState = newDialogue('id'),
  ): Promise<Record<string, unknown>> {
    switch (input.kind) {
      case 'text':
        return { text: input.text }
      case 'choice':
        // By SMS a choice is its number.
        return { text: String(state.choices.indexOf(input.id) + 1) }
      case 'files':
        return {
          kind: 'file',
          base64: (await examplePhoto()).toString('base64'),
          contentType: 'image/jpeg',
          name: 'foto.jpg',
        }
      default:
        throw new Error(`Nobody says ${input.kind} here`)
    }
  }

  return { say, conversationOf, stateOf, wordsTo, applicationsOf, answerAll }
}

import { surveyElements } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { type DialogueInput, type DialogueState, sayFor } from '@sipelandukilat/domain/dialogue'
import { exampleApplication } from '@sipelandukilat/domain/examples'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { conversationKey, openDialogue } from '../../services/api/src/features/conversations/conversation-store'
import { readDialogueFacts } from '../../services/api/src/features/conversations/dialogue-context'
import { workerScope } from '../../services/api/src/platform/caller'
import { addressIndex } from '../../services/api/src/platform/crypto/address-index'
import { examplePhoto } from '../../services/api/src/testing/test-application'
import type { TestSystem } from '../../services/api/src/testing/test-system'

export type PhoneChannel = 'whatsapp' | 'sms' | 'email'

/** The citizen's phone in the simulator's page: one of its three columns, used as a person does. */
export function createCitizenPhone(system: TestSystem, page: Page, channel: PhoneChannel, person: string) {
  const column = page.locator(`[data-channel="${channel}"]`)
  const answers = column.locator('.bubble:not(.own)')

  /** What the office says next. */
  async function nextAnswer(act: () => Promise<unknown>): Promise<string> {
    const before = await answers.count()
    await act()
    await expect.poll(() => answers.count(), { timeout: 20_000 }).toBeGreaterThan(before)
    return (await answers.last().textContent()) ?? ''
  }

  async function write(text: string, files: Buffer[] = [], names: string[] = []): Promise<void> {
    if (channel === 'email' && (await answers.count()) > 0)
      await column.getByRole('button', { name: 'Balas' }).last().click()
    await column.getByLabel('Pesan').fill(text)
    if (files.length > 0) await column.getByLabel('Lampiran').setInputFiles(toUploads(files, names))
    await column.getByRole('button', { name: 'Kirim', exact: true }).click()
  }

  async function send(input: DialogueInput): Promise<void> {
    if (input.kind === 'choice') return tap(answers.last().locator('.choices button').first())
    if (input.kind !== 'files') return write(input.kind === 'text' ? asMailProgram(input.text) : 'ya')
    const photo = await examplePhoto()
    const names = input.files.map(({ name }) => name ?? 'foto.jpg')
    if (channel === 'email') return write('Terlampir.', [photo], names)
    await column.locator('[data-send="file"]').setInputFiles(toUploads([photo], names))
  }

  async function stateNow(): Promise<DialogueState> {
    const { keyring } = system.app.platform
    const record = await system.database.read(workerScope, (db) =>
      db.first<Parameters<typeof openDialogue>[1]>({
        text: 'select * from conversation where channel = $1 and address_index = $2',
        values: [channel, addressIndex(keyring, channel, person)],
      }),
    )
    const state = record && openDialogue(conversationKey(keyring, record), record)
    if (!state) throw new Error('Nothing was said yet')
    return state
  }

  return {
    column,
    answers,
    say: (text: string) => nextAnswer(() => write(text)),
    /** Taps a choice of the newest answer that holds these words. */
    tap: (words: string, index: number) =>
      tap(answers.filter({ hasText: words }).last().locator('.choices button').nth(index)),
    /** Answers what is asked until the application is sent. @returns its tracking number */
    async apply(serviceCode: string, seed: number, villageCode: string, opening: string): Promise<string> {
      const { clock, database } = system
      const definition = findDefinition(serviceCode)
      if (!definition) throw new Error(`No service ${serviceCode}`)
      const { definitions, regions } = await database.read(workerScope, (db) =>
        readDialogueFacts(database, db, clock.now),
      )
      const example = exampleApplication(serviceCode, seed, {
        today: clock.now.toISOString().slice(0, 10),
        villageCode,
      })
      const context = { definitions, regions, channel, language: 'id', now: clock.now } as const
      const others = {
        identifiersByLink: false,
        contact: {},
        surveyElements,
        privacyNotice: { version: '1', url: 'https://contoh.id' },
        followUrl: 'https://contoh.id/lacak',
        accountUrl: 'https://contoh.id/akun',
        complaintUrl: 'https://contoh.id/pengaduan/lihat',
        scheduleUrl: 'https://contoh.id/jadwal',
      }
      let said = await nextAnswer(() => write(opening))
      for (let turn = 0; turn < 60 && !/menyusul|SPL-/.test(said); turn += 1) {
        const input = sayFor({ ...context, ...others }, definition, example, await stateNow())
        said = await nextAnswer(() => send(input))
      }
      const receipt = answers.filter({ hasText: /PIN: \d{6}/ }).last()
      const [trackingNumber] = /SPL-\w{4}-\w{4}-\w{4}/.exec((await receipt.textContent()) ?? '') ?? []
      if (!trackingNumber) throw new Error(`Not sent: ${said}`)
      return trackingNumber
    },
  }
}

/** Many mail programs put the cursor inside of what they quote; people fill in the form there. */
const asMailProgram = (text: string) =>
  text.startsWith('>')
    ? `Sudah saya isi.\n\nPada Rab, 25 Nov 2026 Kantor menulis:\n> Isi lalu balas surel ini. Tulis jawaban di belakang titik\n> dua.\n${text}`
    : text

const tap = (button: Locator) => button.click()

const toUploads = (files: Buffer[], names: string[]) =>
  files.map((buffer, index) => ({ name: names[index] ?? 'foto.jpg', mimeType: 'image/jpeg', buffer }))

import type { Answers } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { formEntries, newFormState } from '@sipelandukilat/portal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workerScope } from '../../platform/caller'
import { exampleSubmission } from '../../testing/test-application'
import { createTestSystem, type TestSystem } from '../../testing/test-system'

let system: TestSystem
const village = '65.03.05.2022'

beforeAll(async () => {
  system = await createTestSystem()
  await system.database.write(workerScope, (db) =>
    db.run({ text: `update region set status = 'active' where code = '65.03'` }),
  )
})
afterAll(() => system.close())

/** The page after a form was sent to its review, with one section of the answers changed. */
async function review(code: string, section: string, change: object): Promise<{ status: number; page: string }> {
  const definition = findDefinition(code)
  if (!definition) throw new Error(code)
  const body = (await exampleSubmission(system, code, 2, { villageCode: village })) as {
    applicant: Record<string, string>
    answers: Answers
    attachments: { requirement: string; uploadId: string }[]
  }
  const state = newFormState(definition, `led-${code}`)
  const entries = formEntries({
    ...state,
    villageCode: village,
    applicant: { ...state.applicant, ...body.applicant },
    answers: { ...body.answers, [section]: { ...body.answers[section], ...change } },
    uploads: Object.fromEntries(body.attachments.map(({ requirement, uploadId }) => [requirement, [uploadId]])),
  })
  const answer = await fetch(`${system.url}/layanan/${code}/isi`, {
    method: 'POST',
    body: new URLSearchParams([...entries, ['step', 'review']]),
  })
  return { status: answer.status, page: await answer.text() }
}

test('a move within the regency is led to the change of the family card', async () => {
  const { status, page } = await review('SKP', 'destination', { village: '65.03.04.2001' })
  expect(status).toBe(422)
  expect(page).toContain('tidak memakai surat pindah')
  expect(page).toContain('<a class="button" href="/layanan/KK-UBAH">Ajukan Perubahan Kartu Keluarga</a>')
})

test('a birth in Sabah is led to its steps', async () => {
  const { status, page } = await review('AK-LAHIR', 'birth', { birthPlace: 'Sandaken' })
  expect(status).toBe(200)
  expect(page).toContain('href="/kasus/sabah/lahir"')
})

test('the steps of a case are pages of their own, with the services in force', async () => {
  const pageOf = async (path: string) => {
    const answer = await fetch(`${system.url}${path}`)
    return { status: answer.status, page: await answer.text() }
  }
  expect((await pageOf('/kasus/sabah')).page).toContain('href="/kasus/sabah/pulang"')
  const born = await pageOf('/kasus/sabah/lahir')
  expect(born.page.indexOf('/layanan/LAPOR-LN')).toBeLessThan(born.page.indexOf('/layanan/BIO-WNI'))
  for (const path of ['/kasus/sarawak', '/kasus/sabah/terbang']) expect((await pageOf(path)).status).toBe(404)
})

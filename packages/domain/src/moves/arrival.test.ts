import { expect, test } from 'vitest'
import { exampleApplication } from '../examples'
import { splitMissing } from '../forms/missing'
import { requiredAttachments } from '../forms/service-demands'
import { validateAnswers } from '../forms/validate-answers'
import { findDefinition } from '../services/definitions'
import {
  arrivalService,
  carriedFiles,
  destinationOf,
  lastArrivalDay,
  movingLetterProduct,
  movingLetterRequirement,
  movingLetterService,
  toArrivalAnswers,
} from './arrival'
import { fittingAnswers } from './fitting-answers'

const today = '2026-09-14'
const originVillage = '65.03.05.2022'
const letter = findDefinition(movingLetterService)
const arrival = findDefinition(arrivalService)
if (!letter || !arrival) throw new Error('The two services of a move are not defined')
const seeds = Array.from({ length: 40 }, (_, seed) => seed)

const lettersOf = (seed: number) => exampleApplication(movingLetterService, seed, { today, villageCode: originVillage })

test('what a letter holds fits the form of the arrival: nothing is wrong, and only what nobody told is missing', () => {
  const missing = new Set<string>()
  for (const seed of seeds) {
    const { applicant, answers } = lettersOf(seed)
    const carried = toArrivalAnswers({ answers, originVillage, number: 'SKPWNI/6503/14092026/0001', date: today })
    const checked = validateAnswers(arrival, carried, {
      today,
      applicant: { ...applicant, villageCode: destinationOf(answers) },
    })
    const { lacks, wrong } = splitMissing(
      checked.errors.map((error) => ({ ...error, path: `answers.${error.path}` })),
      checked.answers,
    )
    expect(wrong, `seed ${seed}`).toEqual([])
    for (const path of lacks.fields) missing.add(path.replace(/\.\d+\./, '.'))
    expect(checked.answers).toMatchObject(carried)
  }
  expect([...missing].sort()).toEqual([
    'arrival.hostKkNumber',
    'head.headName',
    'head.rt',
    'head.rw',
    'members.card',
    'members.familyRelation',
  ])
})

test('relations and the head are carried where the family comes with its head to a card of its own, and nowhere else', () => {
  const answers = {
    destination: { village: '65.71.01.1001', address: 'Jalan Mulawarman 4' },
    move: { movingFamilyCard: '2' },
    movers: [
      { name: 'Yohanes Lawai', nik: '6503051203859901', familyRelation: '1' },
      { name: 'Maria Lawai', nik: '6503055505879902', familyRelation: '3' },
    ],
  }
  const given = { originVillage, number: 'SKPWNI/6503/14092026/0001', date: today }
  expect(toArrivalAnswers({ ...given, answers })).toEqual({
    members: [
      { fullName: 'Yohanes Lawai', hasNik: true, nik: '6503051203859901', familyRelation: '1' },
      { fullName: 'Maria Lawai', hasNik: true, nik: '6503055505879902', familyRelation: '3' },
    ],
    head: { headName: 'Yohanes Lawai', address: 'Jalan Mulawarman 4' },
    arrival: { origin: originVillage, letterNumber: given.number, letterDate: today, familyCard: '2' },
  })
  const joining = toArrivalAnswers({ ...given, answers: { ...answers, move: { movingFamilyCard: '1' } } })
  expect(joining.head).toEqual({ address: 'Jalan Mulawarman 4' })
  expect(joining.members).toEqual([
    { fullName: 'Yohanes Lawai', hasNik: true, nik: '6503051203859901' },
    { fullName: 'Maria Lawai', hasNik: true, nik: '6503055505879902' },
  ])
})

test('what the form of the arrival refuses is left out and asked, and the rest stays', () => {
  const carried = {
    members: [{ fullName: 'Yohanes Lawai', hasNik: true, nik: '12' }],
    head: { address: 'Jalan Mulawarman 4', rt: '00002', rw: '001' },
  }
  expect(fittingAnswers(arrival, carried, { today })).toEqual({
    members: [{ fullName: 'Yohanes Lawai', hasNik: true }],
    head: { address: 'Jalan Mulawarman 4', rw: '001' },
  })
})

test('the papers and the document that are carried are those of the two services', () => {
  expect(letter.products.map(({ id }) => id)).toContain(movingLetterProduct)
  const asked = requiredAttachments(arrival, {}, today).map(({ id }) => id)
  expect(asked).toContain(movingLetterRequirement)
  const ofLetter = letter.requirements.map(({ id }) => id)
  for (const [from, to] of carriedFiles) {
    expect(ofLetter).toContain(from)
    expect(asked).toContain(to)
  }
})

test('a letter of the 1st is valid until the 31st', () => {
  expect(lastArrivalDay('2026-10-01')).toBe('2026-10-31')
})

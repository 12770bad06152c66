import { describe, expect, it } from 'vitest'
import { exampleApplication } from '../../examples'
import { type Changes, today, withChanges } from '../../examples/changed-example.testing'
import { productsOf, requiredAttachments } from '../../forms/service-demands'
import { siakWorksheet } from '../../forms/siak-worksheet'
import { actingPlaceQuestion } from '../acting-place'
import { definitions, findDefinition } from '.'

const documentsOf = (code: string, changes: Changes, villageCode?: string) => {
  const { definition, answers, applicant } = withChanges(code, changes)
  return productsOf(definition, answers, today, villageCode ?? applicant.villageCode).map(({ id }) => id)
}
const refusedTo = (code: string, changes: Changes) =>
  withChanges(code, changes).errors.flatMap(({ leadsTo }) => leadsTo ?? [])
const placeOf = (code: string) => {
  const definition = findDefinition(code)
  if (!definition) throw new Error(code)
  return { ...actingPlaceQuestion(definition), routeBy: definition.routeBy, basis: definition.actingPlace?.basis }
}
const home = (code: string) => exampleApplication(code, 1, { today }).applicant.villageCode

describe('the acting place', () => {
  it('of a death is where the deceased lived, and the question says whose home is meant', () => {
    const place = placeOf('AK-MATI')
    expect(place).toMatchObject({ routeBy: 'domicile', basis: 'UU 24/2013 Pasal 44' })
    expect(place.label.id).toContain('almarhum/ah')
    expect(place.help?.id).toContain('Bukan tempat tinggal pelapor')
  })

  it.each([
    ['ANGKAT', 'UU 23/2006 Pasal 47'],
    ['UB-NAMA', 'UU 23/2006 Pasal 52'],
  ])('of %s is the office that issued the birth certificate', (code, basis) => {
    const place = placeOf(code)
    expect(place).toMatchObject({ routeBy: 'certificate', basis })
    expect(place.label.id).toContain('penerbit akta kelahiran')
  })

  it('of most services is where the applicant lives', () => {
    expect(placeOf('KK-BARU')).toMatchObject({
      routeBy: 'domicile',
      label: { id: expect.stringContaining('menurut KK') },
    })
  })
})

describe('a certificate that another office issued', () => {
  const elsewhere = '73.71.01.1001'

  it('is noted on there; the cards are made where the holder lives', () => {
    const holder = { person: { card: '1' }, nameChange: { domicile: home('UB-NAMA') } }
    expect(documentsOf('UB-NAMA', holder)).toEqual(['marginalNote', 'familyCard', 'idCard'])
    expect(documentsOf('UB-NAMA', holder, elsewhere)).toEqual(['marginalNote'])
    const adoption = { adoption: { joinsFamily: true, domicile: home('ANGKAT') } }
    expect(documentsOf('ANGKAT', adoption)).toEqual(['marginalNote', 'familyCard'])
    expect(documentsOf('ANGKAT', adoption, elsewhere)).toEqual(['marginalNote'])
  })
})

describe('a move', () => {
  it('within a regency is led to the family card, not refused without a way', () => {
    expect(refusedTo('SKP', { destination: { village: home('SKP') } })).toEqual(['KK-UBAH'])
  })

  it('to another regency is led from the family card to the moving letter', () => {
    const moves = {
      request: { kinds: ['A4'] },
      newAddress: { village: '73.71.01.1001', address: 'Jalan Baru', reason: '6', isOthersAddress: false },
    }
    const movers = [{ name: 'Ruth Padan', nik: '6503054108909901', familyRelation: '1' }]
    expect(refusedTo('KK-UBAH', { ...moves, movers })).toEqual(['SKP'])
    const inside = { ...moves, newAddress: { ...moves.newAddress, village: home('KK-UBAH') }, movers }
    expect(withChanges('KK-UBAH', inside).errors).toEqual([])
  })

  it('is not judged while the acting place is not known', () => {
    const { definition, answers } = withChanges('SKP', {})
    expect(productsOf(definition, answers, today).length).toBeGreaterThan(0)
    expect(documentsOf('UB-NAMA', { person: { card: '1' } }, '')).toEqual(['marginalNote'])
  })

  it('gives those who stay behind a family card with a head of its own', () => {
    const stays = { kind: '3', stayingFamilyCard: '2', newHeadName: 'Ruth Padan', newHeadNik: '6503054108909901' }
    expect(documentsOf('SKP', { move: stays })).toEqual(['movingLetter', 'familyCard'])
    expect(documentsOf('SKP', { move: { kind: '2' } })).toEqual(['movingLetter'])
    const { newHeadName: _, ...headless } = stays
    expect(withChanges('SKP', { move: headless }).errors.map(({ path }) => path)).toEqual(['move.newHeadName'])
  })
})

describe('one event asks all that its documents need', () => {
  it('a birth: what the family card says of a child that has no NIK yet', () => {
    const { errors } = withChanges('AK-LAHIR', {
      child: { joinsApplicantCard: undefined, religion: '', bloodType: '', familyRelation: '' },
    })
    expect(errors.map(({ path }) => path)).toEqual([
      ...['child.joinsApplicantCard', 'child.familyRelation', 'child.religion', 'child.bloodType'],
    ])
    const known = { child: { nik: '6503051708259901', religion: '', bloodType: '', familyRelation: '' } }
    expect(withChanges('AK-LAHIR', known).errors).toEqual([])
  })

  it('a birth reported late: a portrait for the child card of a child of five', () => {
    const files = (birthDate: string) => {
      const { definition, answers } = withChanges('AK-LAHIR', { birth: { birthDate } })
      return requiredAttachments(definition, answers, today).flatMap(({ id, required }) => (required ? id : []))
    }
    expect(files('2020-01-01')).toContain('portrait2x3')
    expect(files('2026-05-01')).not.toContain('portrait2x3')
  })

  it('a death of the head of family: who heads it now, and what the others are to them', () => {
    const left = { hasOthersOnCard: true, hasSpouse: false, deceasedWasHead: true }
    const nobody = { newHead: '', newHeadName: '', newHeadRelation: '' }
    const asked = (family: Record<string, unknown>) =>
      withChanges('AK-MATI', { family: { ...left, ...nobody, ...family } }).errors.map(({ path }) => path)
    expect(asked({})).toEqual(['family.newHeadName', 'family.newHeadRelation'])
    expect(asked({ hasSpouse: true, spouseName: 'Ruth Padan' })).toEqual(['family.newHead'])
    expect(asked({ deceasedWasHead: false })).toEqual([])
  })

  it('a death: the spouse is widowed, and may be the new head without being written twice', () => {
    const spouse = { spouseName: 'Ruth Padan', spouseNik: '6503054107609902' }
    const family = { hasOthersOnCard: true, hasSpouse: true, ...spouse, deceasedWasHead: true, newHead: '1' }
    const { definition, answers, applicant } = withChanges('AK-MATI', { family })
    const rows = siakWorksheet(definition, answers, applicant)
    expect(rows.filter(({ group }) => group === 'KK Kepala keluarga baru').map(({ value }) => value)).toEqual([
      ...[spouse.spouseName, spouse.spouseNik],
    ])
    expect(rows.find(({ path }) => path === 'family.spouseStatus')?.display).toBe('6 – Cerai Mati')
  })
})

describe('a marriage', () => {
  it('asks for the card of the couple, and leaves it where one of them has died', () => {
    const asked = (changes: Changes) => withChanges('AK-KAWIN', changes).errors.map(({ path }) => path)
    expect(asked({ family: { card: '', address: '' } })).toEqual(['family.card'])
    expect(asked({ family: { card: '1', address: '' } })).toEqual(['family.address'])
    expect(asked({ family: { card: '2', address: '' } })).toEqual([])
    expect(asked({ marriage: { hasDeceasedSpouse: true }, family: { card: '' } })).toEqual([])
  })

  it('refuses a couple under 19 without leave of a court', () => {
    const young = {
      marriage: { ceremonyDate: '2026-06-01', ages: '1' },
      wife: { name: 'Ruth Padan', nik: '6503055708089904', nationality: 'ID' },
      report: { applicantIs: '1' },
    }
    expect(withChanges('AK-KAWIN', young).errors.map(({ code }) => code)).toContain('underage-marriage')
  })
})

describe('a divorce', () => {
  it('of the religious court is led to what follows its decision', () => {
    expect(refusedTo('AK-CERAI', { divorce: { courtKind: '2' } })).toEqual(['KK-BARU'])
    expect(
      findDefinition('AK-CERAI')
        ?.conditions.map(({ id }) => id)
        .join(),
    ).toContain('Pengadilan Agama')
  })
})

describe('the legal basis', () => {
  it.each(definitions.map((definition) => [definition.code, definition] as const))(
    'of %s names how it is served',
    (_, { legalBasis }) => {
      expect(legalBasis.some((law) => law.startsWith('Permendagri 108/2019'))).toBe(true)
      expect(legalBasis.some((law) => law.startsWith('Perpres 96/2018'))).toBe(true)
    },
  )

  it.each(['KIA', 'AK-LAHIR'])('of %s names the child card', (code) => {
    expect(findDefinition(code)?.legalBasis).toContain('Permendagri 2/2016')
  })

  it.each([
    ['AK-KAWIN', 'marriageDispensation', 'UU 16/2019 Pasal 7'],
    ['AK-KAWIN', 'wifeIsMarried', 'UU 1/1974 Pasal 9'],
    ['AK-KAWIN', 'secondWifeNeedsRuling', 'UU 1/1974 Pasal 4'],
    ['AK-LAHIR', 'childCard', 'Permendagri 2/2016'],
    ['KIA', 'is17', 'Permendagri 2/2016'],
    ['LEGAL', 'needsNone', 'Permendagri 104/2019'],
  ])('of %s names the article of %s', (code, id, basis) => {
    const { products = [], requirements = [], rules = [] } = findDefinition(code) ?? {}
    expect([...products, ...requirements, ...rules].find((one) => one.id === id)).toMatchObject({ basis })
  })

  it('stands at every paper without which the law forbids something', () => {
    const papers = definitions.flatMap(({ requirements }) => requirements.filter(({ allows }) => allows !== undefined))
    expect(papers.length).toBeGreaterThan(0)
    for (const { id, basis } of papers) expect(basis, id).toBeTruthy()
  })

  it('stands at every rule that sends people to another service, and that service exists', () => {
    for (const { rules } of definitions)
      for (const { id, leadsTo, basis } of rules)
        if (leadsTo !== undefined) {
          expect(findDefinition(leadsTo), id).toBeDefined()
          expect(basis, id).toBeTruthy()
        }
  })
})

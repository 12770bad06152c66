import { describe, expect, it } from 'vitest'
import { definitions } from '../services/definitions'
import { judge, readCorpus } from './corpus.testing'
import { findIntent } from './find-intent'

const intentOf = (text: string) => findIntent(definitions, text)
const firstOf = (text: string) => {
  const intent = intentOf(text)
  return 'codes' in intent ? intent.codes[0] : undefined
}

describe('the corpus', () => {
  const corpus = readCorpus()
  const judged = corpus.map((line) => ({ ...line, ...judge(line, intentOf(line.sentence)) }))

  it('is of at least 600 sentences, 12 for each service and 60 for none, no sentence twice', () => {
    expect(new Set(corpus.map(({ sentence }) => sentence)).size).toBe(corpus.length)
    expect(corpus.filter(({ isService }) => isService).length).toBeGreaterThanOrEqual(600)
    expect(corpus.filter(({ isService }) => !isService).length).toBeGreaterThanOrEqual(60)
    for (const { code } of definitions)
      expect(corpus.filter(({ expected }) => expected[0] === code).length, code).toBeGreaterThanOrEqual(12)
    expect(corpus.filter(({ isHeldBack }) => isHeldBack).length / corpus.length).toBeGreaterThan(0.3)
  })

  it.each([
    ['sim saya hilang', 'drivingLicence'],
    ['pajak motor brp', 'vehicle'],
    ['mau ke malaysia bikin paspor', 'passport'],
    ['pkh kapan cair', 'socialAid'],
  ])('knows what another office gives: %s', (text, topic) => {
    expect(intentOf(text)).toEqual({ kind: 'elsewhere', topic })
  })

  it.each(['kartu sim saya hilang', 'paspor habis pulang dari Brunei mau lapor datang', 'ktp dan sim saya hilang'])(
    'and what it does not: %s',
    (text) => expect(intentOf(text).kind).not.toBe('elsewhere'),
  )

  it.each([
    ['tuned to', false],
    ['held back', true],
  ])('is understood, the part that is %s', (title, isHeldBack) => {
    const part = judged.filter((line) => line.isHeldBack === isHeldBack)
    const services = part.filter(({ isService }) => isService)
    const others = part.filter(({ isService }) => !isService)
    const share = (count: number, of: readonly unknown[]) => count / of.length
    const found = share(services.filter((line) => line.isFound).length, services)
    const wrongAlone = share(part.filter((line) => line.isWrongAlone).length, part)
    const foundOther = share(others.filter((line) => line.isFound).length, others)
    const alone = share(services.filter(({ isAlone }) => isAlone).length, services)
    const inHundred = (value: number) => `${(value * 100).toFixed(1)} %`
    console.info(
      `${title}: of ${services.length} sentences ${inHundred(found)} among the first two offers, ${inHundred(alone)} answered with one alone; ` +
        `of all ${part.length} ${inHundred(wrongAlone)} with a wrong one alone; of ${others.length} that are no service ${inHundred(foundOther)} taken for what they are`,
    )
    expect(found).toBeGreaterThanOrEqual(0.95)
    expect(wrongAlone).toBeLessThanOrEqual(0.01)
    expect(foundOther).toBeGreaterThanOrEqual(0.9)
    // Offering three to everybody would be no understanding.
    expect(alone).toBeGreaterThanOrEqual(0.6)
  })

  it('is read in 2 ms a sentence', () => {
    const times = corpus.map(({ sentence }) => {
      const begun = performance.now()
      intentOf(sentence)
      return performance.now() - begun
    })
    times.sort((first, second) => first - second)
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(2)
  })
})

describe('what is easily mistaken', () => {
  it.each([
    ['orang tua saya meninggal di Krayan', ['AK-MATI']],
    ['kami nikah adat, mau buat KK', ['KK-BARU']],
    ['bayi saya lahir mati', ['LAHIRMATI']],
    ['surat lahir', ['AK-LAHIR']],
    ['pak ktp nenek sy hilang di ladang mau bikin baru nenek sy yg punya ktp', ['KTP-GANTI']],
    ['KTP-GANTI', ['KTP-GANTI']],
  ])('%s', (text, codes) => {
    expect(intentOf(text)).toEqual({ kind: 'services', codes, isSure: true })
  })

  it('Muslims divorce before the religious court; the services follow its decision', () => {
    for (const text of [
      'mau cerai agama islam',
      'sudah cerai di pengadilan agama',
      'talak di pengadilan agama mau urus kk',
    ])
      expect(intentOf(text), text).toMatchObject({
        kind: 'services',
        notice: 'religiousCourt',
        codes: expect.not.arrayContaining(['AK-CERAI']),
      })
  })

  it('who names no court may be a Muslim, and is told; who names a state court or a church is not', () => {
    expect(intentOf('saya sudah cerai')).toMatchObject({
      codes: expect.arrayContaining(['AK-CERAI', 'KK-BARU']),
      notice: 'religiousCourt',
    })
    for (const text of ['sudah cerai di pengadilan negeri', 'kami kristen sudah bercerai'])
      expect(intentOf(text), text).toEqual({ kind: 'services', codes: ['AK-CERAI'], isSure: true })
  })

  it('a word that only tells topics apart is none, nor is a word that merely looks like one', () => {
    for (const text of ['belum', 'baru', 'nomor baris berapa', 'surat pengantar rt', 'Budi Santoso'])
      expect(intentOf(text), text).toEqual({ kind: 'none' })
  })

  it('two papers that are both lost are offered both, and no double', () => {
    expect(intentOf('sy mau urus akte lahir anak dan ktp suami hilang dua duanya pak')).toMatchObject({
      codes: ['TERBIT2', 'KTP-GANTI', 'AK-LAHIR'],
    })
  })

  it('nobody who tells of a death is offered a stillbirth or a divorce, nor who tells of a birth', () => {
    const offered = (text: string) => {
      const intent = intentOf(text)
      return 'codes' in intent ? intent.codes : []
    }
    for (const text of [
      'lapor kakek saya Laban meninggal 12 november 2026 di rumah',
      'suami saya Yusuf Padan meninggal kemarin, akta nikah ada',
      'istri meninggal mau urus akta Kuwala',
      'lapor anak saya Andi Lencau lahir kemarin di rumah',
    ])
      expect(
        offered(text).filter((code) => ['LAHIRMATI', 'AK-CERAI', 'BTL-CERAI', 'BTL-KAWIN'].includes(code)),
        text,
      ).toEqual([])
    expect(offered('lapor kakek saya Laban meninggal 12 november 2026 di rumah')[0]).toBe('AK-MATI')
    for (const text of ['bayi saya Andi meninggal di kandungan', 'bayi lhir mti'])
      expect(offered(text), text).toContain('LAHIRMATI')
    expect(offered('suami meninggal sesudah cerai di pengadilan negeri')).toContain('AK-CERAI')
  })

  it.each([
    ['istri saya mati waktu melahirkan, bayinya hidup', ['AK-MATI', 'AK-LAHIR']],
    ['anak lahir, ibunya meninggal', ['AK-MATI', 'AK-LAHIR']],
    ['suami meninggal sebelum anak kami lahir', ['AK-MATI', 'AK-LAHIR']],
    ['bayi saya lahir hidup lalu meninggal besoknya', ['AK-LAHIR', 'AK-MATI']],
    ['bayi umur 5 hari meninggal', ['AK-LAHIR', 'AK-MATI']],
    ['anak kembar, satu hidup satu lahir mati', ['LAHIRMATI', 'AK-LAHIR', 'AK-MATI']],
    ['bayi saya meninggal', ['LAHIRMATI', 'AK-MATI', 'AK-LAHIR']],
  ])('whoever was born alive is no stillbirth: %s', (text, codes) => {
    expect(intentOf(text)).toEqual({ kind: 'services', codes, isSure: false })
  })

  it('the baby that a relative bore dead is a stillbirth, also where the mother is named', () => {
    for (const text of [
      'bayi kakak saya lahir mati',
      'istri selamat tapi bayinya lahir mati',
      'istri saya melahirkan bayi mati',
    ])
      expect(firstOf(text), text).toBe('LAHIRMATI')
  })

  it('a NIK that is not found may be there: a second one is never all that is offered', () => {
    for (const text of ['nik tidak aktif', 'tidak bisa bpjs nik tidak ketemu', 'nik saya diblokir'])
      expect(intentOf(text), text).toMatchObject({
        isSure: false,
        codes: expect.arrayContaining(['BIO-UBAH', 'BIO-WNI']),
      })
    expect(intentOf('saya belum punya nik')).toMatchObject({ codes: ['BIO-WNI'] })
  })

  it('who is lost at sea, and the card that is', () => {
    expect(intentOf('suami saya hilang di laut')).toMatchObject({ codes: ['AK-MATI'] })
    expect(intentOf('ktp nenek saya hilang di laut')).toMatchObject({ codes: expect.arrayContaining(['KTP-GANTI']) })
    expect(intentOf('ktp nenek hilang di sungai')).toMatchObject({ codes: expect.not.arrayContaining(['AK-MATI']) })
  })

  it('how long it will still take is the status of what was sent', () => {
    for (const words of ['berapa lama lagi', 'brp lama lagi ktp saya', 'how much longer'])
      expect(findIntent(definitions, words), words).toEqual({ kind: 'other', what: 'status' })
  })

  it('the card of a relative is a foreigner’s last', () => {
    const intent = findIntent(definitions, 'nenek sy yg punya ktp')
    expect(intent).toMatchObject({ kind: 'services', isSure: false })
    expect('codes' in intent ? intent.codes.slice(0, 2) : []).toEqual(['KTP-GANTI', 'KTP-REKAM'])
    expect(findIntent(definitions, 'ktp istri saya orang asing')).toMatchObject({ codes: ['KTP-OA'] })
  })

  it('what is no service', () => {
    expect(intentOf('tolong cek status')).toEqual({ kind: 'other', what: 'status' })
    expect(intentOf('terima kasih')).toEqual({ kind: 'other', what: 'thanks' })
    expect(intentOf('terima kasih, ktp saya hilang')).toMatchObject({ codes: ['KTP-GANTI'] })
    expect(intentOf('Long Bawan')).toEqual({ kind: 'none' })
    expect(intentOf('')).toEqual({ kind: 'none' })
  })
})

describe('the services given', () => {
  it('alone are offered', () => {
    const open = definitions.filter(({ code }) => code !== 'KTP-GANTI')
    const intent = findIntent(open, 'ktp saya hilang')
    expect('codes' in intent && intent.codes.length > 0 && !intent.codes.includes('KTP-GANTI')).toBe(true)
    expect(findIntent([], 'ktp saya hilang')).toEqual({ kind: 'none' })
  })

  it('finds a later one by its title and life events', () => {
    const label = { id: 'Saya perlu surat pengantar beasiswa', en: 'I need a letter for a scholarship' }
    const later = {
      code: 'BEASISWA',
      title: { id: 'Surat Pengantar Beasiswa', en: 'Scholarship letter' },
      lifeEvents: [{ id: 'x', label }],
    }
    const intent = findIntent([...definitions, later], 'minta surat pengantar beasiswa')
    expect(intent).toMatchObject({ codes: expect.arrayContaining(['BEASISWA']) })
  })
})

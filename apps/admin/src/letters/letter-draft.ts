import type { LetterSettings, SavedLetterSettings } from '@sipelandukilat/sdk/api/administration'

/** What the API says of an office. */
export type Answer = { settings: SavedLetterSettings | null }

type Head = NonNullable<LetterSettings['head']>
type Acting = NonNullable<LetterSettings['acting']>

/** The settings while they are typed: whether somebody signs is told apart from who. */
export type LetterDraft = Omit<LetterSettings, 'head' | 'acting'> & {
  head: Head
  acting: Acting
  hasHead: boolean
  hasActing: boolean
}

const nobody: Head = { name: '', nip: '', grade: 'IV/b' }

/** What stands in the form at first: what was saved, else what most offices use. */
export function toDraft(saved: LetterSettings | null, regencyName: string): LetterDraft {
  const head = saved?.head ?? nobody
  const acting = saved?.acting ?? { ...nobody, as: 'plt', from: '', until: '' }
  const { government, office, address, phone, email, seat, code, schemes } = saved ?? {
    government: `PEMERINTAH ${regencyName.toUpperCase()}`,
    office: 'DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL',
    address: '',
    phone: '',
    email: '',
    seat: '',
    code: 'DISDUKCAPIL',
    schemes: {
      decision: '470/{nomor}/{kode}/{bulan-romawi}/{tahun}',
      travelOrder: '094/{nomor}/{kode}/{bulan-romawi}/{tahun}',
    },
  }
  return {
    government,
    office,
    address,
    phone,
    email,
    seat,
    code,
    schemes,
    head,
    acting,
    hasHead: saved === null || saved.head !== null,
    hasActing: saved?.acting != null,
  }
}

/** The settings as they are sent. */
export const toSettings = ({ hasHead, hasActing, head, acting, ...paper }: LetterDraft): LetterSettings => ({
  ...paper,
  head: hasHead ? head : null,
  acting: hasActing ? acting : null,
})

import type { LetterSettings } from '@sipelandukilat/contract'
import { placeOf } from '@sipelandukilat/domain'
import { workerScope } from '../platform/caller'
import { from } from '../platform/database/from'
import { exampleHead } from './example-head'
import type { TestSystem } from './test-system'

/** The paper of an invented office. */
export const exampleLetterSettings: LetterSettings = {
  government: 'PEMERINTAH KABUPATEN NUNUKAN',
  office: 'DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL',
  address: 'Jalan Ujang Dewa, Nunukan Selatan',
  phone: '0556 20123',
  email: 'dukcapil@nunukan.test',
  seat: 'Nunukan',
  code: 'DISDUKCAPIL',
  schemes: {
    decision: '470/{nomor}/{kode}/{bulan-romawi}/{tahun}',
    travelOrder: '094/{nomor:3}/{kode}/{tahun}',
  },
  head: exampleHead,
  acting: null,
}

/** Enters the paper of these regencies' offices. */
export const plantLetterSettings = (system: TestSystem, ...regencyCodes: string[]): Promise<void> =>
  system.database.write(workerScope, async (db) => {
    for (const code of regencyCodes)
      await db.run(
        from('letter_settings').insert({
          regency_code: code,
          province_code: placeOf(code).provinceCode,
          settings: exampleLetterSettings,
          changed_by: null,
          changed_at: system.clock.now,
        }),
      )
  })

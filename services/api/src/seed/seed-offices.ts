import { placeOf } from '@sipelandukilat/domain'
import { proposeHolidays } from '../features/regions/propose-holidays'
import { getRegion } from '../features/regions/region-store'
import { workerScope } from '../platform/caller'
import type { Database } from '../platform/database/db'
import { from } from '../platform/database/from'
import { demoHeads } from './demo-heads'

/** Offices of the demonstration; addresses are invented where a street is named. */
const offices: Record<string, { address: string; phone: string; hours: string }> = {
  '65.01': {
    address: 'Kantor Disdukcapil Bulungan, Tanjung Selor',
    phone: '0552-000001',
    hours: 'Senin–Jumat 08.00–15.30 WITA',
  },
  '65.02': {
    address: 'Kantor Disdukcapil Malinau, Malinau Kota',
    phone: '0553-000002',
    hours: 'Senin–Jumat 08.00–15.30 WITA',
  },
  '65.03': {
    address: 'Kantor Disdukcapil Nunukan, Nunukan Selatan',
    phone: '0556-000003',
    hours: 'Senin–Jumat 08.00–15.30 WITA',
  },
  '65.04': {
    address: 'Kantor Disdukcapil Tana Tidung, Tideng Pale',
    phone: '0553-000004',
    hours: 'Senin–Jumat 08.00–15.30 WITA',
  },
  '65.71': {
    address: 'Kantor Disdukcapil Tarakan, Tarakan Tengah',
    phone: '0551-000005',
    hours: 'Senin–Jumat 08.00–15.30 WITA',
  },
}

/** The paper of an office: its head, the schemes of its numbers, who signs. */
const letterSettingsOf = (regencyName: string, address: string, phone: string, head: (typeof demoHeads)[string]) => ({
  government: `PEMERINTAH ${regencyName.toUpperCase()}`,
  office: 'DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL',
  address,
  phone,
  email: '',
  seat: head.seat,
  code: 'DISDUKCAPIL',
  schemes: {
    decision: '470/{nomor}/{kode}/{bulan-romawi}/{tahun}',
    travelOrder: '094/{nomor}/{kode}/{bulan-romawi}/{tahun}',
  },
  head: { name: head.name, nip: head.nip, grade: head.grade },
  acting: null,
})

/** The time before the online half, invented for the demonstration and said so in each source. */
const baselines = [
  ['medianDays', 34, '2023'],
  ['withinDeadline', 0.41, '2023'],
  ['applicationsPerMonth', 38, '2023'],
  ['fromHome', 0, '2023'],
  ['correctionsPerHundred', 37, '2023'],
  ['villagesServed', 61, '2023'],
] as const

/** Whom citizens of the demonstration's province ask about the protection of their data; invented. */
const dataProtectionContact = {
  name: 'Sekretaris Disdukcapil Provinsi (contoh)',
  email: 'pelindungan-data@contoh.id',
  phone: '0552-000006',
  address: 'Kantor Disdukcapil Provinsi, Tanjung Selor',
}

/** Who confirmed the demonstration's holidays. */
const nobody = '00000000-0000-0000-0000-000000000000'

/** What the checklist asks of a regency, then the demonstration's regencies serve. */
export async function seedOffices(database: Database, years: readonly number[]): Promise<void> {
  const confirmed = await database.read(workerScope, (db) =>
    db.rows(from('holiday_year').where({ province_code: '65' }).select('year')),
  )
  // What the province has confirmed stays as it is.
  const proposed = years.filter((year) => confirmed.every((one) => one.year !== year))
  const calendars = await Promise.all(
    proposed.map(async (year) => ({ year, holidays: (await proposeHolidays(year, new Map())).items })),
  )
  await database.write(workerScope, async (db) => {
    for (const [code, office] of Object.entries(offices))
      await db.run({
        text: `update region set office = case when office = '{}' then $2::jsonb else office end,
                 status = case when status = 'preparing' then 'active' else status end where code = $1`,
        values: [code, JSON.stringify(office)],
      })
    for (const [code, head] of Object.entries(demoHeads)) {
      const region = await getRegion(db, code)
      const { address = '', phone = '' } = region.office
      await db.run(
        from('letter_settings')
          .insert({
            regency_code: code,
            province_code: placeOf(code).provinceCode,
            settings: letterSettingsOf(region.name, address, phone, head),
            changed_by: null,
          })
          .onConflict()
          .ignore(),
      )
    }
    await db.run(
      from('data_protection_contact')
        .insert({ province_code: '65', ...dataProtectionContact, changed_by: null })
        .onConflict()
        .ignore(),
    )
    for (const [figure, value, period] of baselines)
      await db.run(
        from('baseline')
          .insert({
            region_code: '65',
            province_code: '65',
            figure,
            value,
            period,
            source: 'Contoh untuk demonstrasi, bukan data resmi',
          })
          .onConflict()
          .ignore(),
      )
    for (const { year, holidays } of calendars) {
      await db.run(
        from('holiday_year')
          .insert({ province_code: '65', year, confirmed_at: new Date(), confirmed_by: nobody })
          .onConflict()
          .ignore(),
      )
      for (const { date, name } of holidays)
        await db.run(
          from('holiday')
            .insert({ province_code: '65', regency_code: '', on_date: date, name: name.id })
            .onConflict()
            .ignore(),
        )
    }
  })
}

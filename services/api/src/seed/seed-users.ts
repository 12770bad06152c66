import type { Role } from '@sipelandukilat/access'
import { placeOf } from '@sipelandukilat/domain'
import { hashPassword } from '../features/session/passwords'
import { workerScope } from '../platform/caller'
import type { Database } from '../platform/database/db'
import { from } from '../platform/database/from'
import { newId } from '../platform/id'
import { demoHeads } from './demo-heads'

type DemoUser = {
  email: string
  name: string
  role: Role
  regionCode: string | null
  nip?: string
  grade?: string
}

/** Regencies of Kaltara with their address part and the village whose registrar has an account. */
export const demoRegencies = [
  { slug: 'bulungan', code: '65.01', village: '65.01.05.1002' },
  { slug: 'malinau', code: '65.02', village: '65.02.01.2005' },
  { slug: 'nunukan', code: '65.03', village: '65.03.05.2022' },
  { slug: 'tanatidung', code: '65.04', village: '65.04.01.2001' },
  { slug: 'tarakan', code: '65.71', village: '65.71.01.1001' },
] as const

const regencyRoles = [
  { part: 'admin', role: 'regency_admin' },
  { part: 'intake', role: 'intake_officer' },
  { part: 'field', role: 'field_officer' },
  { part: 'supervisor', role: 'supervisor' },
] as const

const givenNames = [
  'Yohanes',
  'Maria',
  'Rahmat',
  'Siti',
  'Daniel',
  'Nurhayati',
  'Markus',
  'Dewi',
  'Samuel',
  'Aminah',
  'Petrus',
  'Ratna',
  'Ahmad',
  'Lidia',
  'Yusuf',
  'Hana',
  'Andreas',
  'Fatimah',
  'Lukas',
  'Sri',
  'Ibrahim',
  'Elisabet',
  'Hasan',
  'Agustina',
  'Rudi',
]
const familyNames = [
  'Lencau',
  'Apui',
  'Kurniawan',
  'Wulandari',
  'Tingang',
  'Saleh',
  'Udau',
  'Anyi',
  'Padan',
  'Yansen',
  'Bulan',
  'Laing',
  'Setiawan',
  'Ajang',
  'Nuban',
  'Merang',
  'Ngau',
  'Handayani',
  'Lawai',
  'Rahayu',
  'Sakay',
  'Bilung',
  'Arifin',
  'Baya',
  'Jalung',
]

const personName = (index: number) =>
  `${givenNames[index % givenNames.length]} ${familyNames[(index * 7 + 3) % familyNames.length]}`

function demoUsers(): DemoUser[] {
  const province = '65'
  const users: Omit<DemoUser, 'name'>[] = [
    { email: 'system@platform.test', role: 'platform_admin', regionCode: null },
    { email: 'admin@kaltara.test', role: 'province_admin', regionCode: province },
    { email: 'viewer@kaltara.test', role: 'province_viewer', regionCode: province },
    { email: 'coordinator@kaltara.test', role: 'trip_coordinator', regionCode: province },
    { email: 'auditor@kaltara.test', role: 'auditor', regionCode: province },
    { email: 'developer@kaltara.test', role: 'module_developer', regionCode: null },
  ]
  for (const { slug, code, village } of demoRegencies) {
    for (const { part, role } of regencyRoles) users.push({ email: `${part}@${slug}.test`, role, regionCode: code })
    users.push({ email: `village@${slug}.test`, role: 'village_registrar', regionCode: village })
  }
  const heads = demoRegencies.flatMap(({ slug, code }): DemoUser[] => {
    const head = demoHeads[code]
    if (!head) return []
    const { name, nip, grade } = head
    return [{ email: `head@${slug}.test`, role: 'office_head', regionCode: code, name, nip, grade }]
  })
  return [...users.map((user, index) => ({ ...user, name: personName(index) })), ...heads]
}

/** The demonstration's accounts, all with one password. Existing accounts are left alone. */
export async function seedUsers(database: Database, password: string): Promise<void> {
  const passwordHash = await hashPassword(password)
  await database.write(workerScope, async (db) => {
    for (const user of demoUsers()) {
      const id = newId()
      const added = await db.run(
        from('app_user')
          .insert({
            id,
            email: user.email,
            name: user.name,
            password_hash: passwordHash,
            status: 'active',
            nip: user.nip ?? null,
            grade: user.grade ?? null,
            province_code: user.regionCode ? placeOf(user.regionCode).provinceCode : null,
            regency_code: user.regionCode && user.regionCode.length >= 5 ? placeOf(user.regionCode).regencyCode : null,
          })
          .onConflict('email')
          .ignore(),
      )
      if (added > 0)
        await db.run(
          from('user_role').insert({ id: newId(), user_id: id, role: user.role, region_code: user.regionCode }),
        )
    }
  })
}

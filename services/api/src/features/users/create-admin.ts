import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import type { Database } from '../../platform/database/db'
import { newId } from '../../platform/id'
import { hashPassword, isBlockedPassword } from '../session/passwords'

/**
 * The first account: `EMAIL NAME` for the platform, `EMAIL NAME 65` for a province. Asks for the password, or takes it from
 * `ADMIN_PASSWORD`. @throws with what to do.
 */
export async function createAdmin(database: Database, parameters: string[]): Promise<void> {
  const [email, name, regionCode = null] = parameters
  if (!email?.includes('@') || !name)
    throw new Error('Give an e-mail address and a name: npm run admin:create -- EMAIL "NAME" [PROVINCE CODE]')
  if (regionCode !== null && !/^\d{2}$/.test(regionCode))
    throw new Error('The region must be a province code such as 65')
  const password = process.env.ADMIN_PASSWORD ?? (await ask('Password (at least 15 characters): '))
  if (password.length < 15 || isBlockedPassword(password, { email, name }))
    throw new Error('Choose a password of at least 15 characters that is not easy to guess')
  const id = newId()
  const role = regionCode === null ? 'platform_admin' : 'province_admin'
  const passwordHash = await hashPassword(password)
  await database.write(workerScope, async (db) => {
    const added = await db.run({
      text: `insert into app_user (id, email, name, password_hash, status, province_code) values ($1, lower($2), $3, $4, 'active', $5) on conflict (email) do nothing`,
      values: [id, email, name, passwordHash, regionCode],
    })
    if (added === 0) throw new Error(`There is an account with the address ${email} already`)
    await db.run({
      text: 'insert into user_role (id, user_id, role, region_code) values ($1, $2, $3, $4)',
      values: [newId(), id, role, regionCode],
    })
    await recordAudit(db, {
      actorKind: 'system',
      action: 'user-created',
      subject: 'User',
      subjectIds: [id],
      provinceCode: regionCode,
      detail: { role },
    })
  })
  stdout.write(`Created ${email} as ${role}${regionCode ? ` of ${regionCode}` : ''}.\n`)
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: stdin, output: stdout })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

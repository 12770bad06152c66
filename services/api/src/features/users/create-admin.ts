import { stdin, stdout } from 'node:process'
import { createInterface } from 'node:readline/promises'
import { recordAudit } from '../../platform/audit'
import { workerScope } from '../../platform/caller'
import type { Database } from '../../platform/database/db'
import { from } from '../../platform/database/from'
import { newId } from '../../platform/id'
import { hashPassword, isBlockedPassword } from '../session/passwords'
import { insertRole } from './user-store'

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
    const added = await db.run(
      from('app_user')
        .insert({
          id,
          email: email.toLowerCase(),
          name,
          password_hash: passwordHash,
          status: 'active',
          province_code: regionCode,
        })
        .onConflict('email')
        .ignore(),
    )
    if (added === 0) throw new Error(`There is an account with the address ${email} already`)
    await insertRole(db, id, role, regionCode)
    recordAudit(db, 'system', {
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

import path from 'node:path'
import { abilityFor, type Role, roleLabels, roleScopes, roles, rowOf } from '@sipelandukilat/access'
import { localized } from '@sipelandukilat/domain'
import { expect, test } from 'vitest'
import { readTexts } from './read-texts.mjs'
import { root, workspaces } from './workspaces.mjs'

const regions = { platform: null, province: '65', regency: '65.03', district: '65.03.05', village: '65.03.05.2001' }
const confidential = rowOf('Complaint', {
  ...{ provinceCode: '65', regencyCode: '65.03', districtCode: '65.03.05' },
  ...{ ordinaryProvinceCode: null, ordinaryRegencyCode: null, ordinaryDistrictCode: null },
})
const readsConfidential = (role: Role): boolean =>
  roleScopes[role].some((scope) =>
    abilityFor({
      ...{ kind: 'user', userId: 'u', grantedApplicationIds: [], tripIds: [] },
      assignments: [{ role, regionCode: regions[scope] }],
    }).can('read', confidential),
  )

/** Roles by the words for them. Only English has its own; what a language lacks is said in Indonesian. */
const namedIn = (text: string, language: string): Role[] =>
  roles.filter((role) =>
    text.toLowerCase().includes(localized(roleLabels[role], language === 'en' ? 'en' : 'id').toLowerCase()),
  )

/** Sentences about complaints that say who alone reads them. */
const sentences = Object.keys(workspaces).flatMap((workspace) =>
  readTexts(path.join(root, workspace))
    .filter(({ name }) => ['complaint', 'complaints', 'dialogue'].includes(name))
    .flatMap(({ name, tables }) =>
      Object.entries(tables).flatMap(([language, table]) =>
        Object.entries(table).flatMap(([key, text]) =>
          text
            .split(/[.;] /)
            .filter((sentence) => /\b(?:hanya|only)\b/i.test(sentence) && namedIn(sentence, language).length > 0)
            .map((sentence) => ({ place: `${workspace} ${language} ${name}: ${key}`, sentence, language })),
        ),
      ),
    ),
)

test('who alone reads a confidential complaint is said as the access rules have it', () => {
  const readers = roles.filter(readsConfidential)
  expect(readers).not.toEqual([])
  expect(sentences.map(({ place }) => place.split(' ')[0])).toEqual(
    expect.arrayContaining(['packages/portal', 'packages/domain', 'apps/intake']),
  )
  for (const { place, sentence, language } of sentences) expect(namedIn(sentence, language), place).toEqual(readers)
})

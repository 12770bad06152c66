import { useTexts } from '@sipelandukilat/sdk'
import type { ModuleRelease, RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { DataTable, StatusBadge, Table, Text } from '@sipelandukilat/ui'
import { moduleReleasesTexts } from '../../texts/texts'
import { useDecider } from '../decider'
import { grantedAt } from '../module-state'
import { useScopeWords } from '../scope-words'

/** What a release asks for beside what is granted for the reader's place. */
export function ScopeComparison({ module, release }: { module: RegisteredModule; release: ModuleRelease }) {
  const t = useTexts(moduleReleasesTexts)
  const words = useScopeWords()
  const granted = grantedAt(module, useDecider().place)
  const scopes = [...new Set([...release.requestedScopes, ...granted])]
  if (scopes.length === 0) return <Text>{t('scopes.none')}</Text>
  return (
    <DataTable caption={t('scopes.caption', { version: release.version })}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{t('scope')}</Table.Th>
          <Table.Th scope='col'>{t('asked')}</Table.Th>
          <Table.Th scope='col'>{t('granted')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {scopes.map((scope) => {
          const isAsked = release.requestedScopes.includes(scope)
          const isGranted = granted.includes(scope)
          return (
            <Table.Tr key={scope}>
              <Table.Th scope='row' fw={500} data-label={t('scope')}>
                {words(scope)}
                <Text size='sm' c='dimmed'>
                  {scope}
                </Text>
              </Table.Th>
              <Table.Td data-label={t('asked')}>
                {isAsked ? t('yes') : <StatusBadge tone='neutral'>{t('scope.unused')}</StatusBadge>}
              </Table.Td>
              <Table.Td data-label={t('granted')}>
                {isGranted ? t('yes') : <StatusBadge tone='warning'>{t('scope.new')}</StatusBadge>}
              </Table.Td>
            </Table.Tr>
          )
        })}
      </Table.Tbody>
    </DataTable>
  )
}

import { Can, Link, ProblemState, useApi, useFormat, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { listModuleKeys, type ModuleKey } from '@sipelandukilat/sdk/api/modules'
import {
  Button,
  Code,
  DataTable,
  EmptyState,
  IconKey,
  IconPlus,
  LoadingState,
  Page,
  StatusBadge,
  Table,
  Text,
} from '@sipelandukilat/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { moduleKeysTexts } from '../../texts/texts'
import { keysKey } from './keys-key'
import { RegisterKeyForm } from './register-key-form'
import { RevokeKeyDialog } from './revoke-key-dialog'

/** Keys that releases are signed with: a developer's own, all for administrators. */
export function KeysPage() {
  const t = useTexts(moduleKeysTexts)
  const api = useApi()
  usePageTitle(t('title'))
  const [now] = useState(() => Date.now())
  const [open, setOpen] = useState<ModuleKey | 'register' | undefined>()
  const keys = useQuery<ModuleKey[], ProblemError>({
    queryKey: keysKey,
    queryFn: async () => (await api.call(listModuleKeys, {})).items,
  })
  const close = () => setOpen(undefined)
  return (
    <Page
      title={t('title')}
      description={t('description')}
      breadcrumbs={[
        <Link key='modules' to='/admin/modules'>
          {t('modules')}
        </Link>,
      ]}
      actions={
        <Can action='publish' on='Module'>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('register')}>
            {t('register')}
          </Button>
        </Can>
      }
    >
      {keys.error ? (
        <ProblemState error={keys.error} onRetry={() => void keys.refetch()} isRetrying={keys.isFetching} />
      ) : !keys.data ? (
        <LoadingState rows={5} />
      ) : keys.data.length === 0 ? (
        <EmptyState icon={<IconKey size={32} />} title={t('empty')} description={t('empty.hint')} />
      ) : (
        <KeyTable keys={keys.data} now={now} isBusy={keys.isFetching} onRevoke={setOpen} />
      )}
      {open === 'register' && <RegisterKeyForm onClose={close} />}
      {open !== undefined && open !== 'register' && <RevokeKeyDialog signingKey={open} onClose={close} />}
    </Page>
  )
}

type KeyTableProps = { keys: readonly ModuleKey[]; now: number; isBusy: boolean; onRevoke: (key: ModuleKey) => void }

function KeyTable({ keys, now, isBusy, onRevoke }: KeyTableProps) {
  const t = useTexts(moduleKeysTexts)
  const format = useFormat()
  const ownerOf = (key: ModuleKey) => {
    if (key.isOwn) return t('ownerYou')
    // The system's own key has no owner, and nobody may revoke it here.
    return key.ownerName ?? t(isSystemKey(key) ? 'ownerSystem' : 'ownerUnknown')
  }
  return (
    <DataTable caption={t('caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          {(['label', 'owner', 'validity', 'state', 'actions'] as const).map((column) => (
            <Table.Th key={column} scope='col'>
              {t(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map((key) => (
          <Table.Tr key={key.keyId}>
            <Table.Th scope='row' fw={500} data-label={t('label')}>
              <div>
                {key.label} <Code>{key.keyId.slice(0, 8)}</Code>
              </div>
            </Table.Th>
            <Table.Td data-label={t('owner')}>{ownerOf(key)}</Table.Td>
            <Table.Td data-label={t('validity')}>
              {t('since', { time: format.dateTime(key.validFrom) })}
              {key.validUntil && `, ${t('until', { time: format.dateTime(key.validUntil) })}`}
            </Table.Td>
            <Table.Td data-label={t('state')}>
              <KeyState signingKey={key} now={now} />
            </Table.Td>
            <Table.Td data-label={t('actions')}>
              {key.revokedAt === null && !isSystemKey(key) && (
                <Can action='publish' on='Module'>
                  <Button
                    variant='default'
                    size='compact-sm'
                    aria-label={t('revoke.label', { label: key.label })}
                    onClick={() => onRevoke(key)}
                  >
                    {t('revoke')}
                  </Button>
                </Can>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

const isSystemKey = (key: ModuleKey) => !key.isOwn && key.ownerName === null

function KeyState({ signingKey, now }: { signingKey: ModuleKey; now: number }) {
  const t = useTexts(moduleKeysTexts)
  const format = useFormat()
  const { revokedAt, revokedReason, validUntil } = signingKey
  if (revokedAt !== null)
    return (
      <div>
        <StatusBadge tone='negative'>{t('revoked')}</StatusBadge>
        <Text size='sm' c='dimmed'>
          {t('revokedSince', { time: format.dateTime(revokedAt), reason: revokedReason ?? '' })}
        </Text>
      </div>
    )
  const isExpired = validUntil !== null && Date.parse(validUntil) <= now
  return <StatusBadge tone={isExpired ? 'warning' : 'positive'}>{t(isExpired ? 'expired' : 'valid')}</StatusBadge>
}

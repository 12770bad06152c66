import { Can, ProblemState, useLanguage, usePageQuery, usePageTitle, useSession, useTexts } from '@sipelandukilat/sdk'
import type { User } from '@sipelandukilat/sdk/api/administration'
import {
  ActionIcon,
  Button,
  DataTable,
  EmptyState,
  Group,
  IconPencil,
  IconUserPlus,
  IconUsers,
  LoadingState,
  LoadMore,
  Modal,
  Page,
  Select,
  Stack,
  StatusBadge,
  Table,
  Text,
  TextInput,
  type Tone,
  useDebouncedValue,
  VisuallyHidden,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { administrationTexts } from '../texts/texts'
import { InviteForm } from './invite-form'
import { allRoles, roleName } from './role-names'
import { useUsers } from './use-users'
import { UserForm } from './user-form'

const tones: Record<User['status'], Tone> = { invited: 'info', active: 'positive', disabled: 'neutral' }
const statuses = ['invited', 'active', 'disabled'] as const

export function UsersPage() {
  const t = useTexts(administrationTexts)
  const { language } = useLanguage()
  usePageTitle(t('users.title'))
  const [query, change] = usePageQuery()
  const [q] = useDebouncedValue(query.get('q') ?? '', 300)
  const users = useUsers({ q, role: query.get('role') ?? '', status: query.get('status') ?? '' })
  const [open, setOpen] = useState<User | 'invite' | undefined>()
  const close = () => setOpen(undefined)
  return (
    <Page
      title={t('users.title')}
      description={t('users.description')}
      actions={
        <Can action='create' on='User'>
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setOpen('invite')}>
            {t('users.invite')}
          </Button>
        </Can>
      }
    >
      <Stack gap='md'>
        <Group align='flex-end'>
          <TextInput
            label={t('users.search')}
            type='search'
            value={query.get('q') ?? ''}
            onChange={(event) => change({ q: event.currentTarget.value })}
          />
          <Select
            label={t('users.role')}
            placeholder={t('users.anyRole')}
            options={allRoles.map((role) => ({ value: role, label: roleName(role, language) }))}
            value={query.get('role') ?? ''}
            onChange={(role) => change({ role })}
          />
          <Select
            label={t('users.status')}
            placeholder={t('users.anyStatus')}
            options={statuses.map((status) => ({ value: status, label: t(`users.status.${status}`) }))}
            value={query.get('status') ?? ''}
            onChange={(status) => change({ status })}
          />
        </Group>
        {users.error ? (
          <ProblemState error={users.error} onRetry={() => void users.refetch()} isRetrying={users.isFetching} />
        ) : !users.data ? (
          <LoadingState rows={8} />
        ) : users.data.length === 0 ? (
          <EmptyState
            icon={<IconUsers size={32} />}
            title={t('users.empty.title')}
            description={t('users.empty.description')}
          />
        ) : (
          <>
            <UserTable users={users.data} isBusy={users.isFetching} onEdit={setOpen} />
            <LoadMore
              hasMore={users.hasNextPage}
              onLoadMore={() => void users.fetchNextPage()}
              isLoading={users.isFetchingNextPage}
            />
          </>
        )}
      </Stack>
      <Modal
        opened={open !== undefined}
        onClose={close}
        title={open === 'invite' || open === undefined ? t('users.invite') : t('users.edit', { name: open.name })}
        size='44rem'
      >
        {open === 'invite' && <InviteForm onDone={close} />}
        {open !== undefined && open !== 'invite' && <UserForm user={open} onDone={close} />}
      </Modal>
    </Page>
  )
}

function UserTable({
  users,
  isBusy,
  onEdit,
}: {
  users: readonly User[]
  isBusy: boolean
  onEdit: (user: User) => void
}) {
  const t = useTexts(administrationTexts)
  const { language } = useLanguage()
  const own = useSession().user.id
  return (
    <DataTable caption={t('users.caption')} isBusy={isBusy}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{t('users.name')}</Table.Th>
          <Table.Th scope='col'>{t('users.email')}</Table.Th>
          <Table.Th scope='col'>{t('users.roles')}</Table.Th>
          <Table.Th scope='col'>{t('users.status')}</Table.Th>
          <Table.Th scope='col'>
            <VisuallyHidden>{t('actions')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {users.map((user) => (
          <Table.Tr key={user.id}>
            <Table.Th scope='row' fw={500} data-label={t('users.name')}>
              {user.name}
            </Table.Th>
            <Table.Td data-label={t('users.email')}>{user.email}</Table.Td>
            <Table.Td data-label={t('users.roles')}>
              {user.roles.map(({ role, regionCode, regionName }) => (
                <Text key={`${role}${regionCode}`} size='sm'>
                  {roleName(role, language)}, {regionName ?? t('users.platform')}
                </Text>
              ))}
            </Table.Td>
            <Table.Td data-label={t('users.status')}>
              <StatusBadge tone={tones[user.status]}>{t(`users.status.${user.status}`)}</StatusBadge>
            </Table.Td>
            <Table.Td ta='right'>
              {user.id === own ? (
                <Text size='sm' c='dimmed' ms='auto'>
                  {t('users.you')}
                </Text>
              ) : (
                <Can action='update' on='User'>
                  <ActionIcon
                    variant='subtle'
                    size='lg'
                    ms='auto'
                    aria-label={t('users.edit', { name: user.name })}
                    onClick={() => onEdit(user)}
                  >
                    <IconPencil size={18} />
                  </ActionIcon>
                </Can>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

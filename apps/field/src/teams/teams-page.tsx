import { ProblemState, useAbility, usePageTitle, useTexts } from '@sipelandukilat/sdk'
import type { Kit, Team } from '@sipelandukilat/sdk/api/field'
import {
  ActionIcon,
  Button,
  DataTable,
  EmptyState,
  IconPencil,
  IconPlus,
  IconTool,
  IconUsers,
  LoadingState,
  Page,
  StatusBadge,
  Table,
  Title,
} from '@sipelandukilat/ui'
import { useState } from 'react'
import { KitStateBadge } from '../status/status-badges'
import { useKits, useTeams } from '../trips/use-trips'
import { KitForm } from './kit-form'
import { useOffices } from './offices'
import { TeamForm } from './team-form'
import './teams.css'
import { sharedTexts, teamsTexts } from '../texts/texts'

export function TeamsPage() {
  const t = useTexts(teamsTexts)
  usePageTitle(t('title'))
  return (
    <Page title={t('title')} description={t('description')}>
      <Teams />
      <Kits />
    </Page>
  )
}

function Teams() {
  const t = useTexts(teamsTexts)
  const teams = useTeams()
  const canCreate = useAbility().can('create', 'Team')
  const [edited, setEdited] = useState<Team | 'new' | undefined>()
  return (
    <section>
      <div className='field-section-head'>
        <Title order={2} size='h3'>
          {t('teams')}
        </Title>
        {canCreate && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            {t('team.add')}
          </Button>
        )}
      </div>
      {teams.error ? (
        <ProblemState error={teams.error} onRetry={() => void teams.refetch()} isRetrying={teams.isFetching} />
      ) : !teams.data ? (
        <LoadingState rows={4} />
      ) : teams.data.items.length === 0 ? (
        <EmptyState
          icon={<IconUsers size={32} />}
          title={t('team.empty.title')}
          description={t('team.empty.description')}
          headingLevel={3}
        />
      ) : (
        <TeamTable teams={teams.data.items} onEdit={setEdited} />
      )}
      {edited && <TeamForm {...(edited === 'new' ? {} : { team: edited })} onClose={() => setEdited(undefined)} />}
    </section>
  )
}

function Stock({ kit }: { kit: Kit }) {
  const t = useTexts(teamsTexts)
  const isLow = ({ count, low }: Kit['blanks']) => low > 0 && count < low
  return (
    <span>
      {t('kit.stock.counts', { blanks: kit.blanks.count, ribbons: kit.ribbons.count })}{' '}
      {(isLow(kit.blanks) || isLow(kit.ribbons)) && <StatusBadge tone='warning'>{t('kit.low')}</StatusBadge>}
    </span>
  )
}

function TeamTable({ teams, onEdit }: { teams: readonly Team[]; onEdit: (team: Team) => void }) {
  const t = useTexts(teamsTexts)
  const w = useTexts(sharedTexts)
  const { nameOf } = useOffices()
  return (
    <DataTable caption={t('teams')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('team.name')}</Table.Th>
          <Table.Th>{t('office')}</Table.Th>
          <Table.Th>{t('team.members')}</Table.Th>
          <Table.Th>{t('team.skills')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th>{t('actions')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {teams.map((team) => (
          <Table.Tr key={team.id}>
            <Table.Td data-label={t('team.name')}>{team.name}</Table.Td>
            <Table.Td data-label={t('office')}>{nameOf(team.regencyCode)}</Table.Td>
            <Table.Td data-label={t('team.members')}>
              {team.members.map((member) => member.name).join(', ') || '–'}
            </Table.Td>
            <Table.Td data-label={t('team.skills')}>
              {team.skills.map((skill) => w(`skill.${skill}`)).join(', ') || '–'}
            </Table.Td>
            <Table.Td data-label={t('state')}>
              <StatusBadge tone={team.isActive ? 'positive' : 'neutral'}>
                {t(team.isActive ? 'team.active' : 'team.inactive')}
              </StatusBadge>
            </Table.Td>
            <Table.Td data-label={t('actions')}>
              {team.canUpdate && (
                <ActionIcon
                  variant='default'
                  size={32}
                  aria-label={t('edit', { name: team.name })}
                  onClick={() => onEdit(team)}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

function Kits() {
  const t = useTexts(teamsTexts)
  const kits = useKits()
  const canCreate = useAbility().can('create', 'Team')
  const [edited, setEdited] = useState<Kit | 'new' | undefined>()
  return (
    <section>
      <div className='field-section-head'>
        <Title order={2} size='h3'>
          {t('kits')}
        </Title>
        {canCreate && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
            {t('kit.add')}
          </Button>
        )}
      </div>
      {kits.error ? (
        <ProblemState error={kits.error} onRetry={() => void kits.refetch()} isRetrying={kits.isFetching} />
      ) : !kits.data ? (
        <LoadingState rows={4} />
      ) : kits.data.items.length === 0 ? (
        <EmptyState
          icon={<IconTool size={32} />}
          title={t('kit.empty.title')}
          description={t('kit.empty.description')}
          headingLevel={3}
        />
      ) : (
        <KitTable kits={kits.data.items} onEdit={setEdited} />
      )}
      {edited && <KitForm {...(edited === 'new' ? {} : { kit: edited })} onClose={() => setEdited(undefined)} />}
    </section>
  )
}

function KitTable({ kits, onEdit }: { kits: readonly Kit[]; onEdit: (kit: Kit) => void }) {
  const t = useTexts(teamsTexts)
  const { nameOf } = useOffices()
  return (
    <DataTable caption={t('kits')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('kit.serial')}</Table.Th>
          <Table.Th>{t('kit.name')}</Table.Th>
          <Table.Th>{t('office')}</Table.Th>
          <Table.Th>{t('kit.stock')}</Table.Th>
          <Table.Th>{t('kit.state')}</Table.Th>
          <Table.Th>{t('actions')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {kits.map((kit) => (
          <Table.Tr key={kit.id}>
            <Table.Td data-label={t('kit.serial')}>{kit.serial}</Table.Td>
            <Table.Td data-label={t('kit.name')}>{kit.name}</Table.Td>
            <Table.Td data-label={t('office')}>{nameOf(kit.regencyCode)}</Table.Td>
            <Table.Td data-label={t('kit.stock')}>
              <Stock kit={kit} />
            </Table.Td>
            <Table.Td data-label={t('kit.state')}>
              <KitStateBadge state={kit.state} />
            </Table.Td>
            <Table.Td data-label={t('actions')}>
              {kit.canUpdate && (
                <ActionIcon
                  variant='default'
                  size={32}
                  aria-label={t('edit', { name: kit.serial })}
                  onClick={() => onEdit(kit)}
                >
                  <IconPencil size={16} aria-hidden />
                </ActionIcon>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

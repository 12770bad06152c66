import { useFormat, useTexts } from '@sipelandukilat/sdk'
import type { RegisteredModule } from '@sipelandukilat/sdk/api/modules'
import { Button, DataTable, Group, IconBan, IconRotateClockwise, Stack, Table, Text } from '@sipelandukilat/ui'
import { useState } from 'react'
import { modulesTexts } from '../texts/texts'
import { type ModuleAction, ModuleActionDialog } from './action/module-action-dialog'
import { useDecider } from './decider'
import { Part } from './part'
import { PlaceName } from './places'

/** Tracks, pins and suspensions as they stand, and the ways back. */
export function InForceTab({ module }: { module: RegisteredModule }) {
  const t = useTexts(modulesTexts)
  const { mayHold } = useDecider()
  const [action, setAction] = useState<ModuleAction | undefined>()
  return (
    <Stack gap='md'>
      {mayHold && (
        <Group gap='xs'>
          <Button
            variant='default'
            leftSection={<IconRotateClockwise size={18} aria-hidden />}
            onClick={() => setAction({ kind: 'rollBack' })}
          >
            {t('rollBack')}
          </Button>
          <Button
            variant='default'
            leftSection={<IconBan size={18} aria-hidden />}
            onClick={() => setAction({ kind: 'suspend' })}
          >
            {t('suspend')}
          </Button>
        </Group>
      )}
      <Part title={t('suspensions.title')} {...(module.suspensions.length > 0 ? { hint: t('suspensions.hint') } : {})}>
        <HeldPlaces
          entries={module.suspensions}
          caption={t('suspensions.caption')}
          empty={t('suspensions.empty')}
          undo={t('resume')}
          onUndo={(place) => setAction({ kind: 'resume', place })}
        />
      </Part>
      <Part title={t('pins.title')} {...(module.pins.length > 0 ? { hint: t('pins.hint') } : {})}>
        <HeldPlaces
          entries={module.pins}
          caption={t('pins.caption')}
          empty={t('pins.empty')}
          undo={t('unpin')}
          onUndo={(place) => setAction({ kind: 'unpin', place })}
        />
      </Part>
      <Part title={t('tracks.title')} hint={t('tracks.hint')}>
        <Tracks module={module} />
      </Part>
      {action && <ModuleActionDialog module={module} action={action} onClose={() => setAction(undefined)} />}
    </Stack>
  )
}

type StoredPlace = { regionCode: string | null; version?: string; reason: string; byName: string | null; at: string }

type HeldPlacesProps = {
  entries: readonly StoredPlace[]
  caption: string
  empty: string
  undo: string
  onUndo: (place: string) => void
}

/** Places held at a release or without the module: why, since when, and the way to let go. */
function HeldPlaces({ entries, caption, empty, undo, onUndo }: HeldPlacesProps) {
  const t = useTexts(modulesTexts)
  const format = useFormat()
  const { place: own, mayHold } = useDecider()
  if (entries.length === 0) return <Text>{empty}</Text>
  const hasVersion = entries.some(({ version }) => version !== undefined)
  return (
    <DataTable caption={caption}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{t('place')}</Table.Th>
          {hasVersion && <Table.Th scope='col'>{t('version')}</Table.Th>}
          <Table.Th scope='col'>{t('why')}</Table.Th>
          <Table.Th scope='col'>{t('since')}</Table.Th>
          {mayHold && <Table.Th scope='col'>{t('actions')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(({ regionCode, version, reason, byName, at }) => (
          <Table.Tr key={regionCode ?? ''}>
            <Table.Th scope='row' fw={500} data-label={t('place')}>
              <PlaceName code={regionCode} />
            </Table.Th>
            {hasVersion && <Table.Td data-label={t('version')}>{version}</Table.Td>}
            <Table.Td data-label={t('why')}>{reason}</Table.Td>
            <Table.Td data-label={t('since')}>
              {format.dateTime(at)}
              {byName && ` ${t('by', { name: byName })}`}
            </Table.Td>
            {mayHold && (
              <Table.Td data-label={t('actions')}>
                {(regionCode ?? '').startsWith(own) && (
                  <Button variant='default' size='compact-sm' onClick={() => onUndo(regionCode ?? '')}>
                    {undo}
                  </Button>
                )}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

function Tracks({ module }: { module: RegisteredModule }) {
  const t = useTexts(modulesTexts)
  const rows = (['stable', 'next'] as const).flatMap((track) => module[track].map((entry) => ({ ...entry, track })))
  if (rows.length === 0) return <Text>{t('tracks.empty')}</Text>
  return (
    <DataTable caption={t('tracks.caption')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope='col'>{t('track')}</Table.Th>
          <Table.Th scope='col'>{t('place')}</Table.Th>
          <Table.Th scope='col'>{t('version')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ track, regionCode, version }) => (
          <Table.Tr key={`${track} ${regionCode}`}>
            <Table.Th scope='row' fw={500} data-label={t('track')}>
              {t(`track.${track}`)}
            </Table.Th>
            <Table.Td data-label={t('place')}>
              <PlaceName code={regionCode} />
            </Table.Td>
            <Table.Td data-label={t('version')}>{version}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </DataTable>
  )
}

import { useLanguage, useSession, useTexts } from '@sipelandukilat/sdk'
import type { Role } from '@sipelandukilat/sdk/api'
import { ActionIcon, Button, Fieldset, Group, IconPlus, IconTrash, Select, Stack, Text } from '@sipelandukilat/ui'
import { administrationTexts } from '../texts/texts'
import { RegionPicker } from './region-picker'
import { roleName, rolesToGive, scopesOfRole } from './role-names'

export type RoleDraft = { role: Role; regionCode: string | null }

type RolesEditorProps = { value: RoleDraft[]; onChange: (roles: RoleDraft[]) => void; error?: string | undefined }

/** Several roles, one region each, within the administrator's own. */
export function RolesEditor({ value, onChange, error }: RolesEditorProps) {
  const t = useTexts(administrationTexts)
  const { language } = useLanguage()
  const session = useSession()
  const give = rolesToGive(session.roles.map((role) => role.role))
  const within =
    session.roles.find((role) => role.role === 'regency_admin' || role.role === 'province_admin')?.regionCode ?? null
  const replace = (index: number, change: Partial<RoleDraft>) =>
    onChange(value.map((role, position) => (position === index ? { ...role, ...change } : role)))
  const startOf = (role: Role) => (scopesOfRole(role).includes('platform') ? null : within)
  const first = give.find((role) => role === 'intake_officer') ?? give[0]
  return (
    <Fieldset legend={t('users.roles')}>
      <Stack gap='sm'>
        {value.map((draft, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <Group key={index} align='flex-end' gap='xs'>
            <Select
              label={t('users.role')}
              options={[...new Set([...give, draft.role])].map((role) => ({
                value: role,
                label: roleName(role, language),
              }))}
              value={draft.role}
              onChange={(role) => replace(index, { role: role as Role, regionCode: startOf(role as Role) })}
            />
            {!scopesOfRole(draft.role).includes('platform') && (
              <RegionPicker
                scopes={scopesOfRole(draft.role)}
                within={within}
                value={draft.regionCode}
                onChange={(regionCode) => replace(index, { regionCode })}
              />
            )}
            {value.length > 1 && (
              <ActionIcon
                variant='subtle'
                size='lg'
                aria-label={t('users.removeRole', { role: roleName(draft.role, language) })}
                onClick={() => onChange(value.filter((_, position) => position !== index))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {error && (
          <Text c='var(--mantine-color-error)' size='sm' role='alert'>
            {error}
          </Text>
        )}
        {first && (
          <Group>
            <Button
              variant='subtle'
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => onChange([...value, { role: first, regionCode: startOf(first) }])}
            >
              {t('users.addRole')}
            </Button>
          </Group>
        )}
      </Stack>
    </Fieldset>
  )
}

import { fieldMessage, ProblemNotice, useApi, useSession, useTexts, useUnsavedChanges } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { inviteUser, type User } from '@sipelandukilat/sdk/api/administration'
import { Button, Group, Stack, showToast, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { administrationTexts } from '../texts/texts'
import { CivilServantFields, toCivilServant } from './civil-servant-fields'
import { rolesToGive, scopesOfRole } from './role-names'
import { type RoleDraft, RolesEditor } from './roles-editor'
import { usersKey } from './use-users'

export function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTexts(administrationTexts)
  const api = useApi()
  const queries = useQueryClient()
  const session = useSession()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [roles, setRoles] = useState<RoleDraft[]>(() => {
    const give = rolesToGive(session.roles.map((role) => role.role))
    const first = give.find((role) => role === 'intake_officer') ?? give[0]
    const within =
      session.roles.find((role) => role.role === 'regency_admin' || role.role === 'province_admin')?.regionCode ?? null
    return first ? [{ role: first, regionCode: scopesOfRole(first).includes('platform') ? null : within }] : []
  })
  const [servant, setServant] = useState({ nip: '', grade: '' })
  useUnsavedChanges(email !== '' || name !== '')
  const invite = useMutation<User, ProblemError>({
    mutationFn: () =>
      api.call(inviteUser, { body: { email, name, roles: roles as never, ...toCivilServant(servant) } }),
    onSuccess: async (user) => {
      setEmail('')
      setName('')
      await queries.invalidateQueries({ queryKey: usersKey })
      showToast({ message: t('users.sent', { email: user.email }), tone: 'positive' })
      onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNotice error={invite.error} />
        <TextInput
          label={t('users.name')}
          value={name}
          error={fieldMessage(invite.error, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
          required
          autoComplete='off'
        />
        <TextInput
          label={t('users.email')}
          type='email'
          value={email}
          error={fieldMessage(invite.error, 'email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
          autoComplete='off'
        />
        <CivilServantFields value={servant} error={invite.error} onChange={setServant} />
        <RolesEditor value={roles} onChange={setRoles} error={fieldMessage(invite.error, 'roles')} />
        <Group justify='flex-end'>
          <Button variant='default' onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type='submit' loading={invite.isPending}>
            {t('users.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

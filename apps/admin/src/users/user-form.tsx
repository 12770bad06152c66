import { fieldMessage, ProblemNotice, useApi, useTexts } from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import { resendInvitation, type User, updateUser } from '@sipelandukilat/sdk/api/administration'
import { Button, ConfirmDialog, Group, Stack, showToast, TextInput } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { administrationTexts } from '../texts/texts'
import { CivilServantFields, toCivilServant } from './civil-servant-fields'
import { type RoleDraft, RolesEditor } from './roles-editor'
import { usersKey } from './use-users'

type Change = Partial<ReturnType<typeof toCivilServant>> & {
  name?: string
  roles?: RoleDraft[]
  status?: 'active' | 'disabled'
}

export function UserForm({ user, onDone }: { user: User; onDone: () => void }) {
  const t = useTexts(administrationTexts)
  const api = useApi()
  const queries = useQueryClient()
  const [name, setName] = useState(user.name)
  const [roles, setRoles] = useState<RoleDraft[]>(user.roles.map(({ role, regionCode }) => ({ role, regionCode })))
  const [servant, setServant] = useState({ nip: user.nip ?? '', grade: user.grade ?? '' })
  const [isAsking, setAsking] = useState(false)
  const update = useMutation<User, ProblemError, Change>({
    mutationFn: (change) =>
      api.call(updateUser, { params: { id: user.id }, body: { ...change, expectedVersion: user.version } as never }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: usersKey })
      showToast({ message: t('users.saved'), tone: 'positive' })
      onDone()
    },
  })
  const resend = useMutation<undefined, ProblemError>({
    mutationFn: () => api.call(resendInvitation, { params: { id: user.id } }),
    onSuccess: () => showToast({ message: t('users.linkSent'), tone: 'positive' }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate({ name, roles, ...toCivilServant(servant) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ProblemNotice error={update.error ?? resend.error} />
        <TextInput
          label={t('users.name')}
          value={name}
          error={fieldMessage(update.error, 'name')}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        <TextInput label={t('users.email')} value={user.email} readOnly />
        <CivilServantFields value={servant} error={update.error} onChange={setServant} />
        <RolesEditor value={roles} onChange={setRoles} error={fieldMessage(update.error, 'roles')} />
        <Group justify='space-between'>
          <Group gap='xs'>
            {user.status !== 'disabled' && (
              <Button variant='subtle' loading={resend.isPending} onClick={() => resend.mutate()}>
                {t(user.status === 'invited' ? 'users.resend' : 'users.reset')}
              </Button>
            )}
            {user.status === 'disabled' ? (
              <Button variant='subtle' onClick={() => update.mutate({ status: 'active' })}>
                {t('users.enable')}
              </Button>
            ) : (
              <Button variant='subtle' color='red' onClick={() => setAsking(true)}>
                {t('users.disable')}
              </Button>
            )}
          </Group>
          <Group gap='xs'>
            <Button variant='default' onClick={onDone}>
              {t('cancel')}
            </Button>
            <Button type='submit' loading={update.isPending}>
              {t('users.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
      <ConfirmDialog
        isOpen={isAsking}
        isDestructive
        title={t('users.disable')}
        confirmLabel={t('users.disable')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          update.mutate({ status: 'disabled' })
        }}
      >
        {t('users.disable.confirm')}
      </ConfirmDialog>
    </form>
  )
}

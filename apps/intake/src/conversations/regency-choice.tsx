import { navigate, useSession, useTexts } from '@sipelandukilat/sdk'
import type { Conversation } from '@sipelandukilat/sdk/api/conversations'
import { Button, Group, Notice, Select, showToast } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { ProblemNotice } from '../problem/problem-notice'
import { useRegionsWithin } from '../services/use-regions'
import { conversationsTexts } from '../texts/texts'
import { useHandling } from './use-handling'

/** Names the regency of a conversation that has none. Whoever names another's lets it go: it belongs to that office then. */
export function RegencyChoice({ conversation, closedPath }: { conversation: Conversation; closedPath: string }) {
  const t = useTexts(conversationsTexts)
  const { roles } = useSession()
  const regencies = useRegionsWithin(conversation.regencyCode)
  const [chosen, setChosen] = useState('')
  const handling = useHandling(conversation)
  const isOwn = roles.some(({ regionCode }) => regionCode?.startsWith(chosen))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === '') return
    handling.mutate(
      { handledBy: isOwn ? conversation.handledBy : 'dialogue', regencyCode: chosen },
      {
        onSuccess: () => {
          const name = regencies.find(({ code }) => code === chosen)?.name ?? chosen
          showToast({ tone: 'positive', message: t('regencySet', { name }) })
          if (!isOwn) void navigate(closedPath, { replace: true })
        },
      },
    )
  }
  return (
    <Notice tone='warning'>
      <form className='intake-form' onSubmit={submit}>
        {t('regencyHint')}
        <Group align='flex-end' gap='xs'>
          <Select
            aria-label={t('regency')}
            placeholder={t('chooseRegency')}
            options={regencies.map(({ code, name }) => ({ value: code, label: name }))}
            value={chosen}
            onChange={setChosen}
          />
          <Button type='submit' variant='default' disabled={chosen === ''} loading={handling.isPending}>
            {t('setRegency')}
          </Button>
        </Group>
        <ProblemNotice error={handling.error} />
      </form>
    </Notice>
  )
}

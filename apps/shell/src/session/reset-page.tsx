import { ProblemError, requestPasswordReset } from '@sipelandukilat/contract'
import { Link, useTexts } from '@sipelandukilat/sdk'
import { createSessionClient } from '@sipelandukilat/sdk/host'
import { Button, Notice, Stack, TextInput } from '@sipelandukilat/ui'
import { type FormEvent, useState } from 'react'
import { shellTexts } from '../texts/texts'
import { EntryFrame } from './entry-frame'

const client = createSessionClient()

/** Asks for a link to set a new password. The answer never says whether there is an account. */
export function ResetPage() {
  const t = useTexts(shellTexts)
  const [email, setEmail] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [state, setState] = useState<'typing' | 'sending' | 'sent'>('typing')
  const [failure, setFailure] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (email.trim() === '') return
    setState('sending')
    setFailure(undefined)
    try {
      await client.call(requestPasswordReset, { body: { email: email.trim() } })
      setState('sent')
    } catch (error) {
      setState('typing')
      setFailure(error instanceof ProblemError ? error.problem.detail : t('start.failedText'))
    }
  }
  return (
    <EntryFrame title={t('reset.title')} intro={state === 'sent' ? undefined : t('reset.intro')}>
      {state === 'sent' ? (
        <Notice tone='positive' role='status' title={t('reset.sent.title')}>
          {t('reset.sent.text')}
        </Notice>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap='md'>
            {failure && (
              <Notice tone='negative' role='alert'>
                {failure}
              </Notice>
            )}
            <TextInput
              label={t('signIn.email')}
              type='email'
              name='email'
              autoComplete='username'
              size='md'
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={isTried && email.trim() === '' ? t('signIn.emailMissing') : undefined}
            />
            <Button type='submit' size='md' loading={state === 'sending'}>
              {t('reset.submit')}
            </Button>
          </Stack>
        </form>
      )}
      <Link to='/'>{t('reset.back')}</Link>
    </EntryFrame>
  )
}

import { acceptInvitation, ProblemError, type ResponseOf, readInvitation } from '@sipelandukilat/contract'
import { Link, useTexts } from '@sipelandukilat/sdk'
import { createSessionClient } from '@sipelandukilat/sdk/host'
import { Button, LoadingState, Notice, PasswordInput, Stack, TextInput } from '@sipelandukilat/ui'
import { type FormEvent, useEffect, useState } from 'react'
import { shellTexts } from '../texts/texts'
import { EntryFrame } from './entry-frame'

const client = createSessionClient()
const shortestPassword = 15

type Invitation = ResponseOf<typeof readInvitation>

/** Takes the token out of the address, so that it stays in no history. */
function takeToken(): string {
  const token = location.hash.slice(1)
  if (token !== '') history.replaceState(history.state, '', location.pathname)
  return token
}

/** Sets the password by the link of an invitation or a reset. */
export function InvitationPage() {
  const t = useTexts(shellTexts)
  const [token] = useState(takeToken)
  const [invitation, setInvitation] = useState<Invitation>()
  const [problem, setProblem] = useState<ProblemError['problem'] | 'unreachable'>()
  const [isDone, setIsDone] = useState(false)
  useEffect(() => {
    client
      .call(readInvitation, { body: { token } })
      .then(setInvitation, (error: unknown) =>
        setProblem(error instanceof ProblemError ? error.problem : 'unreachable'),
      )
  }, [token])
  return (
    <EntryFrame
      title={t('invitation.title')}
      intro={invitation && t('invitation.for', { name: invitation.name, email: invitation.email })}
    >
      {problem !== undefined && problem !== 'unreachable' && problem.status !== 0 ? (
        <Notice tone='negative' role='alert' title={t('invitation.invalid.title')}>
          {t('invitation.invalid.text')}
        </Notice>
      ) : problem !== undefined ? (
        <Notice tone='negative' role='alert' title={t('start.failed')}>
          {t('start.failedText')}
        </Notice>
      ) : isDone ? (
        <Notice tone='positive' role='status' title={t('invitation.done.title')}>
          {t('invitation.done.text')}
        </Notice>
      ) : invitation ? (
        <NewPasswordForm token={token} email={invitation.email} onSaved={() => setIsDone(true)} />
      ) : (
        <LoadingState rows={3} />
      )}
      <Link to='/'>{t('reset.back')}</Link>
    </EntryFrame>
  )
}

function NewPasswordForm({ token, email, onSaved }: { token: string; email: string; onSaved: () => void }) {
  const t = useTexts(shellTexts)
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const missing = Math.max(0, shortestPassword - [...password].length)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (missing > 0) return
    setIsBusy(true)
    setFailure(undefined)
    try {
      await client.call(acceptInvitation, { body: { token, password } })
      onSaved()
    } catch (error) {
      setFailure(
        error instanceof ProblemError
          ? (error.problem.errors?.[0]?.message ?? error.problem.detail)
          : t('start.failedText'),
      )
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap='md'>
        {failure && (
          <Notice tone='negative' role='alert'>
            {failure}
          </Notice>
        )}
        {/* Lets password managers keep the password under the right account. */}
        <TextInput label={t('signIn.email')} type='email' autoComplete='username' size='md' value={email} readOnly />
        <PasswordInput
          label={t('invitation.password')}
          description={t('invitation.passwordHint')}
          autoComplete='new-password'
          size='md'
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isTried && missing > 0 ? t('invitation.tooShort', { count: missing }) : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        />
        <Button type='submit' size='md' loading={isBusy}>
          {t('invitation.submit')}
        </Button>
      </Stack>
    </form>
  )
}

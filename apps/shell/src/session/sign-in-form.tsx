import { ProblemError, readBoot, type Session, signIn } from '@sipelandukilat/contract'
import { linkTo, useStoredDraft, useTexts } from '@sipelandukilat/sdk'
import { createSessionClient, sessionStore } from '@sipelandukilat/sdk/host'
import { Anchor, Button, Notice, PasswordInput, Stack, TextInput } from '@sipelandukilat/ui'
import { type FormEvent, useRef, useState } from 'react'
import { bootStore } from '../modules/boot-store'
import { shellTexts } from '../texts/texts'

const client = createSessionClient()

async function enter(session: Session): Promise<void> {
  if (!bootStore.get()) {
    // The cookie is set; the session counts once the boot manifest is there, so that the screen comes in one piece.
    bootStore.set(await client.call(readBoot, {}))
  }
  sessionStore.set({ status: 'signed-in', session })
}

type Failure = { title: string; detail?: string }

const isText = (value: unknown): value is string => typeof value === 'string'

type SignInFormProps = {
  /** The only account that may sign in here: the one whose session ended. */
  email?: string
  /** Somebody begins to sign in: time to fetch what comes after. */
  onFocus?: () => void
}

/** E-mail and password. What was typed stays after a failure; the e-mail also after a reload. */
export function SignInForm({ email: fixedEmail, onFocus }: SignInFormProps) {
  const t = useTexts(shellTexts)
  const draft = useStoredDraft('sign-in', '', isText)
  const email = fixedEmail ?? draft.value
  const [password, setPassword] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const [isTried, setIsTried] = useState(false)
  const emailInput = useRef<HTMLInputElement>(null)
  const passwordInput = useRef<HTMLInputElement>(null)

  const explain = (error: unknown): Failure => {
    if (!(error instanceof ProblemError)) return { title: t('start.failed'), detail: t('start.failedText') }
    const { problem } = error
    if (problem.status !== 429 || problem.retryAfter === undefined)
      return { title: problem.title, detail: problem.detail }
    return { title: problem.title, detail: t('signIn.locked', { count: Math.ceil(problem.retryAfter / 60) }) }
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (email.trim() === '') return emailInput.current?.focus()
    if (password === '') return passwordInput.current?.focus()
    setIsBusy(true)
    setFailure(undefined)
    try {
      await enter(await client.call(signIn, { body: { email: email.trim(), password } }))
      draft.clear()
    } catch (error) {
      setFailure(explain(error))
      passwordInput.current?.focus()
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <form onSubmit={submit} onFocus={onFocus} noValidate>
      <Stack gap='md'>
        {failure && (
          <Notice tone='negative' role='alert' title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        <TextInput
          ref={emailInput}
          label={t('signIn.email')}
          type='email'
          name='email'
          autoComplete='username'
          autoCapitalize='none'
          spellCheck={false}
          size='md'
          value={email}
          readOnly={fixedEmail !== undefined}
          onChange={(event) => draft.setValue(event.currentTarget.value)}
          error={isTried && email.trim() === '' ? t('signIn.emailMissing') : undefined}
        />
        <PasswordInput
          ref={passwordInput}
          label={t('signIn.password')}
          name='password'
          autoComplete='current-password'
          size='md'
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={isTried && password === '' ? t('signIn.passwordMissing') : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          data-autofocus={fixedEmail !== undefined || undefined}
        />
        <Button type='submit' size='md' loading={isBusy}>
          {t('signIn.submit')}
        </Button>
        {fixedEmail === undefined && <Anchor {...linkTo('/reset')}>{t('signIn.forgotten')}</Anchor>}
      </Stack>
    </form>
  )
}

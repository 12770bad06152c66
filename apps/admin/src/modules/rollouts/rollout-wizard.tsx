import {
  Link,
  linkTo,
  navigate,
  ProblemNotice,
  ProblemState,
  useApi,
  useLocalized,
  usePageParam,
  usePageQuery,
  usePageTitle,
  useTexts,
  useUnsavedChanges,
} from '@sipelandukilat/sdk'
import type { ProblemError } from '@sipelandukilat/sdk/api'
import {
  previewRollout,
  type RegisteredModule,
  type RolloutPreview,
  startRollout,
} from '@sipelandukilat/sdk/api/modules'
import { Button, Group, LoadingState, Notice, Page, Stack, showToast, Title } from '@sipelandukilat/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { modulesTexts, rolloutsTexts } from '../../texts/texts'
import { useDecider } from '../decider'
import { isRollingOutAt } from '../module-state'
import { modulesKey, useModule } from '../use-modules'
import { ReachTable } from './reach-table'
import { problemOf, type RolloutDraft, toRollout, wizardSteps } from './rollout-draft'
import { StepList } from './step-list'
import { PlaceStep, ReleaseStep, ShareStep, TimeStep } from './wizard-steps'

/** Gives a release to some: what, to whom, how many, when, and who that is, before anything happens. */
export function RolloutWizard() {
  const t = useTexts(rolloutsTexts)
  const common = useTexts(modulesTexts)
  const localized = useLocalized()
  usePageTitle(t('wizard.title'))
  const module = useModule(usePageParam('moduleId'))
  if (module.error)
    return <ProblemState error={module.error} onRetry={() => void module.refetch()} isRetrying={module.isFetching} />
  if (!module.data) return <LoadingState rows={8} withTitle />
  const { id, title } = module.data
  return (
    <Page
      title={t('wizard.title')}
      width='reading'
      breadcrumbs={[
        <Link key='modules' to='/admin/modules'>
          {common('title')}
        </Link>,
        <Link key='module' to={`/admin/modules/${id}?tab=rollouts`}>
          {localized(title)}
        </Link>,
      ]}
    >
      <Wizard module={module.data} />
    </Page>
  )
}

function useWizard(module: RegisteredModule) {
  const t = useTexts(rolloutsTexts)
  const api = useApi()
  const queries = useQueryClient()
  const params = { id: module.id }
  // The same id each time, so that what is shown is what will be reached.
  const [id, setId] = useState<string | undefined>()
  const bodyOf = (draft: RolloutDraft) => ({ ...toRollout(draft), ...(id === undefined ? {} : { id }) })
  const preview = useMutation<RolloutPreview, ProblemError, RolloutDraft>({
    mutationFn: (draft) => api.call(previewRollout, { params, body: bodyOf(draft) }),
    onSuccess: (shown) => setId(shown.id),
  })
  const start = useMutation<RegisteredModule, ProblemError, RolloutDraft>({
    mutationFn: (draft) => api.call(startRollout, { params, body: bodyOf(draft) }),
    onSuccess: async (_, { version }) => {
      showToast({ message: t('started.done', { version }), tone: 'positive' })
      await queries.invalidateQueries({ queryKey: modulesKey })
    },
  })
  return { preview, start }
}

function Wizard({ module }: { module: RegisteredModule }) {
  const t = useTexts(rolloutsTexts)
  const [query] = usePageQuery()
  const { place } = useDecider()
  const [first] = useState<RolloutDraft>(() => ({
    version: query.get('version') ?? '',
    place,
    regencies: [],
    roles: [],
    percentage: '100',
    bucketBy: 'region',
    from: '',
    until: '',
  }))
  const [draft, setDraft] = useState(first)
  const [at, setAt] = useState(0)
  const [isTried, setTried] = useState(false)
  const { preview, start } = useWizard(module)
  const step = wizardSteps[at] ?? 'release'
  const problem = problemOf(step, draft)
  useUnsavedChanges(draft !== first && !start.isSuccess)
  const hasStarted = start.isSuccess
  useEffect(() => {
    // After the draft is no longer unsaved, else leaving would ask.
    if (hasStarted) void navigate(`/admin/modules/${module.id}?tab=rollouts`)
  }, [hasStarted, module.id])
  const go = (to: number) => {
    setTried(false)
    setAt(to)
    start.reset()
    if (wizardSteps[to] === 'preview') preview.mutate(draft)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problem !== undefined) return
    if (step === 'preview') start.mutate(draft)
    else go(at + 1)
  }
  const fields = {
    module,
    draft,
    change: (change: Partial<RolloutDraft>) => setDraft({ ...draft, ...change }),
    error: isTried && problem ? t(problem) : undefined,
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap='lg'>
        <StepList current={at} onBack={go} />
        <StepTitle at={at} />
        {isRollingOutAt(module, draft.place) && !hasStarted && <Notice tone='warning'>{t('underWay')}</Notice>}
        {step === 'release' && <ReleaseStep {...fields} />}
        {step === 'place' && <PlaceStep {...fields} />}
        {step === 'share' && <ShareStep {...fields} />}
        {step === 'time' && <TimeStep {...fields} />}
        {step === 'preview' &&
          (preview.error ? (
            <ProblemState error={preview.error} onRetry={() => preview.mutate(draft)} isRetrying={preview.isPending} />
          ) : preview.isPending || !preview.data ? (
            <LoadingState rows={6} />
          ) : (
            <ReachTable preview={preview.data} version={draft.version} />
          ))}
        <ProblemNotice error={start.error} />
        <Group justify='space-between' gap='xs'>
          {at === 0 ? (
            <Button component='a' variant='default' {...linkTo(`/admin/modules/${module.id}?tab=rollouts`)}>
              {t('cancel')}
            </Button>
          ) : (
            <Button variant='default' onClick={() => go(at - 1)}>
              {t('back')}
            </Button>
          )}
          <Button type='submit' loading={start.isPending} disabled={step === 'preview' && !preview.isSuccess}>
            {t(step === 'preview' ? 'start' : 'next')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** The name of the step; it takes the focus when the step changes, so that it is read out and the keyboard goes on from it. */
function StepTitle({ at }: { at: number }) {
  const t = useTexts(rolloutsTexts)
  const title = useRef<HTMLHeadingElement>(null)
  const before = useRef(at)
  useEffect(() => {
    if (before.current !== at) title.current?.focus()
    before.current = at
  }, [at])
  return (
    <Title order={2} size='h4' ref={title} tabIndex={-1}>
      {t('wizard.at', { at: at + 1, of: wizardSteps.length, name: t(`step.${wizardSteps[at] ?? 'release'}`) })}
    </Title>
  )
}

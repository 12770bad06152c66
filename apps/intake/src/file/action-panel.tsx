import { linkTo, useAbility, useLanguage, useLocalized, useSession, useTexts } from '@sipelandukilat/sdk'
import type { ApplicationFile } from '@sipelandukilat/sdk/api'
import { actionLabel, lackNames, presenceLabel } from '@sipelandukilat/sdk/forms'
import { Button, ConfirmDialog, Group, Notice, Text } from '@sipelandukilat/ui'
import { type ComponentType, useState } from 'react'
import { DeliveryForm } from '../handover/delivery-form'
import { HandoverForm } from '../handover/handover-form'
import { Panel } from '../panel/panel'
import { ProblemNotice } from '../problem/problem-notice'
import { MissingList } from '../supply/missing-list'
import { fileTexts, supplyTexts } from '../texts/texts'
import { CorrectionForm, IssueForm, RejectForm, ReturnForm } from './action-forms'
import { ApprovalNotice } from './approval-notice'
import { useFileScope } from './file-scope'
import { isRecordOnly, lackingCopies, ReadyForm } from './ready-form'
import { useTransition } from './use-transition'

type Action = ApplicationFile['allowedActions'][number]

/** Steps that need more than a click. */
const forms: Partial<Record<Action, ComponentType<{ onClose: () => void }>>> = {
  request_correction: CorrectionForm,
  reject: RejectForm,
  return_to_verifier: ReturnForm,
  issue: IssueForm,
  make_ready: ReadyForm,
  deliver: DeliveryForm,
  complete: HandoverForm,
}

/** The usual way first, what holds a file up next, what ends it last. */
const order: readonly Action[] = [
  'start',
  'record_presence',
  'await_presence',
  'submit_for_approval',
  'approve',
  'process',
  'issue',
  'make_ready',
  'complete',
  'deliver',
  'reopen',
  'return_to_verifier',
  'request_correction',
  'reject',
]

/** What is on its way is expected to arrive; that it came back is the exception. */
const isSecondary = (action: Action, status: ApplicationFile['status']) =>
  ['reject', 'request_correction', 'return_to_verifier', 'deliver'].includes(action) ||
  (action === 'make_ready' && status === 'delivering')

/** Why nothing, or not the expected, can be done now. */
function Obstacles() {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  const { file, definition } = useFileScope()
  const me = useSession().user.id
  const ability = useAbility()
  const isOwnVerification =
    file.status === 'approving' &&
    file.verifiedBy === me &&
    ability.can(file.approval?.by === 'head' ? 'decide' : 'supervise', 'Application')
  return (
    <>
      {isOwnVerification && <Notice tone='warning'>{t('verifierCannotApprove')}</Notice>}
      {file.status === 'verifying' && definition.presence !== 'none' && !file.presenceDone && (
        <Text size='sm' c='dimmed'>
          {t('presenceNeeded', { why: presenceLabel(definition.presence, language) })}
        </Text>
      )}
      {file.status === 'correction' && <Text>{t('waitsForCitizen')}</Text>}
    </>
  )
}

/** What was asked to be corrected, while it is. */
function OpenCorrection() {
  const t = useTexts(fileTexts)
  const localized = useLocalized()
  const { file, definition } = useFileScope()
  const { correction } = file
  if (correction === null) return null
  return (
    <Notice tone='info' title={t('correctionOpen')}>
      {lackNames(definition, correction).map(localized).join(', ')}
      <Text className='intake-note'>{correction.note}</Text>
    </Notice>
  )
}

/** What the workflow lets this reader do now. */
export function ActionPanel() {
  const t = useTexts(fileTexts)
  const { language } = useLanguage()
  const supply = useTexts(supplyTexts)
  const ability = useAbility()
  const { file, definition } = useFileScope()
  const [open, setOpen] = useState<Action>()
  const [isConfirming, setIsConfirming] = useState(false)
  const step = useTransition(() => setIsConfirming(false))
  const rank = (action: Action) => Number(isSecondary(action, file.status))
  const actions = order
    .filter((action) => file.allowedActions.includes(action))
    .toSorted((one, other) => rank(one) - rank(other))
  const primary = actions.find((action) => !isSecondary(action, file.status))
  // All documents can be given out: nothing is left to ask.
  const asksNothing = (action: Action) =>
    !forms[action] || (action === 'make_ready' && file.status !== 'delivering' && lackingCopies(file).length === 0)
  const nameOf = (action: Action) =>
    action === 'make_ready' && file.status === 'delivering'
      ? t('readyAgain')
      : action === 'issue' && isRecordOnly(file)
        ? t('recordDone')
        : actionLabel(action, language)
  const take = (action: Action) => {
    if (!asksNothing(action)) setOpen(open === action ? undefined : action)
    else if (action === 'approve') setIsConfirming(true)
    else step.mutate({ action })
  }
  const Form = open && actions.includes(open) ? forms[open] : undefined
  return (
    <Panel title={t('nextStep')}>
      <OpenCorrection />
      {file.lacks && <MissingList lacks={file.lacks} definition={definition} hint={supply('fileHint')} />}
      <ApprovalNotice />
      <Obstacles />
      {actions.length === 0 && file.status !== 'correction' && !file.lacks && <Text c='dimmed'>{t('noStep')}</Text>}
      <Group gap='xs' className='ui-no-print'>
        {file.lacks && !file.masked && ability.can('create', 'Application') && (
          <Button component='a' {...linkTo(`/intake/${file.id}/supply`)}>
            {supply('fill')}
          </Button>
        )}
        {actions.map((action) => (
          <Button
            key={action}
            variant={action === primary ? 'filled' : 'default'}
            {...(action === 'reject' ? { c: 'var(--mantine-color-error)' } : {})}
            loading={step.isPending && step.variables?.action === action}
            disabled={step.isPending}
            {...(!asksNothing(action) ? { 'aria-expanded': open === action } : {})}
            onClick={() => take(action)}
          >
            {nameOf(action)}
          </Button>
        ))}
      </Group>
      <ProblemNotice error={step.error} />
      {Form && <Form onClose={() => setOpen(undefined)} />}
      <ConfirmDialog
        isOpen={isConfirming}
        title={actionLabel('approve', language)}
        confirmLabel={actionLabel('approve', language)}
        isBusy={step.isPending}
        onConfirm={() => step.mutate({ action: 'approve' })}
        onCancel={() => setIsConfirming(false)}
      >
        {file.approval?.signatory
          ? t('confirmDecisionSigned', file.approval.signatory)
          : t(file.approval?.by === 'head' ? 'confirmDecision' : 'confirmApprove')}
      </ConfirmDialog>
    </Panel>
  )
}

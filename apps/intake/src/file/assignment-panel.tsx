import { useAbility, useSession, useTexts } from '@sipelandukilat/sdk'
import { assignApplication } from '@sipelandukilat/sdk/api'
import { Button, Select, showToast, Text } from '@sipelandukilat/ui'
import { Panel } from '../panel/panel'
import { ProblemNotice } from '../problem/problem-notice'
import { fileTexts } from '../texts/texts'
import { useFileChange, useFileScope } from './file-scope'
import { useOfficers } from './use-officers'

/** Whose file it is: an officer takes a free one, a supervisor gives it to anyone, seeing who has how much. */
export function AssignmentPanel() {
  const t = useTexts(fileTexts)
  const { file } = useFileScope()
  const ability = useAbility()
  const me = useSession().user.id
  const { officers, nameOf } = useOfficers()
  const assigning = useFileChange<string | null>(
    (api, assigneeId, { id, expectedVersion }) =>
      api.call(assignApplication, { params: { id }, body: { assigneeId, expectedVersion } }),
    (_file, assigneeId) => {
      const before = file.assigneeId
      const message = assigneeId === me ? t('taken') : assigneeId === null ? t('givenBack') : t('assigned')
      showToast({
        tone: 'positive',
        message,
        ...(before === null && assigneeId === me ? { undo: () => assigning.mutate(null) } : {}),
      })
    },
  )
  const canTake = file.assigneeId === null && (ability.can('work', 'Application') || file.can.assign)
  return (
    <Panel title={t('assignee')}>
      {file.can.assign ? (
        <Select
          className='ui-no-print'
          label={t('assignTo')}
          placeholder={t('nobody')}
          disabled={assigning.isPending || file.closedAt !== null}
          options={officers.map(({ userId, name, open, overdue }) => ({
            value: userId,
            label: t('workload', { name, open, overdue }),
          }))}
          value={file.assigneeId ?? ''}
          onChange={(assigneeId) => assigning.mutate(assigneeId || null)}
        />
      ) : (
        <Text>{file.assigneeId === null ? t('nobody') : nameOf(file.assigneeId)}</Text>
      )}
      {file.closedAt === null && (
        <div className='intake-line ui-no-print'>
          {canTake && !file.masked && (
            <Button
              size='compact-sm'
              variant='default'
              loading={assigning.isPending}
              onClick={() => assigning.mutate(me)}
            >
              {t('take')}
            </Button>
          )}
          {file.assigneeId === me && (
            <Button
              size='compact-sm'
              variant='default'
              loading={assigning.isPending}
              onClick={() => assigning.mutate(null)}
            >
              {t('giveBack')}
            </Button>
          )}
        </div>
      )}
      <ProblemNotice error={assigning.error} />
    </Panel>
  )
}

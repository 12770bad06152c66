import { Link, linkTo, localized, ProblemState, useFormat, useLanguage, useTexts } from '@sipelandukilat/sdk'
import { channelLabel, roleLabels } from '@sipelandukilat/sdk/api'
import type { Complaint } from '@sipelandukilat/sdk/api/complaints'
import { complaintKindLabel, isConfidentialComplaint } from '@sipelandukilat/sdk/api/complaints'
import { ActionIcon, Group, IconArrowLeft, IconLock, KeyValueList, LoadingState, Text, Title } from '@sipelandukilat/ui'
import { MessageFiles } from '../conversations/message-files'
import { complaintsTexts } from '../texts/texts'
import { ComplaintActions } from './complaint-actions'
import { ComplaintDue, ComplaintStatusBadge } from './complaint-badges'
import { ComplaintEntries } from './complaint-entries'
import { KindForm } from './kind-form'
import { Sp4nForm } from './sp4n-form'
import { useComplaint } from './use-complaints'

/** One complaint: what was said, with whom it is, and what can be done. */
export function ComplaintView({ id, closedPath }: { id: string; closedPath: string }) {
  const complaint = useComplaint(id)
  return (
    <div className='complaint'>
      <Head complaint={complaint.data} closedPath={closedPath} />
      {complaint.data ? (
        <>
          <Facts complaint={complaint.data} />
          <ComplaintEntries complaint={complaint.data} />
          {complaint.data.canWork && <ComplaintActions complaint={complaint.data} />}
          {complaint.data.canSetKind && <KindForm key={complaint.data.kind} complaint={complaint.data} />}
          {complaint.data.canWork && <Sp4nForm key={complaint.data.sp4nNumber} complaint={complaint.data} />}
        </>
      ) : complaint.isError ? (
        <ProblemState
          error={complaint.error}
          onRetry={() => void complaint.refetch()}
          isRetrying={complaint.isFetching}
        />
      ) : (
        <LoadingState rows={6} withTitle />
      )}
    </div>
  )
}

function Head({ complaint, closedPath }: { complaint: Complaint | undefined; closedPath: string }) {
  const t = useTexts(complaintsTexts)
  const { language } = useLanguage()
  return (
    <Group gap='xs' wrap='nowrap' align='flex-start'>
      <ActionIcon
        component='a'
        variant='default'
        size={36}
        className='list-back'
        aria-label={t('back')}
        {...linkTo(closedPath)}
      >
        <IconArrowLeft size={18} aria-hidden />
      </ActionIcon>
      {complaint && (
        <div>
          <Title order={2} size='h3'>
            {complaintKindLabel(complaint.kind, language)}
          </Title>
          <Group gap='xs'>
            <Text size='sm'>{complaint.number}</Text>
            <ComplaintStatusBadge status={complaint.status} />
            <ComplaintDue row={complaint} />
          </Group>
          {isConfidentialComplaint(complaint.kind) && (
            <Group gap={4} c='dimmed' wrap='nowrap' align='flex-start'>
              <IconLock size={16} aria-hidden />
              <Text size='sm'>{t('confidential')}</Text>
            </Group>
          )}
        </div>
      )}
    </Group>
  )
}

const toComplaintFileAddress = (id: string): string => `/api/v1/complaint-files/${id}`

function Facts({ complaint }: { complaint: Complaint }) {
  const t = useTexts(complaintsTexts)
  const format = useFormat()
  const { language } = useLanguage()
  const { assigneeName, assigneeRole, closesAt, closedBy } = complaint
  const role = assigneeRole && localized(roleLabels[assigneeRole], language)
  const known = [
    { key: 'name', label: t('name'), value: complaint.name },
    {
      key: 'phone',
      label: t('phone'),
      value:
        complaint.unmasked && complaint.phone ? (
          <a href={`tel:${complaint.phone}`}>{complaint.phone}</a>
        ) : (
          complaint.phone
        ),
    },
    { key: 'email', label: t('email'), value: complaint.email },
    { key: 'sp4n', label: t('sp4n'), value: complaint.sp4nNumber },
    {
      key: 'application',
      label: t('application'),
      value: complaint.applicationId && (
        <Link to={`/intake/${complaint.applicationId}`}>{complaint.trackingNumber}</Link>
      ),
    },
    {
      key: 'files',
      label: t('files'),
      value:
        complaint.files.length === 0 ? null : (
          <MessageFiles files={complaint.files} addressOf={toComplaintFileAddress} />
        ),
    },
  ].filter(({ value }) => value !== null && value !== '')
  return (
    <div>
      <KeyValueList
        items={[
          { key: 'received', label: t('received'), value: format.dateTime(complaint.receivedAt) },
          { key: 'channel', label: t('channel'), value: channelLabel(complaint.channel, language) },
          { key: 'place', label: t('place'), value: complaint.villageName },
          { key: 'assignee', label: t('assignee'), value: assigneeName ?? role ?? t('nobody') },
          ...known,
        ]}
      />
      {!complaint.unmasked && (
        <Text size='sm' c='dimmed'>
          {t('masked')}
        </Text>
      )}
      {complaint.status === 'answered' && closesAt && (
        <Text size='sm'>{t('closesBy', { time: format.date(closesAt) })}</Text>
      )}
      {closedBy && <Text size='sm'>{t(`closedBy.${closedBy}`)}</Text>}
    </div>
  )
}
